"""One section of a draft: shown, kept as it is typed, kept by its button."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from platforms.models import Revision
from platforms.revisions.editing import save_section
from platforms.revisions.forms import SECTIONS, Section, SectionForms
from platforms.revisions.forms.needs import FIND
from platforms.revisions.forms.rows import with_one_more, without
from platforms.revisions.rules import NotAllowedError
from platforms.revisions.services import ContentError
from platforms.revisions.writing import RevisionMovedError
from platforms.vendor_listings.access import person, revision_of
from platforms.vendor_listings.pages import section_page, section_url
from ui.methods import with_form
from ui.responses import private


@with_form
def edit(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """Show a section or keep it; buttons that only change the form keep what was typed."""
    revision, chosen = revision_of(request, pk), SECTIONS.get(section)
    if chosen is None:
        raise Http404
    if request.method != "POST":
        return drawn(request, revision, forms_of(revision, chosen))
    if (data := rearranged(chosen, request.POST)) is not None:
        forms = forms_of(revision, chosen, data)
        forms.keep_quiet()
        return drawn(request, revision, forms)
    forms = forms_of(revision, chosen, request.POST)
    answer = kept_as_typed if "auto" in request.GET else kept
    return answer(request, revision, forms)


def forms_of(revision: Revision, section: Section, data: QueryDict | None = None) -> SectionForms:
    return SectionForms(section, revision.content, revision.private, data)


def rearranged(section: Section, data: QueryDict) -> QueryDict | None:
    """What was sent with a row more or less, or to look for something; None to keep it."""
    if data.get("_find"):
        return data
    if data.get("_add") and data["_add"] == section.part:
        return with_one_more(data, section.part)
    part, _dash, place = data.get("_remove", "").rpartition("-")
    if part and part == section.part and place.isascii() and place.isdigit():
        return without(data, part, int(place[:4]))
    return None


def drawn(
    request: HttpRequest, revision: Revision, forms: SectionForms, *, is_moved: bool = False
) -> HttpResponse:
    page = section_page(revision, forms.section, forms, is_moved=is_moved)
    page["find"] = request.POST.get(FIND, "")[:80]
    return private(TemplateResponse(request, "platforms/vendor_listing/section.html", page))


def kept(request: HttpRequest, revision: Revision, forms: SectionForms) -> HttpResponse:
    """Keep it and go on; what cannot be kept is shown again as it was typed, and why."""
    try:
        saved = written(request, revision, forms)
    except RevisionMovedError as error:
        return drawn(request, error.revision, forms, is_moved=True)
    if saved is None:
        return drawn(request, revision, forms)
    messages.success(request, _("Saved."))
    following = section_page(saved, forms.section, forms)["following"]
    if "_next" in request.POST and following is not None:
        return redirect(following.url)
    return redirect(section_url(saved, forms.section.code))


def kept_as_typed(request: HttpRequest, revision: Revision, forms: SectionForms) -> HttpResponse:
    """The line beside the button: when it was kept, or why not."""
    is_moved, at = False, timezone.localtime()
    try:
        saved = written(request, revision, forms)
    except RevisionMovedError:
        saved, is_moved = None, True
    section = forms.section
    context = {
        "at": at,
        "is_moved": is_moved,
        "mark": section.mark(saved.content, saved.private) if saved else "",
        "problems": forms.problems,
    }
    return private(TemplateResponse(request, "platforms/vendor_listing/_kept.html", context))


def written(request: HttpRequest, revision: Revision, forms: SectionForms) -> Revision | None:
    """The stored revision; None if something is wrong with what was typed, and the forms say what.

    Raises: RevisionMovedError. Http404: she has no part in it any more.
    """
    if (forms.form is None and forms.rows is None) or not forms.is_valid():
        return None
    try:
        return save_section(
            revision=revision,
            section=forms.section,
            said=forms.said(),
            mark=request.POST.get("mark", ""),
            by=person(request),
            at=timezone.now(),
        )
    except ContentError:
        forms.refuse(_("Two of these facts do not go together. Please look through them."))
        return None
    except NotAllowedError:
        raise Http404 from None
