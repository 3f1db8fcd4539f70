"""The history of all objects on one page: who, what, when, from where; to search and to narrow."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.postgres.search import SearchQuery
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import HistoryEntry, User
from portal.admin_history_lines import lines_of
from reference.text import clean
from ui.admin import history
from ui.methods import read_only

PER_PAGE = 50
MOST_STAFF = 200
RARE = 2_000
PLACE = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")
MOMENT_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


class NarrowForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Words"), max_length=200, required=False)
    who = forms.CharField(
        label=gettext_lazy("Who: e-mail address or phone number"),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"list": "staff", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("kind of object"), required=False)
    day = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, data: Any, *, kinds: Mapping[str, str]) -> None:
        super().__init__(data)
        by_name = sorted(kinds.items(), key=lambda kind: kind[1])
        self.fields["kind"].choices = [("", _("every kind")), *by_name]  # type: ignore[attr-defined]

    def clean_q(self) -> str:
        return clean(self.cleaned_data["q"])

    def clean_who(self) -> int | None:
        """The number of the account that is meant."""
        said = clean(self.cleaned_data["who"])
        if not said:
            return None
        found = User.objects.filter(Q(email=said.lower()) | Q(phone=said)).values_list("pk")
        if pk := next(iter(found[:1]), None):
            return pk[0]
        if said.isascii() and said.isdigit() and len(said) < 19:
            return int(said)  # of an account that is no more
        raise forms.ValidationError(_("There is no account with this address or number."))


@read_only
def all_history(request: HttpRequest, *, site: AdminSite) -> TemplateResponse:
    """Newest first, paged by where one stopped: as quick at a million rows as at ten."""
    if not request.user.has_perm("accounts.view_historyentry"):
        raise PermissionDenied
    kinds = readable_kinds(site, request)
    form = NarrowForm(request.GET, kinds=kinds)
    rows = []
    if form.is_valid():
        found = narrowed(form.cleaned_data, kinds, before=request.GET.get("before", ""))
        rows = list(found[: PER_PAGE + 1])
    query = request.GET.copy()
    if len(rows) > PER_PAGE:
        query["before"] = place_of(rows[PER_PAGE - 1])
    context = {
        **site.each_context(request),
        "title": _("History of all objects"),
        "form": form,
        "staff": User.objects.filter(is_staff=True).order_by("email")[:MOST_STAFF],
        "lines": lines_of(rows[:PER_PAGE], site),
        "older": f"?{query.urlencode()}" if len(rows) > PER_PAGE else "",
        "is_first": "before" not in request.GET,
    }
    return TemplateResponse(request, "admin/all_history.html", context)


def readable_kinds(site: AdminSite, request: HttpRequest) -> dict[str, str]:
    """Label → name of every tracked model whose rows this person may read.

    Rows that hang on others are often called alike: those names say on what.
    """
    whole: dict[type[models.Model], type[models.Model] | None] = {}
    for model, model_admin in site._registry.items():
        if model_admin.has_view_permission(request):
            whole |= dict.fromkeys(getattr(model_admin, "parts", ()), model)
            whole[model] = None
    tracked = {model: of for model, of in whole.items() if history.is_tracked(model)}
    names = {model: str(model._meta.verbose_name) for model in tracked}
    times = Counter(names.values())
    return {
        model._meta.label_lower: f"{names[model]} ({of._meta.verbose_name})"
        if of and times[names[model]] > 1
        else names[model]
        for model, of in tracked.items()
    }


def narrowed(
    said: Mapping[str, Any], kinds: Iterable[str], *, before: str
) -> models.QuerySet[HistoryEntry]:
    """The entries that were asked for, newest first, after the place where one stopped."""
    rows = HistoryEntry.objects.order_by("-at", "-id").defer("words")
    rows = rows.filter(model=said["kind"]) if said["kind"] else rows.filter(model__in=sorted(kinds))
    if said["q"]:
        rows = holding(rows, SearchQuery(said["q"], config="vietnamese", search_type="websearch"))
    if said["who"]:
        rows = rows.filter(person=said["who"])
    if said["day"]:
        start = timezone.make_aware(datetime.combine(said["day"], time.min))
        rows = rows.filter(at__gte=start, at__lt=start + timedelta(days=1))
    if place := PLACE.fullmatch(before):
        at = MOMENT_ZERO + timedelta(microseconds=int(place[1]))
        rows = rows.filter(Q(at__lt=at) | Q(at=at, id__lt=int(place[2])), at__lte=at)
    return rows


def holding(rows: models.QuerySet, words: SearchQuery) -> models.QuerySet[HistoryEntry]:
    """Those of the entries that hold the words.

    Rare words are looked up first: PostgreSQL, expecting some among the latest, would walk through
    all entries by day until it had a page full.
    """
    found = HistoryEntry.objects.filter(words=words).order_by()
    keys = list(found.values_list("pk", flat=True)[: RARE + 1])
    return rows.filter(pk__in=keys) if len(keys) <= RARE else rows.filter(words=words)


def place_of(entry: HistoryEntry) -> str:
    """Where one stopped: the moment in microseconds and the number of the entry."""
    return f"{(entry.at - MOMENT_ZERO) // timedelta(microseconds=1)}-{entry.pk}"
