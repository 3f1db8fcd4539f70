"""Candidates and questions that say nothing but what a test is about; and many random ones."""

import random

import pytest

from matching.engine.bundle import Candidate, Question


@pytest.fixture
def make_candidate():
    """Builds a candidate that covers `a` at its core; needs "a b-" means `a` core, `b` in part."""

    def make(number, needs="a", price=None, *, vendor="", fit=5000):
        strengths = {n.rstrip("-"): 50 if n.endswith("-") else 100 for n in needs.split()}
        return Candidate(number, f"p{number}", vendor or f"v{number}", strengths, price, fit)

    return make


@pytest.fixture
def make_question():
    """Builds a question for needs "a b c", each of importance 2."""

    def make(needs="a", *, budget=None, most=None, seed=1):
        return Question(dict.fromkeys(needs.split(), 2), budget, most, seed)

    return make


def random_case(number, *, needs=6, candidates=9, known=0.7, budget=None, most=None):
    """One question and its candidates, the same for the same number; prices and fits collide."""
    chance = random.Random(number)
    codes = [f"n{place}" for place in range(needs)]
    made = []
    for place in range(candidates):
        covered = chance.sample(codes, chance.randint(1, min(4, needs)))
        strengths = {code: chance.choice((50, 100)) for code in covered}
        price = chance.choice((0, 10, 20, 30, 50, 80)) * 1000 if chance.random() < known else None
        vendor, fit = f"v{chance.randrange(5)}", chance.choice((4000, 5000, 6000))
        made.append(Candidate(place + 1, f"p{place}", vendor, strengths, price, fit))
    asked = {code: chance.randint(1, 3) for code in chance.sample(codes, needs)}
    return Question(asked, budget, most, number), made
