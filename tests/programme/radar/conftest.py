"""Enterprises with needs, for the radar."""

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from enterprises.models import Conditions, EnterpriseNeed, Statement
from platforms.snapshot import current
from programme.radar.services import count_demand
from reference.models import Commune
from tests.owners import enterprise_of, owner

AT = datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
# One that no listing of the test catalogue has, and one that some have.
NOWHERE, OFFERED = "cold-chain", "bookkeeping-accounting"


@pytest.fixture
def asked(db):
    """Make enterprises that declare needs: `asked(6, "pos", sector="G", province="01")`."""

    def make(count, *needs, sector=None, province=None, **conditions):
        commune = Commune.objects.filter(province=province).order_by("code").first()
        made = [enterprise_of(owner(), sector_id=sector, commune=commune) for _ in range(count)]
        for each in made:
            for need in needs:
                EnterpriseNeed.objects.create(
                    enterprise=each, need_id=need, source="CHOSEN", created_at=AT, updated_at=AT
                )
            if conditions:
                Conditions.objects.create(enterprise=each, updated_at=AT, **conditions)
        return made

    return make


@pytest.fixture
def count(db):
    return lambda at=AT: count_demand(snapshot=current(), at=at)


@pytest.fixture
def stated(db):
    def make(enterprise, text, at=AT, **fields):
        said = {"created_by": enterprise.memberships.get().user, **fields}
        return Statement.objects.create(
            enterprise=enterprise, text=text, request_key=uuid4(), created_at=at, **said
        )

    return make
