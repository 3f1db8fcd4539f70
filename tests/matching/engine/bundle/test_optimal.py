"""Two thousand random profiles: the cover is as cheap as HiGHS finds, the budget is kept."""

import random

import highspy
import pytest

from matching.engine.bundle import Limits, bundles
from tests.matching.engine.bundle.conftest import random_case

PROFILES, SHARDS = 2000, 8
# Enough to prove every one of these: what is tested is the answer, not the time.
PATIENT = Limits(cover=10**6, fit=40)


def cheapest_by_highs(question, candidates):
    """Unknown prices and known sum of the cheapest cover, by integer programming."""
    useful = [each for each in candidates if question.needs.keys() & each.needs.keys()]
    dear = 1 + sum(each.monthly_vnd or 0 for each in useful) // 1000
    model = highspy.Highs()
    model.silent()
    costs = [dear if c.monthly_vnd is None else c.monthly_vnd // 1000 for c in useful]
    chosen = model.addBinaries(len(useful))
    for code in question.needs:
        fitting = [chosen[n] for n, each in enumerate(useful) if code in each.needs]
        if fitting:
            model.addConstr(sum(fitting) >= 1)
    model.minimize(sum(cost * chosen[n] for n, cost in enumerate(costs)))
    unknown, known = divmod(round(model.getObjectiveValue()), dear)
    return unknown, known * 1000


@pytest.mark.parametrize("shard", range(SHARDS))
def test_cover_is_optimal_and_budget_is_kept(shard):
    for number in range(shard, PROFILES, SHARDS):
        chance = random.Random(number)
        budget = chance.choice((None, 0, 30_000, 60_000, 150_000))
        question, candidates = random_case(
            number,
            needs=chance.randint(1, 12),
            candidates=chance.randint(1, 30),
            known=chance.choice((1.0, 0.7, 0.3)),
            budget=budget,
        )
        check_bundles(question, candidates, bundles(question, candidates, limits=PATIENT))


def check_bundles(question, candidates, found):
    offered = {code for each in candidates for code in each.needs} & question.needs.keys()
    assert bool(found) == bool(offered)
    for bundle in found:
        assert {*bundle.covers, *bundle.uncovered} == question.needs.keys()
        if "cheapest" in bundle.kinds:
            answer = (len(bundle.unknown), bundle.known_vnd)
            assert answer == cheapest_by_highs(question, candidates)
            assert bundle.proofs[0].is_proven
        if {"cheapest", "fewest_vendors"} & {*bundle.kinds}:
            assert set(bundle.covers) == offered
        if "best_fit" in bundle.kinds and question.budget_vnd is not None:
            assert not bundle.unknown
            assert bundle.known_vnd <= question.budget_vnd
