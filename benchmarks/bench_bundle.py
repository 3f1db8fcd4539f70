"""Three bundles of 200 candidates for 20 needs: median and worst, in CPU time of one core."""

import random
import statistics
import time

from matching.engine import CORE, SUPPORTING
from matching.engine.bundle import Candidate, Question, bundles

SEED, CANDIDATES, NEEDS, CASES = 20261122, 200, 20, 60
LIMIT_MS, HARD_MS = 50, 200


def case(number: int, *, known: float = 1.0) -> tuple[Question, list[Candidate]]:
    """One question and its candidates; `known`: the share of prices that are known."""
    chance = random.Random(SEED + number)
    codes = [f"need-{place}" for place in range(NEEDS)]
    candidates = []
    for place in range(CANDIDATES):
        covered = chance.sample(codes, chance.randint(2, 7))
        price = round(chance.lognormvariate(0, 0.6) * len(covered) ** 0.8 * 300) * 1000
        candidates.append(
            Candidate(
                id=place + 1,
                slug=f"platform-{place}",
                vendor=f"vendor-{chance.randrange(120)}",
                needs={code: chance.choice((CORE, SUPPORTING)) for code in covered},
                monthly_vnd=price if chance.random() < known else None,
                fit=chance.randint(3000, 9000),
            )
        )
    weights = {code: chance.randint(1, 3) for code in codes}
    return Question(weights, budget_vnd=2_000_000, most=None, seed=SEED), candidates


def run() -> list[str]:
    lines = []
    for known in (1.0, 0.3):
        cases = [case(number, known=known) for number in range(CASES)]
        times, proven = [], 0
        for question, candidates in cases:
            started = time.process_time()
            found = bundles(question, candidates)
            times.append((time.process_time() - started) * 1e3)
            proven += all(proof.is_proven for each in found for proof in each.proofs)
        middle, worst = statistics.median(times), max(times)
        lines.append(
            f"three bundles of {CANDIDATES} × {NEEDS}, {known:.0%} of prices known: "
            f"{middle:.0f} ms (limit: {LIMIT_MS} ms, {middle / LIMIT_MS:.2f})"
        )
        lines.append(
            f"three bundles of {CANDIDATES} × {NEEDS}, worst of {CASES}, {proven} proven: "
            f"{worst:.0f} ms (limit: {HARD_MS} ms, {worst / HARD_MS:.2f})"
        )
    return lines
