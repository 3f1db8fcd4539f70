"""The logo of a draft, and the documents that only the vendor's people and staff read."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ledger.callers import seconds_until_allowed
from platforms.models import Revision
from platforms.models.revisions import Side
from platforms.pictures import picture, side_asked
from platforms.revisions.forms import SECTIONS, EvidenceFileForm, LogoForm
from platforms.revisions.rules import NotAllowedError
from platforms.revisions.uploads import (
    EvidenceHeldError,
    TooManyFilesError,
    add_evidence_file,
    logo_file,
    private_store,
    remove_evidence_file,
    set_logo,
)
from platforms.revisions.writing import RevisionMovedError
from platforms.vendor_listings.access import (
    file_for_reader,
    file_of,
    person,
    revision_for_reader,
    revision_of,
)
from platforms.vendor_listings.pages import section_page, section_url
from platforms.vendor_listings.views.sections import forms_of
from reference.text import fold
from ui.lockdown import locked_down
from ui.methods import form_only, read_only, with_form
from ui.responses import private, too_many


@with_form
def logo(request: HttpRequest, pk: int) -> HttpResponse:
    """Read, the picture of the draft; sent, a new one or none."""
    if request.method == "POST":
        return _new_logo(request, revision_of(request, pk))
    revision = revision_for_reader(request, pk)
    data = logo_file(revision.content.get("logo") or "", side_asked(request))
    if data is None:
        raise Http404
    return private(picture(data))


def _new_logo(request: HttpRequest, revision: Revision) -> HttpResponse:
    if seconds := seconds_until_allowed(request, action="upload", at=timezone.now()):
        return too_many(request, seconds)
    form = LogoForm(request.POST, request.FILES)
    is_taken_away = "_remove" in request.POST
    if not is_taken_away and not form.is_valid():
        return _with(request, revision, "logo", logo_form=form)
    chosen = None if is_taken_away else form.cleaned_data["logo"]
    try:
        set_logo(revision=revision, logo=chosen, by=person(request), at=timezone.now())
    except RevisionMovedError:
        messages.warning(request, _("This version cannot be changed now."))
    except NotAllowedError:
        raise Http404 from None
    else:
        messages.success(request, _("Saved."))
    return redirect(section_url(revision, "logo"))


@form_only
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep one more document."""
    revision = revision_of(request, pk)
    if seconds := seconds_until_allowed(request, action="upload", at=timezone.now()):
        return too_many(request, seconds)
    form = EvidenceFileForm(request.POST, request.FILES)
    if form.is_valid():
        said = {**form.cleaned_data, "by": person(request), "at": timezone.now()}
        try:
            add_evidence_file(platform=revision.platform, **said)
        except TooManyFilesError:
            form.add_error("file", _("There are 20 files already. Remove one first."))
        except NotAllowedError:
            raise Http404 from None
        else:
            messages.success(request, _("The file is kept. Only you and staff can read it."))
            return redirect(section_url(revision, "evidence"))
    return _with(request, revision, "evidence", file_form=form)


@read_only
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """A document to download; it never opens inside the site."""
    file = file_for_reader(request, pk)
    store = private_store()
    if not store.exists(file.stored_as):
        raise Http404
    with store.open(file.stored_as) as stored:
        response = HttpResponse(stored.read(), content_type=file.content_type)
    ending = file.stored_as.rpartition(".")[2]
    name = slugify(fold(file.title))[:80] or "tai-lieu"
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response = private(locked_down(response))
    response["Cache-Control"] = "private, no-store"
    return response


@form_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    file = file_of(request, pk)
    try:
        remove_evidence_file(file=file, by=person(request), at=timezone.now())
    except NotAllowedError:
        raise Http404 from None
    except EvidenceHeldError:
        messages.warning(request, _("Nothing was removed: staff are judging the listing by it."))
    else:
        messages.success(request, _("The file is removed."))
    last = file.platform.revisions.filter(side=Side.VENDOR).order_by("-number").first()
    if last is None:
        return redirect("vendor-listing-change", file.platform.slug)
    return redirect(section_url(last, "evidence"))


def _with(request: HttpRequest, revision: Revision, code: str, **forms: object) -> HttpResponse:
    """The section again, with what is wrong with the file."""
    section = SECTIONS[code]
    page = section_page(revision, section, forms_of(revision, section))
    page |= {"find": "", **forms}
    return private(TemplateResponse(request, "platforms/vendor_listing/section.html", page))
