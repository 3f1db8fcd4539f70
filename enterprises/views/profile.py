"""Making an enterprise and changing its profile, in short steps."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from enterprises.access import look_at, membership_in, person
from enterprises.models import Enterprise
from enterprises.pages.profile import StepPage, after_saving, new_form, profile_page
from enterprises.profile_forms import STEPS, step_after
from enterprises.services import ChangedMeanwhileError, change_enterprise, create_enterprise
from ui.methods import read_only, with_form
from ui.responses import private, way_back


@read_only
def detail(request: HttpRequest, pk: int) -> TemplateResponse:
    page = profile_page(membership_in(request, pk))
    return private(TemplateResponse(request, "enterprises/enterprise_detail.html", page))


@with_form
def create(request: HttpRequest) -> HttpResponse:
    """The first step; from then on the enterprise is there and every step can be left out.

    Whoever was on the way to something that needs an enterprise goes on there at once.
    """
    back = way_back(request)
    form = new_form(request.POST if request.method == "POST" else None, by=person(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = create_enterprise(**form.cleaned_data, by=person(request), at=timezone.now())
        except Enterprise.DoesNotExist:
            raise Http404 from None
        look_at(request, made)
        _tell_of_claim(request, made)
        return redirect(back or after_saving(made, step_after("identity"), is_new=True))
    context = {
        "form": form,
        "step": "identity",
        "place_of": 1,
        "count": len(STEPS),
        "is_led_here": bool(back),
    }
    return private(TemplateResponse(request, "enterprises/enterprise_create.html", context))


@with_form
def edit(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """One step of the profile; what was typed but not chosen is asked about, nothing is lost."""
    enterprise = membership_in(request, pk).enterprise
    if step not in STEPS:
        raise Http404
    is_new, is_sent = "new" in request.GET, request.method == "POST"
    page = StepPage(enterprise, step, request.POST if is_sent else None)
    if is_sent and "find" not in request.GET and page.is_ready() and _saved(request, page):
        return redirect(
            after_saving(enterprise, step_after(step) if is_new else None, is_new=is_new)
        )
    context = page.context(is_new=is_new)
    return private(TemplateResponse(request, "enterprises/enterprise_edit.html", context))


def _saved(request: HttpRequest, page: StepPage) -> bool:
    """Whether the step is stored; if not, its form says why."""
    version = page.form.cleaned_data["version"]
    changes, at = page.form.changes(), timezone.now()
    try:
        saved = change_enterprise(
            enterprise=page.enterprise, changes=changes, version=version, by=person(request), at=at
        )
    except ChangedMeanwhileError:
        page.refuse_as_changed(Enterprise.objects.get(pk=page.enterprise.pk))
        return False
    except Enterprise.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("Saved."))
    if saved.tax_code != page.enterprise.tax_code:
        _tell_of_claim(request, saved)
    return True


def _tell_of_claim(request: HttpRequest, enterprise: Enterprise) -> None:
    if enterprise.is_tax_code_disputed:
        text = _(
            "Another enterprise has this tax code. The ministry's staff look at it and write to "
            "you; until then everything else works."
        )
        messages.warning(request, text)
