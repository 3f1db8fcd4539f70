"""Beginning a draft, looking at it, handing it in, taking it back, giving it up."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from platforms.choices import State
from platforms.models import Revision
from platforms.models.revisions import OPEN, Side
from platforms.revisions import services
from platforms.revisions.editing import copy_revision
from platforms.revisions.rules import NotAllowedError, TransitionError
from platforms.revisions.writing import RevisionMovedError, RevisionOpenError, start_revision
from platforms.rules import NotPublishableError
from platforms.vendor_listings import pages
from platforms.vendor_listings.access import person, platform_of, revision_of, vendor_of
from platforms.vendor_listings.forms import ActForm, ChangeForm, NewForm
from platforms.vendor_listings.starting import start_named
from ui.methods import form_only, read_only, with_form
from ui.responses import private

MOVED = (RevisionMovedError, TransitionError)


@with_form
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """A name begins a listing; everything else can wait."""
    vendor = vendor_of(request, slug)
    form = NewForm(request.POST or None, initial={"request_key": uuid4()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = start_named(vendor=vendor, **said, by=person(request), at=timezone.now())
        return redirect("vendor-listing", made.pk)
    context = {"form": form, "vendor": vendor}
    return private(TemplateResponse(request, "platforms/vendor_listing/new.html", context))


@with_form
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin to change a listing, from what is public or from an earlier version."""
    platform = platform_of(request, slug)
    held = platform.revisions.filter(state__in=OPEN).first()
    if held is not None and held.side == Side.VENDOR:
        return redirect("vendor-listing", held.pk)
    form = ChangeForm(request.POST or None, platform=platform, initial={"request_key": uuid4()})
    is_held = held is not None
    if request.method == "POST" and form.is_valid() and not is_held:
        said = {**form.cleaned_data, "by": person(request), "at": timezone.now()}
        try:
            made = start_revision(platform=platform, side=Side.VENDOR, **said)
            return redirect("vendor-listing", made.pk)
        except RevisionOpenError:
            is_held = True
    context = {"form": form, "platform": platform, "is_held": is_held}
    return private(TemplateResponse(request, "platforms/vendor_listing/change.html", context))


@read_only
def overview(request: HttpRequest, pk: int) -> TemplateResponse:
    page = pages.overview_page(revision_of(request, pk))
    return private(TemplateResponse(request, "platforms/vendor_listing/overview.html", page))


@with_form
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """What would be handed in, once more in words; then hand it in."""
    revision = revision_of(request, pk)
    if request.method == "POST" and _done(
        request, revision, services.submit_revision, aim=State.SUBMITTED
    ):
        messages.success(request, _("Handed in. You hear from us when staff have read it."))
        return redirect("vendor-listing", pk)
    page = pages.submit_page(revision_of(request, pk))
    return private(TemplateResponse(request, "platforms/vendor_listing/submit.html", page))


@form_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    revision = revision_of(request, pk)
    if _done(request, revision, services.take_back_revision, aim=State.DRAFT):
        messages.success(request, _("Taken back. You can change it again."))
    return redirect("vendor-listing", pk)


@form_only
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    revision = revision_of(request, pk)
    if _done(request, revision, services.discard_revision, aim=State.DISCARDED):
        messages.success(request, _("The draft is given up. What is public stays as it is."))
    return redirect("vendor-listing", pk)


@form_only
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the text of an earlier version into the open draft."""
    revision = revision_of(request, pk)
    source = ChangeForm.find(revision.platform, request.POST.get("source", ""))
    if source is None:
        raise Http404
    if _done(request, revision, copy_revision, source=source):
        text = _("The draft now says what version %(number)d said.")
        messages.success(request, text % {"number": source.number})
    return redirect("vendor-listing", pk)


def _done(
    request: HttpRequest,
    revision: Revision,
    act: Callable[..., Revision],
    aim: State | None = None,
    **said: Any,
) -> bool:
    """Whether the act was done; if not, a message says why.

    What a first click has brought to its `aim` already is done for the second one, too.
    """
    version = ActForm.version_of(request.POST)
    target = "into" if act is copy_revision else "revision"
    who = {"by": person(request), "at": timezone.now(), "version": version}
    try:
        act(**{target: revision}, **said, **who)
    except MOVED:
        if aim and Revision.objects.filter(pk=revision.pk, state=aim).exists():
            return True
        messages.warning(request, _("Somebody changed it meanwhile. Look at it as it is now."))
    except (NotPublishableError, services.ContentError) as error:
        messages.error(request, _unfit(error))
    except NotAllowedError:
        raise Http404 from None
    else:
        return True
    return False


def _unfit(error: Exception) -> str:
    """Why a draft cannot be handed in as it stands."""
    if isinstance(error, NotPublishableError) and error.reason == "site":
        return _("The site or a source leads where no reader can go. Please change its address.")
    return _("Something that is needed is still missing.")
