import numpy as np
import pytest

from matching.engine import Tables, rank_reference, tie_key
from matching.engine.ties import tie_keys

IDS = [0, 1, 2, 1000, 2**31, 2**62, 2**63 - 1]


@pytest.mark.parametrize("seed", [0, 1, -1, 20261122, 2**64 - 1, 2**70 + 5])
def test_numpy_mixes_as_python_does(seed):
    keys = tie_keys(seed, np.array(IDS, np.int64))
    assert keys.tolist() == [tie_key(seed, number) for number in IDS]


def test_key_is_the_published_one():
    assert tie_key(20261122, 1) == 4180857007772305580


def test_seeds_are_counted_modulo_the_word():
    assert tie_key(-1, 7) == tie_key(2**64 - 1, 7)


def test_no_two_ids_share_a_key():
    assert len({tie_key(3, number) for number in range(20_000)}) == 20_000


@pytest.fixture
def equals(make_offer):
    """Forty offers that differ in nothing but their names."""
    return [make_offer(f"p{number}", number=number) for number in range(1, 41)]


def test_equal_scores_stand_by_their_keys(make_profile, equals):
    ranking = rank_reference(make_profile(), equals, seed=5, limit=40)
    ids = [match.id for match in ranking.matches]
    assert ids == sorted(ids, key=lambda number: tie_key(5, number))


def test_same_seed_keeps_the_order(make_profile, equals):
    tables = Tables.build(equals)
    first = tables.rank(make_profile(), seed=5, limit=10)
    tables.rank(make_profile(), seed=6, limit=10)
    assert tables.rank(make_profile(), seed=5, limit=10) == first


def test_another_seed_gives_others_the_first_places(make_profile, equals):
    tables = Tables.build(equals)
    shown = {
        match.id
        for seed in range(200)
        for match in tables.rank(make_profile(), seed=seed, limit=3).matches
    }
    assert shown == {offer.id for offer in equals}
