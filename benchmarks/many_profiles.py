"""Profiles by the thousand, drawn as `bench_match.made_profile` draws one, straight in columns."""

from itertools import product

import numpy as np

from benchmarks.bench_match import BUDGETS, CLASSES, CODES, PILLARS, SECTORS, SEED
from matching.engine.national import Codes, Population, Ragged

PROVINCES = tuple(f"{number:02}" for number in range(34))
HOW_MANY = np.array([1, 2, 2, 3, 3, 3, 4, 4, 5, 6])
DEPLOYMENTS = [(), ("cloud",), ("cloud", "mobile"), ("on-premises",)]
LANGUAGES = [(), ("vi",), ("vi", "en")]
WAYS = tuple((frozenset(run), frozenset(say)) for run, say in product(DEPLOYMENTS, LANGUAGES))
OFTEN = np.outer([70, 15, 10, 5], [30, 60, 10]).ravel() / 10_000


def people(first, count, platforms):
    """`count` profiles with keys from `first`, always the same."""
    chance = np.random.default_rng([SEED, first])
    named = chance.choice(HOW_MANY, count)
    shuffled = np.argsort(chance.random((count, len(CODES)), np.float32), axis=1)
    chosen = np.arange(len(CODES)) < named[:, None]

    def stated(values, share):
        return np.where(chance.random(count) < share, values, -1).astype(np.int32)

    levels = chance.integers(0, 6, (count, len(PILLARS)), np.int8)
    return Population(
        codes=codes_of(platforms),
        key=np.arange(first, first + count),
        needs=lists(named, shuffled[chosen]),
        importance=chance.integers(1, 4, named.sum(), np.int8),
        sector=stated(chance.integers(0, len(SECTORS), count), 0.8),
        size=stated(chance.integers(0, 3, count), 0.8),
        budget_vnd=stated(chance.choice(BUDGETS, count), 0.6).astype(np.int64),
        maturity=np.where(chance.random((count, 1)) < 0.3, levels, np.int8(-1)),
        way=chance.choice(len(WAYS), count, p=OFTEN).astype(np.int32),
        links=some(chance, 0.05, count, platforms),
        excluded=some(chance, 0.2, count, platforms),
        province=chance.integers(0, len(PROVINCES), count, np.int32),
        commune=np.full(count, -1, np.int32),
    )


def codes_of(platforms):
    return Codes(
        needs=tuple(CODES),
        sectors=tuple(SECTORS),
        sizes=tuple(CLASSES),
        pillars=tuple(PILLARS),
        ways=WAYS,
        slugs=tuple(f"platform-{number}" for number in range(platforms)),
        provinces=PROVINCES,
    )


def lists(lengths, values):
    start = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    return Ragged(start, values.astype(np.int32))


def some(chance, share, count, platforms):
    """One platform for a share of the profiles."""
    has = chance.random(count) < share
    return lists(has, chance.integers(0, platforms, has.sum()))
