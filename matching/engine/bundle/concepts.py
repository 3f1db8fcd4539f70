"""What a bundle is chosen from, what is asked for, and what comes out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from matching.engine.concepts import CORE, IMPORTANCES, MOST_VND, SUPPORTING

Kind = Literal["cheapest", "best_fit", "fewest_vendors"]
KINDS: tuple[Kind, ...] = ("cheapest", "best_fit", "fewest_vendors")
BEST_FIT = 10_000
MOST_NEEDS = 200
# A best fit without a stated limit: more platforms at once is more than a small firm can start.
USUAL_MOST = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """One platform that may be part of a bundle.

    Attributes:
        id: unique; breaks ties together with the seed.
        slug: its public name, unique.
        vendor: who makes it.
        needs: need code to CORE (100) or SUPPORTING (50).
        monthly_vnd: lowest known price in VND a month; 0 is free; None is unknown.
        fit: its score as a match, 0 to 10,000.

    Raises: ValueError: a number is outside its range.
    """

    id: int
    slug: str
    vendor: str
    needs: Mapping[str, int]
    monthly_vnd: int | None
    fit: int

    def __post_init__(self) -> None:
        if self.monthly_vnd is not None and not 0 <= self.monthly_vnd <= MOST_VND:
            raise ValueError(f"monthly_vnd: {self.monthly_vnd} is not in 0 to {MOST_VND}")
        if not 0 <= self.fit <= BEST_FIT:
            raise ValueError(f"fit: {self.fit} is not in 0 to {BEST_FIT}")
        if not set(self.needs.values()) <= {CORE, SUPPORTING}:
            raise ValueError(f"{self.slug}: a need is core (100) or supporting (50)")


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be covered.

    Attributes:
        needs: need code to importance 1 to 3, in the order in which they are shown.
        budget_vnd: VND a month for the whole bundle of best fit; None is not stated.
        most: at most so many platforms; None is no limit (of the best fit: five).
        seed: the published seed of a day, for ties.

    Raises: ValueError: a number is outside its range.
    """

    needs: Mapping[str, int]
    budget_vnd: int | None
    most: int | None
    seed: int

    def __post_init__(self) -> None:
        if len(self.needs) > MOST_NEEDS or not set(self.needs.values()) <= set(IMPORTANCES):
            raise ValueError("too many needs, or an importance that is not 1, 2 or 3")
        if self.budget_vnd is not None and not 0 <= self.budget_vnd <= MOST_VND:
            raise ValueError(f"budget_vnd: {self.budget_vnd} is not in 0 to {MOST_VND}")
        if self.most is not None and self.most < 1:
            raise ValueError(f"most: {self.most} is below 1")


class Proof(NamedTuple):
    """How sure it is that nothing better exists among the candidates.

    Attributes:
        is_proven: every other choice was ruled out.
        unit: what `value` and `bound` count: "vnd" a month, "points" of the fit in hundredths
            of a percent, or "vendors".
        value: of this bundle.
        bound: no choice is better than this; `value` where it is proven.
        steps: of the search, never more than its limit.
    """

    is_proven: bool
    unit: Literal["vnd", "points", "vendors"]
    value: int
    bound: int
    steps: int


class Bundle(NamedTuple):
    """Platforms to be used together.

    Attributes:
        kinds: in KINDS; several where they came out the same.
        slugs: best fit first, ties by the seed.
        covers: needs of the question that one of them covers, at least in part, in its order.
        partly: those of `covers` that none of them has at its core.
        uncovered: the other needs of the question, in its order.
        known_vnd: sum of the known prices, VND a month.
        unknown: slugs whose price is unknown: the sum says nothing of them.
        vendors: how many make them.
        proofs: one for each of `kinds`.
    """

    kinds: tuple[Kind, ...]
    slugs: tuple[str, ...]
    covers: tuple[str, ...]
    partly: tuple[str, ...]
    uncovered: tuple[str, ...]
    known_vnd: int
    unknown: tuple[str, ...]
    vendors: int
    proofs: tuple[Proof, ...]


def check_candidates(candidates: Collection[Candidate]) -> None:
    """Raises ValueError if an id or a slug stands twice: the order would not be one order."""
    for name in ("id", "slug"):
        if len({getattr(each, name) for each in candidates}) < len(candidates):
            raise ValueError(f"{name} twice among the candidates")
