"""The searches answer what the specification answers, set for set."""

import pytest

from matching.engine.bundle import best_fit_reference, bundles, cover_reference
from tests.matching.engine.bundle.conftest import random_case

CASES = range(40)


def of_kind(found, kind):
    """The bundle of a kind and its proof; None where there is none."""
    for bundle in found:
        if kind in bundle.kinds:
            return bundle, bundle.proofs[bundle.kinds.index(kind)]
    return None


@pytest.mark.parametrize("most", [None, 2])
@pytest.mark.parametrize("known", [1.0, 0.5, 0.0])
def test_cheapest_cover_is_the_specified_one(known, most):
    for number in CASES:
        question, candidates = random_case(number, known=known, most=most)
        bundle, proof = of_kind(bundles(question, candidates), "cheapest")
        slugs, _ = cover_reference(question, candidates, counts_vendors=False)
        assert (bundle.slugs, proof.is_proven) == (slugs, True), number


@pytest.mark.parametrize("most", [None, 2])
@pytest.mark.parametrize("known", [1.0, 0.5, 0.0])
def test_fewest_vendors_is_the_specified_one(known, most):
    for number in CASES:
        question, candidates = random_case(number, known=known, most=most)
        bundle, proof = of_kind(bundles(question, candidates), "fewest_vendors")
        slugs, _ = cover_reference(question, candidates, counts_vendors=True)
        assert (bundle.slugs, proof.is_proven) == (slugs, True), number


@pytest.mark.parametrize("budget", [None, 0, 40_000, 100_000])
@pytest.mark.parametrize("most", [None, 2])
def test_best_fit_is_the_specified_one(budget, most):
    for number in CASES:
        question, candidates = random_case(number, budget=budget, most=most)
        slugs, _ = best_fit_reference(question, candidates)
        found = of_kind(bundles(question, candidates), "best_fit")
        assert (found[0].slugs if found else ()) == slugs, number
        assert found is None or found[1].is_proven
