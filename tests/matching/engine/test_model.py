import pytest

from matching.engine import SECTOR_PERCENT, SIZE_PERCENT, TERM_STATES, WEIGHTS
from matching.engine.model import budget_percent, budget_state, pillar_percent

PRICES = [
    (None, 500, "unknown", 50),
    (None, None, "not-stated", 50),
    (0, None, "not-stated", 50),
    (700, None, "not-stated", 50),
    (0, 500, "free", 100),
    (0, 0, "free", 100),
    (1, 0, "far-over", 0),
    (500, 500, "within", 100),
    (501, 500, "over", 99),
    (750, 500, "over", 50),
    (999, 500, "over", 0),
    (1000, 500, "far-over", 0),
]


def test_weights_add_up_to_a_hundred():
    assert WEIGHTS.total == 100


@pytest.mark.parametrize(("price", "budget", "state", "percent"), PRICES)
def test_price_meets_budget(price, budget, state, percent):
    assert (budget_state(price, budget), budget_percent(price, budget)) == (state, percent)


@pytest.mark.parametrize(
    ("price", "budget", "state", "percent"),
    [
        (0, 500, "free", 100),
        (500, 500, "unit-within", 50),
        (500, None, "not-stated", 50),
        (501, 500, "over", 50),
        (900, 500, "over", 20),
        (1000, 500, "far-over", 0),
        (None, 500, "unknown", 50),
    ],
)
def test_price_of_one_unit_meets_budget(price, budget, state, percent):
    found = (
        budget_state(price, budget, is_per_unit=True),
        budget_percent(price, budget, is_per_unit=True),
    )
    assert found == (state, percent)


@pytest.mark.parametrize(
    ("suits", "level", "percent"),
    [
        (None, 3, 50),
        ((1, 2), None, 50),
        ((1, 3), 1, 100),
        ((1, 3), 3, 100),
        ((2, 3), 1, 60),
        ((3, 3), 1, 20),
        ((0, 0), 3, 0),
        ((5, 5), 0, 0),
    ],
)
def test_level_meets_range(suits, level, percent):
    assert pillar_percent(suits, level) == percent


def test_every_state_of_sector_and_size_has_its_percent():
    assert set(SECTOR_PERCENT) == set(TERM_STATES["sector"])
    assert set(SIZE_PERCENT) == set(TERM_STATES["size"])
