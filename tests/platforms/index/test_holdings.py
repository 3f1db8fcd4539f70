"""Postings hold, for each term, every document that uses it and the sum of its distinct weights."""

import random

import numpy as np
import pytest

from platforms.index.holdings import Holdings, Uses
from platforms.index.postings import HEAVIEST, rarity

SIZE, TEXTS, TERMS, TIERS = 200, 30, 400, (1, 3, 8)


def made(seed, often):
    """Random texts of terms, used by few documents or by many."""
    chance = random.Random(seed)
    held = [sorted(chance.sample(range(TERMS), chance.randint(0, 12))) for _ in range(TEXTS)]
    texts = range(TEXTS if often else TEXTS * 4)
    uses = [
        (doc, chance.randrange(len(TIERS)), chance.choice(texts) % TEXTS)
        for doc in range(SIZE)
        for _ in range(12 if often else 1)
    ]
    return held, uses


def defined(held, uses):
    """The plain definition: (term, document) to the sum of the distinct weights."""
    tiers = {}
    for doc, tier, text in uses:
        for term in held[text]:
            tiers.setdefault((term, doc), set()).add(TIERS[tier])
    return {place: sum(weights) for place, weights in tiers.items()}


def built(held, uses):
    docs, tiers, texts = np.array(uses, np.int64).T
    starts = np.cumsum([0, *map(len, held)])
    rows = np.array([term for terms in held for term in terms], np.int64)
    return Holdings(starts, rows, TERMS).postings(
        Uses(docs, tiers, texts, np.array(TIERS, np.int64)), SIZE
    )


@pytest.mark.parametrize("often", [True, False], ids=["shared texts", "own texts"])
@pytest.mark.parametrize("seed", range(4))
def test_columns_are_those_of_the_plain_definition(seed, often):
    held, uses = made(seed, often)
    expected = np.zeros((TERMS, SIZE), int)
    for place, weight in defined(held, uses).items():
        expected[place] = weight
    postings = built(held, uses)
    columns = [postings.column(term, term + 1) for term in range(TERMS)]
    assert np.array_equal(columns, expected)


@pytest.mark.parametrize("often", [True, False], ids=["shared texts", "own texts"])
def test_several_rows_weigh_as_one_term_that_stands_for_any_of_them(often):
    held, uses = made(9, often)
    merged = [[0] if any(50 <= term < 150 for term in terms) else [] for terms in held]
    postings = built(held, uses)
    column = postings.column(50, 150)
    assert np.array_equal(column, built(merged, uses).column(0, 1))
    single = [postings.column(term, term + 1) for term in range(50, 150)]
    assert np.array_equal(column > 0, np.any(single, axis=0))


def test_count_is_the_number_of_documents():
    postings = built(*made(5, True))
    counts = [np.count_nonzero(postings.column(term, term + 1)) for term in range(TERMS)]
    assert [postings.count(term, term + 1) for term in range(TERMS)] == counts


def test_terms_of_shared_and_own_texts_may_lie_far_apart():
    docs = np.arange(SIZE, dtype=np.int64)
    texts = np.where(docs == 7, 1, 0)
    uses = Uses(docs, np.zeros(SIZE, np.int64), texts, np.array([3], np.int64))
    postings = Holdings(np.array([0, 1, 2]), np.array([0, 999]), 1000).postings(uses, SIZE)
    assert postings.count(0, 1) == SIZE - 1
    assert np.flatnonzero(postings.column(999, 1000)).tolist() == [7]


def test_terms_left_out_have_no_row():
    starts, rows = np.array([0, 2]), np.array([0, -1])
    uses = Uses(*(np.array([0], np.int64) for _ in range(3)), np.array([8], np.int64))
    postings = Holdings(starts, rows, 1).postings(uses, 1)
    assert postings.column(0, 1).tolist() == [8]


def test_heavy_weight_is_capped():
    uses = Uses(*(np.array([0], np.int64) for _ in range(3)), np.array([1000], np.int64))
    postings = Holdings(np.array([0, 1]), np.array([0]), 1).postings(uses, 1)
    assert postings.column(0, 1).tolist() == [HEAVIEST]


def test_a_column_is_shared_and_so_not_to_be_written_to():
    postings = built(*made(3, True))
    assert postings.column(0, 1) is postings.column(0, 1)
    with pytest.raises(ValueError, match="read-only"):
        postings.column(0, 1)[0] = 1


@pytest.mark.parametrize(
    ("size", "count", "worth"),
    [(100, 0, 0), (100, 100, 1), (100, 50, 8), (100, 25, 16), (1024, 1, 80), (100, 99, 1)],
)
def test_rarity_is_eight_for_each_doubling(size, count, worth):
    assert rarity(size, count) == worth
