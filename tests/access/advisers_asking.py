"""Requests for advice for the matrix: whose address one has, and one that never was."""

from uuid import uuid4

from django.utils import timezone

from advisers.asking.services import ask_advice
from advisers.cases.documents import add_document
from advisers.models.work import Side
from platforms.revisions.uploads import Document
from tests.access.names import MISSING
from tests.advisers import people

NAMES = ("advice-case", "advice-code", "advice-withdraw", "advice-document-add")
FILES = ("advice-document", "advice-document-remove")


def requests():
    """Route name → object label → its arguments."""
    asked, other = people.case(), people.case()
    at = timezone.now()
    waits = ask_advice(asked=people.asked(), request_key=uuid4(), at=at)
    file = Document(b"%PDF-1", "application/pdf")
    said = {"side": Side.OWNER, "title": "x", "file": file, "at": at}
    own, foreign = (
        add_document(case=each, request_key=uuid4(), **said).pk for each in (asked, other)
    )
    tokens = {"confirmed": asked.token, "unconfirmed": waits.token, "missing": "A" * 22}
    pages = {label: {"token": token} for label, token in tokens.items()}
    files = {
        "existing": {"token": asked.token, "pk": str(own)},
        "of another": {"token": asked.token, "pk": str(foreign)},
        "missing": {"token": asked.token, "pk": MISSING["pk"]},
    }
    beside = {"foreign": {"pk": str(waits.pk)}, "missing": {"pk": MISSING["pk"]}}
    return {
        **dict.fromkeys(NAMES, pages),
        **dict.fromkeys(FILES, files),
        "adviser-assist-code": beside,
    }
