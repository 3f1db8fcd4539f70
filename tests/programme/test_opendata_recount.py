"""Files of the open data, and what was published as the page shows it, against the rows."""

import json
from collections import Counter

import pytest

from platforms.decisions.selectors import ACTS
from platforms.models import Decision, Platform, PlatformNeed
from programme.models import Figure
from programme.opendata.services import DATASETS
from programme.opendata.writing import pieces
from reference.models import Commune, Need
from tests.advisers.people import COMMUNE, adviser
from tests.tables import numbers, tables_of

pytestmark = pytest.mark.django_db


def rows_of(name):
    table = next(each for each in DATASETS if each.name == name)
    return json.loads(b"".join(pieces(table, "json")))


def test_listings_and_the_needs_that_they_meet():
    held = Platform.objects.filter(status="PUBLISHED")
    rows = rows_of("platforms")
    assert {row["slug"] for row in rows} == set(held.values_list("slug", flat=True))
    assert len(rows) == held.count()
    told = Counter(code for row in rows for code in row["needs_core"])
    core = PlatformNeed.objects.filter(platform__in=held, strength="CORE")
    assert told == Counter(core.values_list("need", flat=True))


def test_needs_and_decisions():
    codes = Need.objects.filter(is_retired=False).values_list("code", flat=True)
    assert sorted(row["code"] for row in rows_of("needs")) == sorted(codes)
    assert len(rows_of("decisions")) == Decision.objects.filter(act__in=ACTS).count()


def test_who_advises_where():
    adviser()
    adviser(provinces=("01",), communes=())
    adviser(communes=("22366",))
    inside = set(Commune.objects.current().filter(province="01").values_list("pk", flat=True))
    for row in rows_of("coverage"):
        code = row["commune"]
        meant = (code in inside) + (code == COMMUNE) + (code == "22366")
        assert row["advisers"] == meant, code


def test_published_figures_stand_on_the_page_as_in_the_rows(client):
    page = client.get("/programme/")
    shown = {
        figure.code: (each.indicator, figure)
        for group in ("programme", "industry", "economy")
        for each in page.context[group]
        for figure in each.figures
    }
    cells = " ".join(cell for rows in tables_of(page).values() for row in rows for cell in row)
    for row in Figure.objects.filter(is_retired=False):
        indicator, figure = shown.pop(row.code)
        assert indicator.pk == row.indicator_id
        if row.value is not None:
            assert numbers(figure.value)[0] == float(row.value)
        assert figure.value in cells
    assert not shown
    for each in page.context["industry"].series:
        values = [float(row.value) for row in each.indicator.figures.order_by("until_on")]
        assert [numbers(bar.value)[0] for bar in each.bars] == values
        assert [bar.hundredths for bar in each.bars] == [
            int(10_000 * v / max(values)) for v in values
        ]
