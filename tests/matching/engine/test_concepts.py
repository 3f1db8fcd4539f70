import pytest

from matching.engine import Tables, rank_reference
from matching.engine.concepts import MOST_VND

OFFERS = {
    "negative id": {"number": -1},
    "id beyond 63 bits": {"number": 2**63},
    "quality above 100": {"quality": 101},
    "negative price": {"monthly_vnd": -1},
    "absurd price": {"monthly_vnd": MOST_VND + 1},
    "strength between": {"needs": {"crm": 70}},
    "range upside down": {"maturity": {"strategy": (3, 2)}},
    "level above 5": {"maturity": {"strategy": (3, 6)}},
}
PROFILES = {
    "importance 0": {"needs": {"crm": 0}},
    "importance 4": {"needs": {"crm": 4}},
    "negative budget": {"budget_vnd": -1},
    "absurd budget": {"budget_vnd": MOST_VND + 1},
    "level above 5": {"maturity": {"strategy": 6}},
    "seven pillars": {"maturity": dict.fromkeys("abcdefg", 1)},
    "too many needs": {"needs": {f"need-{number}": 1 for number in range(1001)}},
    "too many requirements": {"must_link": [f"p{number}" for number in range(1001)]},
}


@pytest.mark.parametrize("facts", OFFERS.values(), ids=OFFERS)
def test_offer_outside_the_ranges_is_refused(make_offer, facts):
    with pytest.raises(ValueError, match=" is n"):
        make_offer(**facts)


@pytest.mark.parametrize("facts", PROFILES.values(), ids=PROFILES)
def test_profile_outside_the_ranges_is_refused(make_profile, facts):
    with pytest.raises(ValueError, match=" is n"):
        make_profile(**facts)


def test_error_names_what_is_wrong(make_profile):
    with pytest.raises(ValueError, match="need crm: importance 4"):
        make_profile(needs={"crm": 4})


@pytest.mark.parametrize("twin", [{"slug": "b", "number": 1}, {"slug": "a", "number": 2}])
def test_catalogue_with_twins_is_refused(make_offer, make_profile, twin):
    offers = [make_offer("a", number=1), make_offer(**twin)]
    with pytest.raises(ValueError, match="twice"):
        rank_reference(make_profile(), offers, seed=0, limit=1)
    with pytest.raises(ValueError, match="twice"):
        Tables.build(offers)


def test_limit_below_one_is_refused(make_offer, make_profile):
    with pytest.raises(ValueError, match="limit"):
        rank_reference(make_profile(), [make_offer()], seed=0, limit=0)
    with pytest.raises(ValueError, match="limit"):
        Tables.build([make_offer()]).rank(make_profile(), seed=0, limit=0)
