"""Cases, sessions, files and leaves of an adviser: one of the people's, somebody else's, none."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from accounts.models import User
from advisers.cases.recommendations import Proposal, propose
from advisers.cases.services import take_case
from advisers.cases.sessions import Talk, note_session
from advisers.models import Case, Document, Leave, Offer
from tests.access.names import MISSING
from tests.advisers import people

NAMES = ("pk", "session", "document", "recommendation")


def make_adviser_objects():
    """The user of the table is an adviser; another one is a stranger to all of them."""
    own = people.adviser(user=User.objects.get(email="user@example.vn"))
    strange = people.adviser(user=User.objects.create_user("tu-van-khac@example.vn"))
    return {
        "own": {**held_by(own), "key": str(own.calendar_key)},
        "foreign": {**held_by(strange), "key": str(strange.calendar_key)},
        "offered": {**dict.fromkeys(NAMES, "1"), "pk": str(offered_to(own).pk)},
        "missing": {**dict.fromkeys(NAMES, MISSING["pk"]), "key": str(uuid4())},
    }


def offered_to(adviser):
    at = datetime.now(UTC)
    case = people.case(at=at, contact=f"{uuid4().hex[:9]}@example.vn")
    Case.objects.filter(pk=case.pk).update(
        state="OFFERED", reach="COMMUNE", rounds=1, offered_at=at
    )
    Offer.objects.create(case=case, adviser=adviser, round=1, place=1, offered_at=at)
    case.refresh_from_db()
    return case


def held_by(adviser):
    """A case that an adviser has, with one of each that is done in it, and a leave of hers."""
    at = datetime.now(UTC)
    case = take_case(case=offered_to(adviser), adviser=adviser, at=at)
    talk = Talk(at + timedelta(days=1), "phone")
    session = note_session(case=case, adviser=adviser, said=talk, request_key=uuid4(), at=at)
    made = propose(case=case, adviser=adviser, said=Proposal("Làm"), request_key=uuid4(), at=at)
    file = Document.objects.create(
        case=case,
        side="ADVISER",
        adviser=adviser,
        title="x",
        file="advice/none.pdf",
        kind="pdf",
        size_bytes=1,
        digest="0" * 64,
        request_key=uuid4(),
        created_at=at,
    )
    day = (at + timedelta(days=40)).date()
    leave = Leave.objects.create(
        adviser=adviser, from_on=day, until_on=day, request_key=uuid4(), created_at=at
    )
    return {
        "pk": str(case.pk),
        "session": str(session.pk),
        "document": str(file.pk),
        "recommendation": str(made.pk),
        "leave": str(leave.pk),
    }


def adviser_objects(names, route, made):
    """Which addresses stand for a route under /adviser/."""
    held = made["adviser"]
    if "key" in names:
        return {label: {"key": of["key"]} for label, of in held.items() if "key" in of}
    if "leave/" in route:
        pks = {"own": held["own"]["leave"], "foreign": held["foreign"]["leave"]}
        return {label: {"pk": pk} for label, pk in {**pks, "missing": MISSING["pk"]}.items()}
    found = {label: {name: of[name] for name in names} for label, of in held.items()}
    if len(names) > 1:
        del found["offered"]
        found["foreign under own"] = {**found["foreign"], "pk": held["own"]["pk"]}
    return found
