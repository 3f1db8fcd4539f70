"""Pages under /my/data/: what is held, a copy of it, consents taken back, erasure."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts.consents import withdraw_consent
from accounts.models import Consent, Purpose
from accounts.privacy.erasure import ObstacleError, erase_person
from accounts.privacy.export import note_export, stream
from accounts.privacy.forms import ErasureForm
from accounts.privacy.pages import data_page, erasure_page
from accounts.requests import SignedInRequest
from ui.methods import form_only, read_only, with_form
from ui.responses import private

MOST_DIGITS = 18


def proved(view: Callable[..., Any]) -> Callable[..., Any]:
    """Only for who has just shown again that it is she; she comes back to this page after that."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if did_recently_reauthenticate(request):
            return view(request, *args, **kwargs)
        way_back = urlencode({"next": request.path})
        return redirect(f"{reverse('account_reauthenticate')}?{way_back}")

    return page


@read_only
def held(request: SignedInRequest) -> HttpResponse:
    """What is held about her, until when, and what she agreed to."""
    return private(TemplateResponse(request, "accounts/data.html", data_page(request.user)))


@form_only
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one consent back; one of somebody else's is not there."""
    if len(str(pk)) > MOST_DIGITS:
        raise Http404
    rows = Consent.objects.filter(user=request.user, pk=pk)
    consent = rows.exclude(purpose=Purpose.TERMS).first()
    if consent is None:
        raise Http404
    purpose, about = Purpose(consent.purpose), consent.about
    if consent.withdrawn_at is None and withdraw_consent(
        user=request.user, purpose=purpose, about=about, at=timezone.now()
    ):
        messages.success(request, _("Withdrawn. What was agreed to ends with it."))
    return redirect("my-data")


@with_form
@proved
def export(request: SignedInRequest) -> HttpResponseBase:
    """The copy: asked for by a button, given at once."""
    if request.method != "POST":
        return private(TemplateResponse(request, "accounts/data_export.html", {}))
    at = timezone.now()
    note_export(user=request.user, at=at)
    answer = StreamingHttpResponse(stream(request.user, at=at), content_type="application/zip")
    name = f"smedx-{timezone.localdate(at):%Y-%m-%d}.zip"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@sensitive_post_parameters()
@with_form
@proved
def erase(request: SignedInRequest) -> HttpResponse:
    """What goes, what stays, and the word that does it."""
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            erase_person(user=request.user, at=timezone.now())
        except ObstacleError:
            pass  # the page says what is in the way
        else:
            logout(request)
            messages.success(request, _("Your account and your data are erased. Farewell."))
            return redirect("home")
    page = {**erasure_page(request.user), "form": form}
    return private(TemplateResponse(request, "accounts/data_erase.html", page))
