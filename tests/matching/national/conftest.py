"""A dozen enterprises as different as their pages let them be."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.utils import timezone

from assessment import services as assessing
from assessment.models import InstrumentVersion
from assessment.services import About
from enterprises.models import Conditions, EnterpriseNeed, ToolInUse
from platforms import snapshot
from reference.models import Commune
from tests.owners import enterprise_of, owner

AT = datetime(2026, 11, 28, 3, tzinfo=UTC)
BILLION = 1_000_000_000


def stores(enterprise, *, needs=(), tools=(), **conditions):
    """Needs as (code, importance), tools as (slug, whether to link), and conditions."""
    made = {"created_at": AT, "updated_at": AT}
    for code, importance in needs:
        EnterpriseNeed.objects.create(
            enterprise=enterprise, need_id=code, importance=importance, source="CHOSEN", **made
        )
    for slug, is_linked in tools:
        ToolInUse.objects.create(
            enterprise=enterprise, slug=slug, must_link=is_linked, created_at=AT
        )
    if conditions:
        Conditions.objects.create(enterprise=enterprise, updated_at=AT, **conditions)
    return enterprise


def assessed(enterprise, steps, *, at=AT):
    """A finished assessment in which every question is answered alike."""
    version = InstrumentVersion.objects.get(instrument="dbi-short", status="PUBLISHED")
    row = assessing.begin(
        version_id=version.pk,
        request_key=uuid4(),
        about=About(enterprise=enterprise),
        owner=enterprise.memberships.get().user,
        language="vi",
        at=at,
    )
    paper = assessing.paper_for(row)
    given = {
        code: [o.code for o in question.options[:steps]]
        if question.takes_many
        else [o.code for o in question.options if o.score == steps]
        for code, question in paper.questions.items()
    }
    assessing.save_answers(token=row.token, given=given, at=at)
    return assessing.finish(token=row.token, at=at)


@pytest.fixture
def firm(db):
    """Makes an enterprise that asks for stock keeping; the rest as given."""
    person = owner()

    def make(*, needs=(("inventory-control", 2),), tools=(), conditions=None, **facts):
        enterprise = enterprise_of(person, **facts)
        return stores(enterprise, needs=needs, tools=tools, **conditions or {})

    return make


@pytest.fixture
def dozen(firm):
    """Every fact said and unsaid, alone and together."""
    ward = Commune.objects.filter(province="01").order_by("code").first()
    firm()
    firm(needs=(("payroll", 3), ("pos-retail", 1)), sector_id="47", commune=ward)
    firm(kind="HOUSEHOLD", sector_id="G", employees=3)
    firm(sector_id="C", employees=120, revenue_band_vnd=50 * BILLION)
    firm(sector_id="I", employees=40, capital_band_vnd=20 * BILLION)
    firm(employees=5, capital_band_vnd=100 * BILLION + 1, revenue_band_vnd=3 * BILLION)
    firm(conditions={"budget_vnd_per_month": 0})
    firm(conditions={"budget_vnd_per_month": 700_000, "deployments": ["on-premises", "cloud"]})
    firm(conditions={"languages": ["vi", "en"]}, sector_id="F")
    firm(tools=(("kiotviet", False), ("misa-amis", True), ("listed-no-more", True)))
    assessed(firm(sector_id="G", employees=9), 2)
    twice = firm(employees=20)
    assessed(twice, 1)
    assessed(twice, 3, at=timezone.now())


@pytest.fixture
def catalogue(db):
    return snapshot.current()
