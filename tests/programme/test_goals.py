"""Targets of a year: its own before those that were published for every year."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from programme.goals import Goal, goals_of
from programme.models import Figure, FigureSource, Target
from programme.pages import target_words
from programme.services import keep_goals
from tests.tables import tables_of

pytestmark = pytest.mark.django_db
DECISION = (
    "https://hanoitimes.vn/information-ministry-targets-30000-enterprises-to-use-digital-platforms"
    "-every-year-316885.html"
)


def test_published_targets_of_every_year_hold_in_each():
    found = goals_of(year=2026)
    assert found["reached"] == Goal(50_000, DECISION, 2021)
    assert found["using"] == Goal(30_000, DECISION, 2021)


def test_the_target_of_a_year_comes_before_that_of_every_year():
    assert goals_of(year=2022)["reached"].value == 150_000
    Target.objects.create(indicator_id="using", year=2026, value=41_000, source="Kế hoạch 2026")
    assert goals_of(year=2026)["using"] == Goal(41_000, "Kế hoạch 2026")


def test_they_hold_from_their_year_on_and_for_the_country_alone():
    assert "using" not in goals_of(year=2020)
    assert goals_of(year=2026, province="01") == {}


def test_the_latest_of_two_holds_and_one_taken_back_does_not():
    newer = Figure.objects.create(
        code="newer", indicator_id="using", kind="TARGET", value=35_000, from_on=date(2025, 1, 1)
    )
    FigureSource.objects.create(figure=newer, press="Báo số 5", position=2)
    FigureSource.objects.create(figure=newer, press="Báo số 4", position=1)
    assert goals_of(year=2026)["using"] == Goal(35_000, "Báo số 4", 2025)
    assert goals_of(year=2024)["using"].value == 30_000
    Figure.objects.filter(code="newer").update(is_retired=True)
    assert goals_of(year=2026)["using"].value == 30_000


def test_a_year_that_is_over_keeps_what_held_in_it():
    Target.objects.create(indicator_id="experts", year=2026, value=120, source="Kế hoạch 2026")
    for _twice in range(2):
        keep_goals(at=datetime(2026, 12, 31, 17, 1, tzinfo=UTC))  # the first minute of 2027
    kept = Target.objects.filter(year=2026).order_by("indicator")
    assert list(kept.values_list("indicator", "value", "source")) == [
        ("experts", 120, "Kế hoạch 2026"),
        ("reached", 50_000, DECISION),
        ("using", 30_000, DECISION),
    ]
    Figure.objects.filter(code="annual-using").update(value=1)
    assert goals_of(year=2026)["using"].value == 30_000


def test_before_its_end_a_year_is_not_written_down():
    keep_goals(at=datetime(2026, 12, 31, 16, 59, tzinfo=UTC))
    assert not Target.objects.filter(year=2026).exists()


@pytest.mark.parametrize(
    ("language", "goal", "words"),
    [
        ("vi", None, "chưa đặt"),
        ("vi", Goal(1_234, ""), "1.234"),
        ("vi", Goal(50_000, "", 2021), "50.000 (mỗi năm, từ 2021)"),
        ("en", Goal(50_000, "", 2021), "50,000 (each year since 2021)"),
    ],
    ids=["none", "of the year", "of every year", "in English"],
)
def test_in_words(language, goal, words):
    with translation.override(language):
        assert target_words(goal) == words


def test_page_says_whence_each_target_is(client):
    page = client.get("/programme/")
    rows = tables_of(page)["Mục tiêu lấy từ đâu"]
    assert [row[0] for row in rows if "30.000" in row[0]]
    assert {row[2] for row in rows} == {"hanoitimes.vn"}
    assert f'href="{DECISION}"' in page.content.decode()
