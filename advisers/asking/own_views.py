"""An owner's pages of her request, for whoever has its address; what is not there is one answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from advisers.asking import moves
from advisers.asking.pages import case_page, name_of
from advisers.cases.documents import (
    TooManyDocumentsError,
    add_document,
    content_of,
    documents_of,
    take_away,
)
from advisers.cases.errors import NotYoursError
from advisers.cases.forms import DocumentForm
from advisers.cases.messages import CaseClosedError, mark_read
from advisers.cases.rules import State
from advisers.cases.services import withdraw_case
from advisers.models import Case, Document
from advisers.models.work import Side
from advisers.selectors import case_by_token, cases_of
from ledger.callers import is_person, seconds_until_allowed
from platforms import snapshot
from reference.text import fold
from ui.lockdown import locked_down
from ui.methods import form_only, read_only, with_form
from ui.responses import private, too_many

MOST_DIGITS = 18
TYPES = {"pdf": "application/pdf", "webp": "image/webp"}


@login_not_required
@with_form
def case(request: HttpRequest, token: str) -> HttpResponse:
    """Where the request stands, and all that she can do with it."""
    row, at = case_by_token(token), timezone.now()
    if row.state == State.UNCONFIRMED:
        return redirect("advice-code", row.token)
    forms = {}
    if request.method == "POST":
        if seconds := seconds_until_allowed(request, action="advice-act", at=at, about=token):
            return too_many(request, seconds)
        done = moves.move(row, request.POST, at=at)
        if done.is_done:
            messages.success(request, done.says or _("Saved."))
            return redirect("advice-case", row.token)
        if done.says:
            messages.warning(request, done.says)
        forms, row = dict(done.forms), case_by_token(token)
    elif is_person(request):
        mark_read(case=row, side=Side.OWNER, at=at)
    return _page(request, row, **forms)


def _page(request: HttpRequest, row: Case, **forms: object) -> HttpResponse:
    page = case_page(row, snapshot.current(), forms=forms)  # type: ignore[arg-type]
    return private(TemplateResponse(request, "advisers/asking/case.html", page))


@login_not_required
@with_form
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Take the request back, once it was asked whether she means it."""
    row = case_by_token(token)
    if request.method == "POST":
        withdraw_case(case=row, at=timezone.now())
        messages.success(request, _("You took your request back. What told of you is deleted."))
        return redirect("advice-case", row.token)
    page = {"case": row, "adviser": name_of(row.adviser)}
    return private(TemplateResponse(request, "advisers/asking/withdraw.html", page))


@login_not_required
@form_only
def add(request: HttpRequest, token: str) -> HttpResponse:
    """One more document for the adviser."""
    row, at = case_by_token(token), timezone.now()
    if row.state == State.UNCONFIRMED:
        raise Http404
    if seconds := seconds_until_allowed(request, action="upload", at=at):
        return too_many(request, seconds)
    form = DocumentForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add_document(case=row, side=Side.OWNER, at=at, **form.cleaned_data)
        except TooManyDocumentsError:
            form.add_error("file", _("There are 20 files already. Remove one first."))
        except CaseClosedError:
            messages.warning(request, _("Your request is closed; nothing was added."))
            return redirect("advice-case", row.token)
        else:
            messages.success(request, _("The file is kept. Only you and your adviser read it."))
            return redirect("advice-case", row.token)
    return _page(request, row, document=form)


def _document(rows: QuerySet[Document], pk: int) -> Document:
    """Raises: Http404."""
    found = rows.filter(pk=pk).first() if len(str(pk)) <= MOST_DIGITS else None
    if found is None:
        raise Http404
    return found


@login_not_required
@read_only
def read(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """A document to download; it never opens inside the site."""
    return download(_document(documents_of(case_by_token(token)), pk))


def download(document: Document) -> HttpResponse:
    """Raises: Http404: its bytes are gone."""
    data = content_of(document)
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type=TYPES.get(document.kind, "application/pdf"))
    name = slugify(fold(document.title))[:80] or "tai-lieu"
    response["Content-Disposition"] = f'attachment; filename="{name}.{document.kind}"'
    response = private(locked_down(response))
    response["Cache-Control"] = "private, no-store"
    return response


@login_not_required
@form_only
def remove(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Take away what she herself added; gone already, the answer is the same."""
    row = case_by_token(token)
    found = _document(row.documents.all(), pk)
    try:
        take_away(document=found, side=Side.OWNER, at=timezone.now())
    except NotYoursError:
        raise Http404 from None
    messages.success(request, _("The file is removed."))
    return redirect("advice-case", row.token)


@read_only
def mine(request: SignedInRequest) -> HttpResponse:
    """Her requests for advice."""
    page = {"cases": list(cases_of(request.user)[:200])}
    return private(TemplateResponse(request, "advisers/asking/mine.html", page))
