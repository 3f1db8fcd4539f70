"""What an adviser does in a case that is hers: sessions, lines, files, recommendations."""

from functools import partial
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.requests import SignedInRequest
from advisers.cases.documents import (
    TooManyDocumentsError,
    add_document,
    content_of,
    documents_of,
    take_away,
)
from advisers.cases.forms import DocumentForm, MessageForm
from advisers.cases.messages import write_message
from advisers.cases.sessions import change_session, note_session, remove_session
from advisers.inbox.access import for_adviser, held_case
from advisers.inbox.forms import SessionForm
from advisers.inbox.views import acted, shown
from advisers.models import Adviser, Case, Document, Message, Session
from advisers.models.work import Side
from ui.lockdown import locked_down
from ui.methods import form_only, read_only, with_form
from ui.responses import private

KINDS = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
}


def _lines(kind: str, prefix: str, place: str, done: Any) -> Any:
    """A view that writes one line of a kind."""

    @form_only
    @for_adviser
    def view(request: SignedInRequest, adviser: Adviser, pk: int) -> HttpResponse:
        case, form = held_case(adviser, pk), MessageForm(request.POST, prefix=prefix)
        if not form.is_valid():
            return shown(request, adviser, pk, status=422, **{prefix: form})
        said = {**form.cleaned_data, "side": Side.ADVISER, "adviser": adviser, "kind": kind}
        act = partial(write_message, case=case, at=timezone.now(), **said)
        return acted(request, adviser, case, act, str(done), place)

    return view


message = _lines(Message.Kind.SHARED, "message", "messages", gettext_lazy("Sent to the owner."))
note = _lines(Message.Kind.PRIVATE, "note", "notes", gettext_lazy("Noted, for advisers only."))


@form_only
@for_adviser
def sessions(request: SignedInRequest, adviser: Adviser, pk: int) -> HttpResponse:
    """Note a talk that was held, or a date agreed on."""
    case, at = held_case(adviser, pk), timezone.now()
    form = SessionForm(request.POST, at=at)
    if not form.is_valid():
        return shown(request, adviser, pk, status=422, session=form)
    said = {"said": form.talk(), "request_key": form.cleaned_data["request_key"]}
    return acted(
        request,
        adviser,
        case,
        partial(note_session, case=case, adviser=adviser, at=at, **said),
        _("Noted."),
        "sessions",
    )


@with_form
@for_adviser
def session(request: SignedInRequest, adviser: Adviser, pk: int, session: int) -> HttpResponse:
    """Correct or remove one of her own."""
    case, at = held_case(adviser, pk), timezone.now()
    row = Session.objects.filter(case=case, adviser=adviser, removed_at=None, pk=session).first()
    if row is None:
        raise Http404
    if request.POST.get("act") == "remove":
        act = partial(remove_session, session=row, adviser=adviser, at=at)
        return acted(request, adviser, case, act, _("Removed."), "sessions")
    form = SessionForm(
        request.POST if request.method == "POST" else None, at=at, initial=_initial(row)
    )
    if request.method == "POST" and form.is_valid():
        said = form.talk()
        act = partial(change_session, session=row, adviser=adviser, said=said, at=at)
        return acted(request, adviser, case, act, _("Saved."), "sessions")
    context = {"case": case, "form": form, "session": row}
    status = 422 if form.errors else 200
    template = "advisers/inbox/session.html"
    return private(TemplateResponse(request, template, context, status=status))


def _initial(row: Session) -> dict[str, Any]:
    moment = timezone.localtime(row.held_at)
    return {
        "on": moment.date(),
        "clock": moment,
        "way": row.way,
        "minutes": row.minutes or None,
        "summary": row.summary,
    }


@form_only
@for_adviser
def documents(request: SignedInRequest, adviser: Adviser, pk: int) -> HttpResponse:
    case, at = held_case(adviser, pk), timezone.now()
    form = DocumentForm(request.POST, request.FILES, prefix="document")
    if form.is_valid():
        said = {**form.cleaned_data, "side": Side.ADVISER, "adviser": adviser}
        try:
            return acted(
                request,
                adviser,
                case,
                partial(add_document, case=case, at=at, **said),
                _("Kept; the owner sees it."),
                "documents",
            )
        except TooManyDocumentsError:
            form.add_error("file", _("A case holds 20 files at most. Remove one first."))
    return shown(request, adviser, pk, status=422, document=form)


def _document(case: Case, pk: int) -> Document:
    row = documents_of(case).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@read_only
@for_adviser
def document(request: SignedInRequest, adviser: Adviser, pk: int, document: int) -> HttpResponse:
    """The file itself, to save, never to show as a page of the portal."""
    row = _document(held_case(adviser, pk), document)
    content = content_of(row)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=KINDS.get(row.kind, "application/octet-stream"))
    name = quote(f"{row.title}.{row.kind}")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response = private(locked_down(response))
    response["Cache-Control"] = "private, no-store"
    return response


@form_only
@for_adviser
def document_removed(
    request: SignedInRequest, adviser: Adviser, pk: int, document: int
) -> HttpResponse:
    case, at = held_case(adviser, pk), timezone.now()
    row = _document(case, document)
    act = partial(take_away, document=row, side=Side.ADVISER, adviser=adviser, at=at)
    return acted(request, adviser, case, act, _("Removed."), "documents")
