"""Organisations, advisers and letters of the matrix: in the network, out of it, never there."""

from uuid import uuid4

from django.utils import timezone

from advisers.models import Leave
from advisers.network.joining import invite_adviser, token_of
from advisers.network.rules import Act
from tests.access.names import MISSING
from tests.advisers.people import COMMUNE, adviser, case, organisation
from tests.staff import colleague

ACTS = {
    "organisation": [act.value for act in Act],
    "adviser": [act.value for act in Act],
    "adviserinvitation": ["revoke", "resend"],
}


def network():
    """Route name -> object label -> its arguments; none of the people is an adviser."""
    at, row = timezone.now(), adviser()
    out = adviser(standing="PAUSED", organisation=organisation(standing="PAUSED"))
    letter = _written(row, at)
    people = _labelled(row.pk, out.pk)
    firms = _labelled(row.organisation_id, out.organisation_id)
    places = {"today": COMMUNE, "before 2025": "00040", "missing": "99999"}
    keys = {"organisation": row.organisation_id, "adviser": row.pk, "adviserinvitation": letter.pk}
    tokens = {"foreign": {"token": token_of(letter)}, "missing": {"token": "0" * 40}}
    return {
        **_acts(keys),
        "adviser-commune": {label: {"code": code} for label, code in places.items()},
        "adviser-invitation": tokens,
        "adviser-detail": people,
        "adviser-report": people,
        "organisation-detail": firms,
        "organisation-report": firms,
    }


def _written(row, at):
    """A leave and a request, so that the admin has rows; and a letter to somebody else."""
    today = timezone.localdate(at)
    Leave.objects.create(
        adviser=row, from_on=today, until_on=today, request_key=uuid4(), created_at=at
    )
    case(at=at)
    by = colleague("adviser_coordinator")
    said = {"email": "cb-moi@example.vn", "request_key": uuid4(), "by": by, "at": at}
    return invite_adviser(organisation=row.organisation, **said)


def _labelled(listed, paused):
    keys = {"listed": listed, "paused": paused, "missing": MISSING["pk"]}
    return {label: {"pk": str(key)} for label, key in keys.items()}


def _acts(keys):
    return {
        f"admin:advisers_{model}_{act}": {
            "existing": {"pk": str(keys[model])},
            "missing": {"pk": MISSING["pk"]},
        }
        for model, names in ACTS.items()
        for act in names
    }
