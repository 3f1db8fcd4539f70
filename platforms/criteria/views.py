"""The published criteria, and a vendor's check against them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from platforms import snapshot
from platforms.criteria.forms import OwnWordForm, SelfCheckForm
from platforms.criteria.pages import in_force, judgements, to_answer
from platforms.joining.access import own_revision
from platforms.models import Criterion
from platforms.revisions.rules import NotAllowedError
from platforms.revisions.writing import RevisionMovedError, save_revision
from ui.methods import read_only, with_form
from ui.responses import private

SAID = "self_check"


@login_not_required
@read_only
def criteria(request: HttpRequest) -> TemplateResponse:
    """What every listing must meet, and why one is suspended."""
    context = {
        "listing": in_force(Criterion.Use.LISTING),
        "suspension": in_force(Criterion.Use.SUSPENSION),
    }
    return TemplateResponse(request, "platforms/vendors/criteria.html", context)


@login_not_required
@with_form
def self_check(request: HttpRequest) -> TemplateResponse:
    """Before the first draft: nothing typed here is kept."""
    rows = in_force(Criterion.Use.LISTING)
    form = SelfCheckForm(request.POST or None, snapshot=snapshot.current(), said=to_answer(rows))
    found = None
    if form.is_bound and form.is_valid():
        found = judgements(rows, form.content(), form.cleaned_data["said"])
    context = {"form": form, "found": found, **_count(found)}
    return TemplateResponse(request, "platforms/vendors/self_check.html", context)


@with_form
def revision_check(request: SignedInRequest, pk: int) -> HttpResponse:
    """How a draft stands; what its vendor answers for is kept with the evidence for staff."""
    revision, rows = own_revision(request.user, pk), in_force(Criterion.Use.LISTING)
    kept = revision.private.get(SAID, [])
    form = OwnWordForm(request.POST or None, said=to_answer(rows), initial={"said": kept})
    if form.is_bound and form.is_valid():
        private_now = {**revision.private, SAID: form.cleaned_data["said"]}
        try:
            save_revision(
                revision=revision,
                version=revision.version,
                by=request.user,
                at=timezone.now(),
                private=private_now,
            )
        except (RevisionMovedError, NotAllowedError):
            messages.warning(request, _("This listing is being judged now; nothing was changed."))
        return redirect("vendor-revision-check", pk)
    found = judgements(rows, revision.content, kept)
    context = {"form": form, "found": found, "revision": revision, **_count(found)}
    return private(TemplateResponse(request, "platforms/vendors/revision_check.html", context))


def _count(found: list[Any] | None) -> dict[str, int]:
    return {"met": sum(each.is_met for each in found or ()), "all": len(found or ())}
