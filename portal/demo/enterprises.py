"""Owners with enterprises, needs, matches, trials and assessments."""

from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache
from typing import Any

from django.db import transaction

from accounts.models import User
from assessment.models import Assessment
from enterprises.models import Enterprise, Membership, ToolInUse
from enterprises.services import Stated, create_enterprise, keep_statement
from portal.demo.lot import Lot
from portal.demo.requests import assessment, result, trial
from reference.models import Commune, Need, Sector

# Phường Hoàn Kiếm of Hà Nội, and Phường Bến Thành of Thành phố Hồ Chí Minh.
HOME = {"owner_a": "00070", "owner_b": "26740"}
NAMES = ("Quán", "Xưởng", "Cửa hàng", "Công ty", "Hợp tác xã", "Nhà hàng", "Vườn", "Tiệm")
WHOSE = ("Hoa Sen", "Sông Hồng", "An Phú", "Minh Châu", "Tây Bắc", "Cửu Long", "Lạc Việt")


def enterprises(
    lot: Lot, people: dict[str, User], *, count: int, done: Callable[[], None]
) -> dict[str, Enterprise]:
    """`count` enterprises, those of the roles first; `done` is called after each."""
    found = {}
    for number in range(count):
        role = ("owner_a", "owner_b")[number] if number < len(HOME) else ""
        found[role or str(number)] = _enterprise(lot, number, role, people)
        done()
    _member(lot, people, found["owner_a"])
    return {role: found[role] for role in HOME}


@transaction.atomic
def _enterprise(lot: Lot, number: int, role: str, people: dict[str, User]) -> Enterprise:
    name = f"enterprise {number}"
    known = Enterprise.objects.filter(request_key=lot.key(name)).first()
    owner = people[role] if role else _owner(lot, number)
    row = known or _new(lot, number, role, owner)
    if role:
        _own(lot, role, row, owner)
    return row


def _owner(lot: Lot, number: int) -> User:
    """An owner whom nobody signs in as."""
    email = lot.email(f"owner.{number}")
    found = User.objects.filter(email=email).first()
    return found or User.objects.create_user(email, name=f"Chủ {number}", email_verified_at=lot.at)


def _new(lot: Lot, number: int, role: str, owner: User) -> Enterprise:
    chance, at = lot.chance(f"enterprise {number}"), lot.at - timedelta(days=60 - number % 50)
    secret = f" {lot.canary('enterprises.Enterprise.name', role)}" if role == "owner_a" else ""
    row = create_enterprise(
        kind=chance.choice(["SME", "HOUSEHOLD"]),
        name=f"{chance.choice(NAMES)} {chance.choice(WHOSE)} {number}{secret}",
        tax_code=None,
        request_key=lot.key(f"enterprise {number}"),
        by=owner,
        at=at,
    )
    row.commune_id = HOME.get(role) or chance.choice(_codes(Commune))
    row.sector_id = chance.choice(_codes(Sector, is_selectable=True))
    row.save(update_fields=["commune", "sector"])
    needs = chance.sample(_codes(Need), chance.randint(1, 4))
    text = lot.canary("enterprises.Statement.text", role) if role == "owner_a" else "bán hàng"
    keep_statement(
        enterprise=row,
        text=f"Tôi cần {text}",
        said=Stated(needs),
        request_key=lot.key(f"statement {number}"),
        by=owner,
        at=at,
    )
    if number % 3 == 0 or role:
        assessment(lot, f"assessment {number}", row, owner, at)
    if number % 5 == 0 or role:
        trial(lot, f"trial {number}", role, row, owner)
    return row


@lru_cache(maxsize=8)
def _codes(model: Any, **wanted: bool) -> list[str]:
    rows = model.objects.current().filter(**wanted).order_by("code")
    return list(rows.values_list("code", flat=True))


def _own(lot: Lot, role: str, row: Enterprise, owner: User) -> None:
    """What the role's file names; words that nobody else may read."""
    lot.own(role, "enterprises", row.pk)
    for each in row.trials.order_by("pk"):
        lot.own(role, "trials", each.pk)
    for attempt in Assessment.objects.filter(enterprise=row).order_by("pk"):
        lot.own(role, "assessments", attempt.token)
    lot.own(role, "results", result(lot, role, owner, row).token)
    if role == "owner_a":
        lot.canary("enterprises.Enterprise.name", role)
        lot.canary("enterprises.Statement.text", role)
        lot.canary("matching.Trial.shared", role)
        tool = lot.canary("enterprises.ToolInUse.name", role)
        ToolInUse.objects.get_or_create(
            enterprise=row, name=f"Phần mềm {tool}", defaults={"created_at": lot.at}
        )


def _member(lot: Lot, people: dict[str, User], enterprise: Enterprise) -> None:
    said = {"role": Membership.Role.MEMBER, "created_at": lot.at}
    Membership.objects.get_or_create(user=people["member_a"], enterprise=enterprise, defaults=said)
    lot.own("member_a", "enterprises", enterprise.pk)
