"""Requests of the matrix as coordinators see them: waiting, not confirmed, never there."""

from uuid import uuid4

from django.utils import timezone

from advisers.asking.services import ask_advice
from tests.access.names import MISSING
from tests.advisers.people import asked, case

ACTS = ("contact", "ask", "assign", "again", "close")


def desk():
    """Route name -> object label -> its arguments."""
    at = timezone.now()
    waits = case(at=at, contact="ban.lam.viec@example.vn")
    said = asked(contact="chua.xac.nhan@example.vn")
    unproved = ask_advice(asked=said, request_key=uuid4(), at=at)
    objects = {
        "waiting": {"pk": str(waits.pk)},
        "not confirmed": {"pk": str(unproved.pk)},
        "missing": {"pk": MISSING["pk"]},
    }
    return dict.fromkeys(("staff-case", *(f"staff-case-{act}" for act in ACTS)), objects)
