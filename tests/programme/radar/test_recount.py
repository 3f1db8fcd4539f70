"""Every number of the radar that is told anywhere is what a recount from the rows gives."""

import json
from collections import Counter
from random import Random

import pytest
from django.urls import reverse

from enterprises.models import EnterpriseNeed
from matching.engine import CORE
from platforms.models import PlatformNeed
from platforms.snapshot import current
from programme.models import DemandCell
from programme.opendata.demand import DEMAND
from programme.opendata.writing import pieces
from reference.models import Province
from tests.programme.radar.conftest import NOWHERE, OFFERED
from tests.staff import sign_in
from tests.tables import tables_of

pytestmark = pytest.mark.django_db
NEEDS = (NOWHERE, OFFERED, "payroll", "pos-retail")


@pytest.fixture
def world(asked, count):
    """Enterprises of three trades and provinces, some of which say neither; counted at night.

    Of what they need one is offered nowhere, one in part only.
    """
    PlatformNeed.objects.filter(need="payroll").update(strength="SUPPORTING")
    random = Random(8)
    for sector in ("G", "C", None):
        for province, most in (("01", 14), ("79", 9), ("48", 4), (None, 6)):
            needs = random.sample(NEEDS, 2)
            asked(random.randint(2, most), *needs, sector=sector, province=province)
            strict = {"deployments": ["on_premise"], "budget_vnd_per_month": 0}
            asked(random.randint(0, 5), *needs, sector=sector, province=province, **strict)
    count()
    return recount()


def recount():
    """(measure, need, section, province) to how many, totals under "*", in plain Python."""
    held = {}
    rows = EnterpriseNeed.objects.select_related(
        "enterprise__sector", "enterprise__commune", "enterprise__conditions"
    )
    for row in rows.order_by("pk"):
        held.setdefault(row.enterprise, []).append(stands(row.need_id, row.enterprise))
    found = Counter()
    for enterprise, needs in held.items():
        any_need = min(needs, key=lambda each: ("unmet", "poor", "fine").index(each[1]))
        for need, state in [*needs, ("*", any_need[1])]:
            for measure in ("asked", state):
                for place in places(enterprise):
                    found[measure, need, *place] += 1
    return found


def places(enterprise):
    section = enterprise.sector_id or ""
    province = enterprise.commune.province_id if enterprise.commune else ""
    return [(one, other) for one in (section, "*") for other in (province, "*")]


def stands(need, enterprise):
    """Whether a platform that fits has it at its core and for the budget."""
    conditions = getattr(enterprise, "conditions", None)
    has = [each for each in current().part("match").offers if need in each.needs]
    ways = set(conditions.deployments) if conditions else set()
    fits = [each for each in has if not (ways and each.deployments and not ways & each.deployments)]
    prices = [each.monthly_vnd or 0 for each in fits if each.needs[need] >= CORE]
    budget = conditions.budget_vnd_per_month if conditions else None
    if not fits:
        return need, "unmet"
    if not prices or (budget is not None and min(prices) > budget):
        return need, "poor"
    return need, "fine"


def digits(text):
    return int(text.replace(".", ""))


def test_cells_are_what_the_rows_say(world):
    found = Counter()
    for row in DemandCell.objects.filter(source="ENTERPRISE"):
        place = row.need_id or "*", row.section_id or "", row.province_id or ""
        numbers = {"asked": row.asked, "unmet": row.unmet, "poor": row.poor}
        found += Counter({(measure, *place): n for measure, n in numbers.items()})
    meant = {
        key: n
        for key, n in world.items()
        if "*" not in key[2:] and key[0] in ("asked", "unmet", "poor")
    }
    assert dict(found) == meant
    assert {measure for measure, *_place in meant} == {"asked", "unmet", "poor"}


@pytest.mark.parametrize("name", ["demand", "radar"])
@pytest.mark.parametrize("show", ["unmet", "poor"])
@pytest.mark.parametrize("need", ["", NOWHERE])
def test_heat_map_and_table_of_the_pages(client, world, name, show, need):
    sign_in(client, "programme_manager")
    page = client.get(reverse(name), {"show": show, "need": need})
    codes = dict(current().taxonomy.needs)
    named = {str(each.name): code for code, each in codes.items()}
    sections = {str(e.short_name): e.code for e in current().taxonomy.sections}
    for row in page.context["heat"].rows:
        for cell in row.cells:
            if cell.text:
                section = {"Tất cả": "*", "chưa điền": ""}.get(cell.header)
                part = sections[cell.header] if section is None else section
                assert digits(cell.text) == world[show, named[row.name], part, "*"]
    check_places(page, world, show, need or "*")


def check_places(page, world, show, need):
    drawing = page.context["drawing"]
    for land in drawing.lands if drawing else ():
        said = land.area.title.rpartition(": ")[2]
        meant = world[show, need, "*", land.code]
        assert said == "không nêu" if meant < 5 else said in ("không nêu", str(meant))
    codes = dict(Province.objects.values_list("short_name", "code"))
    [rows] = [rows for caption, rows in tables_of(page).items() if "theo tỉnh" in caption.lower()]
    assert rows
    for name, *numbers in rows:
        for measure, said in zip(("asked", "unmet", "poor"), numbers, strict=True):
            if said != "không nêu":
                assert digits(said) == world[measure, need, "*", codes.get(name, "")] >= 5


def test_open_data_and_interface(client, world):
    told = json.loads(b"".join(pieces(DEMAND, "json")))
    rows = [
        (row["need"], row["section"] or "", row["province"] or "", row)
        for row in told
        if row["source"] == "enterprises"
    ]
    for by in ("", "sector", "province"):
        query = {"by": by} if by else {}
        for row in client.get("/api/v1/demand", query).json()["enterprises"]:
            section, province = (
                "*" if row[each] is None else row[each] for each in ("sector", "province")
            )
            rows.append((row["need"], section, province, row))
    assert len(rows) > 20
    for *place, row in rows:
        for measure in ("asked", "unmet", "poor"):
            if row[measure] is not None:
                assert row[measure] == world[measure, *place] >= 5
