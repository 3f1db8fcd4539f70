"""A country of few enterprises, and a platform that nobody makes yet."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from matching.national.services import rematch
from platforms import snapshot
from platforms.models import PlatformNeed
from programme.whatif.asked import Asked
from programme.whatif.services import ask_what_if, work_out
from reference.models import Commune
from tests.matching.national.conftest import stores
from tests.owners import enterprise_of, owner
from tests.staff import colleague

AT = datetime(2026, 11, 28, 3, tzinfo=UTC)
# Nothing covers it in these tests.
OPEN = "farm-agri"
THOUGHT_OF = Asked(
    core=(OPEN,), sizes=("micro",), price_vnd=0, deployments=("cloud",), languages=("vi",)
)


@pytest.fixture
def ask(db):
    """Asks a what-if and works it out at once, unless told to wait."""

    def make(asked=THOUGHT_OF, *, by=None, waits=False, at=AT):
        by = by or colleague("programme_manager")
        row = ask_what_if(asked=asked, request_key=uuid4(), by=by, at=at)
        if not waits:
            work_out(pk=row.pk, snapshot=snapshot.current(), at=at)
            row.refresh_from_db()
        return row

    return make


@pytest.fixture
def country(db):
    """Six farms in Hà Nội and three in Hồ Chí Minh City that nothing helps, two shops served."""
    PlatformNeed.objects.filter(need=OPEN).delete()
    person = owner()
    places = {
        code: Commune.objects.filter(province=code).order_by("code")[0] for code in "01 79".split()
    }
    for code, count in (("01", 6), ("79", 3)):
        for _number in range(count):
            farm = enterprise_of(person, sector_id="A", commune=places[code], kind="HOUSEHOLD")
            stores(farm, needs=((OPEN, 2),))
    for _number in range(2):
        shop = enterprise_of(person, sector_id="G", commune=places["79"])
        stores(shop, needs=(("pos-retail", 2),))
    return rematch(snapshot=snapshot.current(), at=AT)
