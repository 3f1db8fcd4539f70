"""What each bundle is, told by small cases."""

import pytest

from matching.engine.bundle import Candidate, Question, bundles


def kinds(found):
    return {kind: bundle for bundle in found for kind in bundle.kinds}


def test_nothing_offered_gives_no_bundle(make_candidate, make_question):
    assert bundles(make_question("z"), [make_candidate(1, "a")]) == ()


def test_known_price_is_preferred_to_an_unknown_one(make_candidate, make_question):
    found = bundles(make_question("a"), [make_candidate(1), make_candidate(2, price=900_000)])
    assert kinds(found)["cheapest"].slugs == ("p2",)


def test_unknown_price_is_named_and_adds_nothing(make_candidate, make_question):
    pair = [make_candidate(1, "a", 50_000), make_candidate(2, "b")]
    (bundle,) = bundles(make_question("a b"), pair)
    assert (bundle.known_vnd, bundle.unknown) == (50_000, ("p2",))


def test_unknown_price_is_never_inside_a_budget(make_candidate, make_question):
    found = bundles(make_question("a", budget=10**9), [make_candidate(1)])
    assert "best_fit" not in kinds(found)


def test_budget_of_nothing_takes_free_ones(make_candidate, make_question):
    pair = [make_candidate(1, "a", 0, fit=1000), make_candidate(2, "a b", 10)]
    best = kinds(bundles(make_question("a b", budget=0), pair))["best_fit"]
    assert (best.slugs, best.uncovered) == (("p1",), ("b",))


def test_core_beats_supporting_in_the_best_fit(make_candidate, make_question):
    pair = [make_candidate(1, "a-", 0), make_candidate(2, "a", 10_000, fit=1000)]
    found = kinds(bundles(make_question("a", budget=10_000), pair))
    assert (found["best_fit"].slugs, found["cheapest"].slugs) == (("p2",), ("p1",))


def test_partly_covered_needs_are_told_apart(make_candidate, make_question):
    (bundle,) = bundles(make_question("a b c"), [make_candidate(1, "a b-", 0)])
    assert (bundle.covers, bundle.partly, bundle.uncovered) == (("a", "b"), ("b",), ("c",))


def test_one_vendor_beats_two_cheaper_ones(make_candidate, make_question):
    three = [
        make_candidate(1, "a", 0, vendor="x"),
        make_candidate(2, "b", 0, vendor="y"),
        make_candidate(3, "a", 900, vendor="z"),
        make_candidate(4, "b", 900, vendor="z"),
    ]
    found = kinds(bundles(make_question("a b"), three))
    assert set(found["fewest_vendors"].slugs) == {"p3", "p4"}
    assert found["fewest_vendors"].vendors == 1
    assert set(found["cheapest"].slugs) == {"p1", "p2"}


def test_same_answers_are_one_bundle(make_candidate, make_question):
    (bundle,) = bundles(make_question("a"), [make_candidate(1, price=0)])
    assert bundle.kinds == ("cheapest", "best_fit", "fewest_vendors")
    assert [proof.unit for proof in bundle.proofs] == ["vnd", "points", "vendors"]


def test_limit_of_platforms_leaves_the_least_important_open(make_candidate):
    question = Question({"a": 3, "b": 1}, None, 1, 1)
    found = kinds(bundles(question, [make_candidate(1, "b", 0), make_candidate(2, "a", 9)]))
    assert found["cheapest"].slugs == found["fewest_vendors"].slugs == ("p2",)


def test_best_fit_takes_five_at_most(make_candidate, make_question):
    codes = "a b c d e f g"
    many = [make_candidate(n, code, 0) for n, code in enumerate(codes.split(), 1)]
    assert len(kinds(bundles(make_question(codes), many))["best_fit"].slugs) == 5


def test_ties_follow_the_seed(make_candidate, make_question):
    twins = [make_candidate(n, price=0) for n in range(1, 9)]
    drawn = {bundles(make_question(seed=seed), twins)[0].slugs for seed in range(9)}
    assert len(drawn) > 1


@pytest.mark.parametrize(
    "facts", [{"monthly_vnd": -1}, {"fit": 10_001}, {"needs": {"a": 70}}], ids=str
)
def test_candidate_out_of_range_is_refused(facts):
    usual = {"id": 1, "slug": "p", "vendor": "v", "needs": {}, "monthly_vnd": 0, "fit": 0}
    with pytest.raises(ValueError, match=r"."):
        Candidate(**usual | facts)


@pytest.mark.parametrize("facts", [{"budget_vnd": -1}, {"most": 0}, {"needs": {"a": 4}}], ids=str)
def test_question_out_of_range_is_refused(facts):
    with pytest.raises(ValueError, match=r"."):
        Question(**{"needs": {}, "budget_vnd": None, "most": None, "seed": 1} | facts)


def test_twice_the_same_candidate_is_refused(make_candidate, make_question):
    with pytest.raises(ValueError, match="twice"):
        bundles(make_question(), [make_candidate(1), make_candidate(1)])
