"""Duties come from whoever registered to know them."""

from datetime import date

import pytest

from matching.roadmaps.duties import Duty, DutyFacts, duties_of, register
from ui.bilingual import Bilingual

FACTS = DutyFacts(sector="G", size="micro", is_household=False, revenue_vnd=None, on=date.min)


def duty(code, month):
    return Duty(code, Bilingual(code), date(2027, month, 1))


@pytest.mark.usefixtures("no_duties")
def test_nobody_registered_means_no_duty():
    assert duties_of(FACTS) == ()


@pytest.mark.usefixtures("no_duties")
def test_duties_come_by_day_and_each_once():
    register(lambda facts: [duty("b", 3), duty("a", 2)])
    register(lambda facts: [duty("a", 2)])
    assert [each.code for each in duties_of(FACTS)] == ["a", "b"]


@pytest.mark.usefixtures("no_duties")
def test_finder_is_registered_once():
    asked = []

    def find(facts):
        asked.append(facts)
        return []

    register(find)
    register(find)
    duties_of(FACTS)
    assert asked == [FACTS]
