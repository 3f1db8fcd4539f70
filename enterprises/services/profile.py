"""Making an enterprise and changing what it says of itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from enterprises.models import Enterprise, Membership
from enterprises.parts import first_made
from enterprises.services.claims import place_tax_code
from enterprises.services.happenings import note_enterprise
from enterprises.services.rows import locked, locked_at
from ledger.events.kinds import Happening

CHANGEABLE = frozenset(
    {
        "kind",
        "name",
        "sector_id",
        "employees",
        "revenue_band_vnd",
        "capital_band_vnd",
        "commune_id",
        "is_women_owned",
        "female_share_percent",
        "is_social_enterprise",
    }
)


@transaction.atomic
def create_enterprise(
    *, kind: str, name: str, tax_code: str | None, request_key: UUID, by: User, at: datetime
) -> Enterprise:
    """A new enterprise with its first owner; the same form sent twice is one enterprise.

    Args:
        tax_code: as `read_tax_code` gives it. One that another enterprise holds is kept as claimed
            until staff decide: see `Enterprise.is_tax_code_disputed`.

    Raises: Enterprise.DoesNotExist: the key is that of somebody else's form.
    """
    said = {"kind": kind, "name": name, "created_at": at, "updated_at": at}
    row, is_new = Enterprise.objects.get_or_create(request_key=request_key, defaults=said)
    if not is_new:
        return Enterprise.objects.of(by).get(pk=row.pk)
    Membership.objects.create(user=by, enterprise=row, role=Membership.Role.OWNER, created_at=at)
    if tax_code:
        place_tax_code(row, tax_code, by=by, at=at)
        row.save(update_fields=["tax_code", "is_tax_code_disputed"])
    if Membership.objects.filter(user=by).count() == 1:
        first_made(enterprise=row, by=by, at=at)
        row.refresh_from_db()
    note_enterprise(Happening.REGISTERED, row, str(row.request_key), at=at)
    return row


@transaction.atomic
def change_enterprise(
    *, enterprise: Enterprise, changes: Mapping[str, Any], version: int, by: User, at: datetime
) -> Enterprise:
    """Change some columns of the profile; what is equal already writes nothing.

    Args:
        changes: of `CHANGEABLE` or "tax_code", checked by their form.
        version: of the profile that the form showed.

    Raises: ChangedMeanwhileError: somebody saved the profile after that.
        Enterprise.DoesNotExist: it was erased meanwhile.
    """
    row = locked_at(enterprise, version, "version")
    before = {name: getattr(row, name) for name in changes}
    for name in changes.keys() & CHANGEABLE:
        setattr(row, name, changes[name])
    if "tax_code" in changes:
        place_tax_code(row, changes["tax_code"], by=by, at=at)
    if before != {name: getattr(row, name) for name in changes}:
        row.version, row.updated_at = row.version + 1, at
        row.save()
    return row


@transaction.atomic
def fill_profile(*, enterprise: Enterprise, said: Mapping[str, Any], at: datetime) -> None:
    """Put what its owner said elsewhere where the profile is empty; what she typed stays.

    Args:
        said: columns of `CHANGEABLE` with known codes and bands; None says nothing.
    """
    row = locked(enterprise)
    gaps = {name: value for name, value in said.items() if getattr(row, name) is None}
    if any(value is not None for value in gaps.values()):
        for name, value in gaps.items():
            setattr(row, name, value)
        row.version, row.updated_at = row.version + 1, at
        row.save()
