"""A network of the whole country for measuring: advisers of every province, and requests."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from random import Random
from uuid import UUID

from django.db import connection
from django.db.models import Model

from accounts.models import User
from advisers.asking.consent import digest
from advisers.models import Adviser, Case, Organisation, ServedArea
from reference.models import BusinessFunction, Commune, Need, Sector

ADVISERS, REQUESTS, FIRMS = 20_000, 15_000, 500
SECTIONS = "ACDFGHIJMNPQS"
WAYS = ("phone", "video", "visit", "zalo")
CONSENT = digest("x")


def fill_network(at: datetime, *, advisers: int = ADVISERS) -> None:
    """Organisations and advisers; each serves a few communes or, one of forty, a province."""
    # Histories are of no use here, and writing them would take longer than all else.
    with untracked(User, Organisation, Adviser, ServedArea):
        _fill_network(at, advisers)


@contextmanager
def untracked(*models: type[Model]) -> Iterator[None]:
    """Write rows of some tables without their triggers; inside a transaction."""
    tables = [connection.ops.quote_name(each._meta.db_table) for each in models]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _fill_network(at: datetime, advisers: int) -> None:
    chance = Random(1)
    communes = list(Commune.objects.current().order_by("code"))
    functions = list(
        BusinessFunction.objects.current().order_by("code").values_list("code", flat=True)
    )
    firms = Organisation.objects.bulk_create(_firm(n, communes, at) for n in range(FIRMS))
    users = User.objects.bulk_create(
        User(email=f"tv{n}@example.vn", password="!") for n in range(advisers)
    )
    rows = Adviser.objects.bulk_create(
        (
            _adviser(n, user, chance.choice(firms), functions, chance, at)
            for n, user in enumerate(users)
        ),
        batch_size=2_000,
    )
    ServedArea.objects.bulk_create(
        (area for n, row in enumerate(rows) for area in _areas(row, n, communes, chance)),
        batch_size=5_000,
    )


def _adviser(
    n: int, user: User, firm: Organisation, functions: list[str], chance: Random, at: datetime
) -> Adviser:
    return Adviser(
        user=user,
        organisation=firm,
        name=f"Tư vấn {n}",
        functions=chance.sample(functions, chance.randint(1, 4)),
        sections=chance.sample(SECTIONS, chance.choice([0, 0, 2])),
        languages=["vi"] if chance.random() < 0.8 else ["vi", "en"],
        ways=chance.sample(WAYS, chance.randint(1, 4)),
        capacity=chance.randint(4, 20),
        **_admitted(n, at),
        calendar_key=UUID(int=n),
    )


def _firm(n: int, communes: Sequence[Commune], at: datetime) -> Organisation:
    place = communes[n * 7 % len(communes)]
    said = {"kind": "COMMUNITY_GROUP", "name": f"Tổ {n}", "province_id": place.province_id}
    return Organisation(**said, **_admitted(n, at))


def _admitted(n: int, at: datetime) -> dict[str, object]:
    return {
        "standing": "ACTIVE",
        "vetted_at": at,
        "created_at": at,
        "request_key": UUID(int=n),
    }


def _areas(
    row: Adviser, n: int, communes: Sequence[Commune], chance: Random
) -> Sequence[ServedArea]:
    home = n % len(communes)
    if n % 40 == 0:
        return [ServedArea(adviser=row, province_id=communes[home].province_id)]
    near = communes[home : home + chance.randint(1, 3)]
    return [ServedArea(adviser=row, province_id=each.province_id, commune=each) for each in near]


def fill_requests(at: datetime, *, count: int = REQUESTS) -> None:
    """New requests from everywhere, each about one to three needs."""
    chance = Random(2)
    communes = list(Commune.objects.current().order_by("code"))
    needs = list(Need.objects.current().order_by("code").values_list("code", flat=True))
    sectors = list(Sector.objects.filter(is_selectable=True).order_by("code"))
    rows = (
        _request(n, chance.choice(communes), chance.choice(sectors), needs, chance, at)
        for n in range(count)
    )
    Case.objects.bulk_create(rows, batch_size=2_000)


def _request(
    n: int, place: Commune, sector: Sector, needs: list[str], chance: Random, at: datetime
) -> Case:
    return Case(
        token=f"bench-{n}",
        request_key=UUID(int=n),
        state="NEW",
        origin="SCRATCH",
        email=f"chu{n}@example.vn",
        need_codes=chance.sample(needs, chance.randint(1, 3)),
        sector=sector,
        size=chance.choice(["household", "micro", "small", ""]),
        province_id=place.province_id,
        commune=place,
        speaks="vi",
        ways=chance.sample(WAYS, chance.randint(0, 2)),
        consent_version="bench",
        consent_hash=CONSENT,
        consent_at=at,
        asked_at=at,
        confirmed_at=at,
    )


def analyse() -> None:
    """What autovacuum does after so many new rows."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
