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
    today = timezone.localdate(at)
    Leave.objects.create(
        adviser=row, from_on=today, until_on=today, request_key=uuid4(), created_at=at
    )
    case(at=at)
    letter = invite_adviser(
        organisation=row.organisation,
        email="cb-moi@example.vn",
        request_key=uuid4(),
        by=colleague("adviser_coordinator"),
        at=at,
    )
    people = {"listed": {"pk": row.pk}, "paused": {"pk": out.pk}}
    firms = {"listed": {"pk": row.organisation_id}, "paused": {"pk": out.organisation_id}}
    missing = {"missing": {"pk": MISSING["pk"]}}
    keys = {"organisation": row.organisation_id, "adviser": row.pk, "adviserinvitation": letter.pk}
    acts = {
        f"admin:advisers_{model}_{act}": {"existing": {"pk": keys[model]}, **missing}
        for model, names in ACTS.items()
        for act in names
    }
    places = {"today": COMMUNE, "before 2025": "00040", "missing": "99999"}
    found = {
        **acts,
        "adviser-commune": {label: {"code": code} for label, code in places.items()},
        "adviser-invitation": {
            "foreign": {"token": token_of(letter)},
            "missing": {"token": "0" * 40},
        },
        "adviser-detail": {**people, **missing},
        "adviser-report": {**people, **missing},
        "organisation-detail": {**firms, **missing},
        "organisation-report": {**firms, **missing},
    }
    return {
        name: {
            label: {argument: str(value) for argument, value in values.items()}
            for label, values in labels.items()
        }
        for name, labels in found.items()
    }
