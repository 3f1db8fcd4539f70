"""Changing what an adviser says of herself; it counts at once and stands in the history."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

import pghistory
from django.db import transaction

from accounts.models import User
from advisers.choices import Standing
from advisers.models import Adviser
from advisers.network.areas import Area, set_areas
from advisers.network.services import missing_of
from advisers.network.told import tell_coordinators

# What a coordinator has looked at: she hears when it changes.
VETTED = ("name", "licence", "licence_until")


@dataclass(frozen=True, slots=True)
class Profile:
    """All that she may say of herself: columns of `Adviser`."""

    name: str
    about_vi: str
    about_en: str
    functions: list[str]
    needs: list[str]
    sections: list[str]
    sizes: list[str]
    languages: list[str]
    ways: list[str]
    capacity: int
    licence: str
    licence_until: date | None


class ChangedMeanwhileError(Exception):
    """It was changed since the form was opened: `stored` as it is now."""

    def __init__(self, stored: Adviser) -> None:
        super().__init__(stored.version)
        self.stored = stored


@transaction.atomic
def save_profile(
    *,
    adviser: Adviser,
    profile: Profile,
    areas: Iterable[Area],
    version: int,
    by: User,
    at: datetime,
) -> Adviser:
    """Store a profile and the places served; sent twice, the second changes nothing.

    Raises: ChangedMeanwhileError: `version` is older than what is stored, and says another thing.
    """
    rows = Adviser.objects.select_for_update(of=("self",), no_key=True)
    row = rows.select_related("organisation").get(pk=adviser.pk)
    said = {field.name: getattr(profile, field.name) for field in fields(Profile)}
    changed = {name for name, value in said.items() if getattr(row, name) != value}
    wanted = set(areas)
    has_moved = wanted != {(a.province_id, a.commune_id) for a in row.areas.all()}
    if not (changed or has_moved):
        return row
    if row.version != version:
        raise ChangedMeanwhileError(row)
    was_complete = not missing_of(row)
    for name, value in said.items():
        setattr(row, name, value)
    row.version += 1
    with pghistory.context(action="profile", user=by.pk):
        row.save(update_fields=[*said, "version"])
        set_areas(row, wanted)
    _tell(row, changed, was_complete, at)
    return row


def _tell(row: Adviser, changed: set[str], was_complete: bool, at: datetime) -> None:
    if row.standing == Standing.WAITING and not was_complete and not missing_of(row):
        tell_coordinators("network-waits", row, at=at)
    elif row.is_active and changed & {*VETTED}:
        tell_coordinators("network-changed", row, at=at)
