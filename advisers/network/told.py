"""Who is told of what happens in the network."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from advisers.cases.told import coordinators
from advisers.models import Adviser, Organisation
from advisers.network.rules import Act
from ledger.notices import About, notify, notify_many

PROFILE = "/adviser/profile/"


def tell_adviser(
    adviser: Adviser, kind: str, *, key: str, params: Mapping[str, Any], at: datetime
) -> None:
    """Nothing where her account is gone."""
    if adviser.user is not None:
        notify(user=adviser.user, kind=kind, about=About(key, params, PROFILE), at=at)


def tell_decided(row: Organisation | Adviser, act: Act, *, at: datetime) -> None:
    """Tell an adviser, or all of an organisation, what was decided and why."""
    is_firm = isinstance(row, Organisation)
    kind = f"{'organisation' if is_firm else 'adviser'}-{act.value}"
    params = {"name": row.name, "reason": row.standing_note or "–"}
    key = f"{row.pk}:{at.timestamp():.0f}"
    for each in _people(row):
        tell_adviser(each, kind, key=key, params=params, at=at)


def _people(row: Organisation | Adviser) -> list[Adviser]:
    """Whom a decision is about: an adviser, or all who are still of an organisation."""
    if isinstance(row, Adviser):
        return [row]
    rows = row.advisers.exclude(standing="LEFT").select_related("user")
    return list(rows.order_by("pk"))


def tell_coordinators(kind: str, row: Organisation | Adviser, *, at: datetime) -> None:
    """Something of this row wants a coordinator's eye; leads to its page in the admin."""
    model = row._meta.model_name
    about = About(
        f"{model}:{row.pk}:{at.timestamp():.0f}",
        {"name": row.name},
        f"/admin/advisers/{model}/{row.pk}/change/",
    )
    notify_many(kind=kind, told=[(user, about) for user in coordinators()], at=at)
