"""The case table, through the specification and through the tables."""

from pathlib import Path

import pytest
import yaml

from matching.engine import Tables, rank_reference

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))


def by_tables(profile, offers, *, seed, limit):
    return Tables.build(offers).rank(profile, seed=seed, limit=limit)


@pytest.fixture(params=[rank_reference, by_tables], ids=["reference", "tables"])
def answer(request, make_offer, make_profile):
    """The answer to a case."""

    def ranked(case):
        offers = [make_offer(number=n, **facts) for n, facts in enumerate(case["offers"], 1)]
        profile = make_profile(**case.get("profile", {}))
        return request.param(profile, offers, seed=0, limit=case.get("limit", 10))

    return ranked


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_matches_are_those_of_the_case(answer, case):
    ranking = answer(case)
    assert {match.slug: match.score for match in ranking.matches} == case["scores"]


@pytest.mark.parametrize("case", [c for c in CASES if "order" in c], ids=lambda c: c["name"])
def test_order_is_that_of_the_case(answer, case):
    assert [match.slug for match in answer(case).matches] == case["order"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_near_misses_are_those_of_the_case(answer, case):
    near_misses = {
        near.slug: {"score": near.would_score, "rank": near.would_rank, "code": near.failed.code}
        | {"wanted": list(near.failed.wanted), "offered": list(near.failed.offered)}
        for near in answer(case).near_misses
    }
    assert near_misses == case.get("near", {})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_counts_and_uncovered_needs_are_those_of_the_case(answer, case):
    ranking = answer(case)
    expected = case.get("feasible", len(case["scores"])), case.get("excluded", 0)
    assert (ranking.feasible, ranking.excluded) == expected
    assert list(ranking.uncovered) == case.get("uncovered", [])
