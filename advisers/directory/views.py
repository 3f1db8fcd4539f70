"""The public directory of advisers, and what each commune can count on."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from advisers.choices import Standing
from advisers.directory.pages import ask_url, commune_page, directory_page
from advisers.directory.satisfaction import satisfaction
from advisers.directory.selectors import cards, in_network, today_of
from advisers.models import Adviser, Organisation, Rating
from enterprises.lookups import find_places, typed_text
from platforms import snapshot
from platforms.views import report_page
from reference.models import Commune
from ui.methods import read_only, with_form

MOST_DIGITS = 18
SHOWN = 100


@login_not_required
@read_only
def directory(request: HttpRequest) -> TemplateResponse:
    context = directory_page(request.GET, snapshot.current(), at=timezone.now())
    if context.get("is_empty"):
        return TemplateResponse(request, "advisers/directory/empty.html", context)
    context["satisfaction"] = satisfaction(Rating.objects.all())
    return TemplateResponse(request, "advisers/directory/directory.html", context)


@login_not_required
@read_only
def places(request: HttpRequest) -> TemplateResponse:
    """Communes that typed words may mean, each a way to its page; letter by letter."""
    text = typed_text(request.GET, "place")
    options = find_places(text, snapshot.current().places)
    context = {"text": text, "options": options, "is_settled": False}
    return TemplateResponse(request, "advisers/directory/_places.html", context)


@login_not_required
@read_only
def commune(request: HttpRequest, code: str) -> HttpResponse:
    """What a commune can count on; codes of before lead to today's commune."""
    today = today_of(code[:10]) if code.isascii() and code.isdigit() else None
    if today is None:
        raise Http404
    if today != code:
        return redirect("adviser-commune", today)
    row = Commune.objects.select_related("province").get(pk=code)
    context = commune_page(row, snapshot.current(), at=timezone.now())
    return TemplateResponse(request, "advisers/directory/commune.html", context)


def _adviser(pk: int) -> Adviser:
    """Raises: Http404: not in the network now, whether she is known or not."""
    if len(str(pk)) > MOST_DIGITS:
        raise Http404
    rows = in_network(timezone.localdate()).select_related("organisation")
    return get_object_or_404(rows, pk=pk)


def _organisation(pk: int) -> Organisation:
    """Raises: Http404: as above."""
    if len(str(pk)) > MOST_DIGITS:
        raise Http404
    rows = Organisation.objects.filter(standing=Standing.ACTIVE).select_related("province")
    return get_object_or_404(rows, pk=pk)


@login_not_required
@read_only
def person(request: HttpRequest, pk: int) -> TemplateResponse:
    row = _adviser(pk)
    (card,) = cards([row], snapshot.current().taxonomy, at=timezone.now())
    said = satisfaction(row.ratings.all())
    context = {"adviser": row, "card": card, "ask_url": ask_url(), "satisfaction": said}
    return TemplateResponse(request, "advisers/directory/person.html", context)


@login_not_required
@read_only
def organisation(request: HttpRequest, pk: int) -> TemplateResponse:
    row, at = _organisation(pk), timezone.now()
    rows = in_network(timezone.localdate(at)).filter(organisation=row)
    people = list(rows.select_related("organisation").order_by("name", "pk")[:SHOWN])
    shown = cards(people, snapshot.current().taxonomy, at=at)
    said = satisfaction(Rating.objects.filter(adviser__organisation=row))
    context = {"organisation": row, "cards": shown, "satisfaction": said}
    return TemplateResponse(request, "advisers/directory/organisation.html", context)


@login_not_required
@with_form
def report_person(request: HttpRequest, pk: int) -> HttpResponse:
    row = _adviser(pk)
    back = reverse("adviser-detail", args=[pk])
    return report_page(request, subject=("adviser", str(pk)), name=row.name, back=back)


@login_not_required
@with_form
def report_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    row = _organisation(pk)
    back = reverse("organisation-detail", args=[pk])
    return report_page(request, subject=("organisation", str(pk)), name=row.name, back=back)
