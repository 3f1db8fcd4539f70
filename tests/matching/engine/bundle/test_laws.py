"""What holds for every bundle."""

import random
from dataclasses import replace

import numpy as np
import pytest

from matching.engine.bundle import Limits, bundles
from matching.engine.bundle.ceiling import top
from matching.engine.bundle.shares import Sums, shares_of
from tests.matching.engine.bundle.conftest import random_case

CASES = range(60)
HASTY = Limits(cover=1, vendors=1, vendor_cover=1, fit=1)


@pytest.mark.parametrize("limits", [Limits(), HASTY], ids=["usual", "hasty"])
def test_order_of_candidates_changes_nothing(limits):
    for number in CASES:
        question, candidates = random_case(number, needs=8, candidates=20, budget=90_000)
        shuffled = random.Random(number).sample(candidates, len(candidates))
        once = bundles(question, candidates, limits=limits)
        assert bundles(question, shuffled, limits=limits) == once


def test_search_that_had_to_stop_says_so_and_stays_inside_its_bounds():
    stopped = 0
    for number in CASES:
        question, candidates = random_case(number, needs=12, candidates=40, budget=90_000)
        whole = {k: p for b in bundles(question, candidates) for k, p in by_kind(b)}
        hasty = bundles(question, candidates, limits=HASTY)
        for kind, proof in ((k, p) for b in hasty for k, p in by_kind(b)):
            best = whole[kind].value
            if kind == "best_fit":
                assert proof.value <= best <= proof.bound
            else:
                assert proof.bound <= best
            stopped += not proof.is_proven
    assert stopped


def by_kind(bundle):
    return zip(bundle.kinds, bundle.proofs, strict=True)


def test_hasty_covers_still_cover_everything():
    for number in CASES:
        question, candidates = random_case(number, needs=12, candidates=40)
        offered = {code for each in candidates for code in each.needs}
        for bundle in bundles(question, candidates, limits=HASTY):
            if bundle.kinds != ("best_fit",):
                assert set(bundle.covers) == offered & question.needs.keys()


def test_higher_budget_fits_no_worse():
    for number in CASES:
        question, candidates = random_case(number, budget=40_000)
        assert points(question, candidates) <= points(
            replace(question, budget_vnd=80_000), candidates
        )


def points(question, candidates):
    found = [dict(by_kind(bundle)) for bundle in bundles(question, candidates)]
    return max((each["best_fit"].value for each in found if "best_fit" in each), default=0)


def test_no_platform_of_a_bundle_is_superfluous():
    for number in CASES:
        question, candidates = random_case(number, budget=90_000)
        by_slug = {each.slug: each for each in candidates}
        for bundle in bundles(question, candidates):
            if bundle.kinds == ("best_fit",):
                continue
            for slug in bundle.slugs:
                others = [by_slug[other].needs for other in bundle.slugs if other != slug]
                left = {code for needs in others for code in needs} & question.needs.keys()
                assert len(left) < len(bundle.covers)


def test_shares_exceed_the_cost_of_no_item():
    chance = random.Random(5)
    for _ in CASES:
        masks = [chance.randrange(1, 256) for _ in range(20)]
        costs = [chance.randint(1, 10 ** chance.randint(1, 25)) for _ in masks]
        shares = Sums.of(shares_of(costs, masks, 8))
        assert all(shares.over(mask) <= cost for mask, cost in zip(masks, costs, strict=True))


def test_sums_look_up_any_number_of_needs():
    assert Sums.of([1 << place for place in range(20)]).over(0b1010_0000_0001_0000_0011) == 0xA0103


def test_top_of_none_is_nothing():
    numbers = np.array([3, 1, 2])
    assert [top(numbers, count) for count in (0, 2, 5)] == [0, 5, 6]
