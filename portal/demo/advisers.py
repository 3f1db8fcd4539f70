"""Organisations and advisers for every province."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from accounts.models import User
from advisers.choices import Standing
from advisers.models import Adviser, Organisation, ServedArea
from portal.demo.enterprises import HOME
from portal.demo.lot import Lot
from reference.models import BusinessFunction, Commune, Province

# Each province has one who serves all or much of it, and some who serve a few communes.
LOCAL, WHOLE = 2, 2 / 3
OUT = "79"
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
GIVEN = ("An", "Bích", "Cường", "Dung", "Hải", "Hương", "Khoa", "Linh", "Nam", "Phương", "Tuấn")


def advisers(lot: Lot, people: dict[str, User], *, done: Callable[[], None]) -> dict[str, Adviser]:
    """The advisers of the roles, by role; `done` is called after each province."""
    found: dict[str, Adviser] = {}
    for province in Province.objects.current().order_by("code"):
        firm = _organisation(lot, province)
        found |= _of_province(lot, province, firm, people)
        done()
    return found


def _organisation(lot: Lot, province: Province) -> Organisation:
    said = _admitted(lot) | {
        "kind": "COMMUNITY_GROUP",
        "name": f"Tổ công nghệ số cộng đồng {province.short_name} {lot.seed}",
        "province": province,
    }
    key = lot.key(f"organisation {province.pk}")
    return Organisation.objects.get_or_create(request_key=key, defaults=said)[0]


def _admitted(lot: Lot) -> dict[str, Any]:
    return {"standing": Standing.ACTIVE, "vetted_at": lot.at, "created_at": lot.at}


@transaction.atomic
def _of_province(
    lot: Lot, province: Province, firm: Organisation, people: dict[str, User]
) -> dict[str, Adviser]:
    communes = list(province.communes.current().order_by("code"))
    chance = lot.chance(f"advisers {province.pk}")
    # Two of three provinces are served whole; in the others the map has something to show.
    whole = [] if chance.random() < WHOLE else chance.sample(communes, len(communes) // 3)
    places: list[list[Commune]] = [whole, *(chance.sample(communes, 3) for _ in range(LOCAL))]
    for number, served in enumerate(places):
        _adviser(lot, f"{province.pk}.{number}", None, firm, province, served)
    role = {"01": "adviser_in", OUT: "adviser_out"}.get(province.pk)
    if role is None:
        return {}
    code = HOME["owner_a"] if role == "adviser_in" else HOME["owner_b"]
    home = [each for each in communes if each.pk == code]
    row = _adviser(lot, role, people[role], firm, province, home)
    lot.own(role, "advisers", row.pk)
    return {role: row}


def _adviser(
    lot: Lot,
    name: str,
    user: User | None,
    firm: Organisation,
    province: Province,
    communes: list[Commune],
) -> Adviser:
    """Without communes she serves the whole province."""
    key = lot.key(f"adviser {name}")
    if known := Adviser.objects.filter(request_key=key).first():
        return known
    chance = lot.chance(f"adviser {name}")
    functions = list(BusinessFunction.objects.current().order_by("code").values_list("code"))
    chosen = functions if user else chance.sample(functions, 5)
    row = Adviser.objects.create(
        request_key=key,
        user=user or User.objects.create_user(lot.email(f"adviser.{name}")),
        organisation=firm,
        name=user.name if user else f"{chance.choice(FAMILY)} {chance.choice(GIVEN)}",
        functions=[code for (code,) in chosen],
        languages=["vi"],
        ways=["phone", "video", "visit", "zalo"],
        capacity=20 if user else chance.randint(3, 12),
        calendar_key=lot.key(f"calendar {name}"),
        **_admitted(lot),
    )
    places: list[Commune | None] = [*communes] or [None]
    for place in places:
        ServedArea.objects.create(adviser=row, province=province, commune=place)
    return row
