"""What comes out of a match: codes and numbers only; the sentences are made elsewhere.

The small records are named tuples: a page makes some two hundred of them, and a frozen
dataclass takes more than twice as long to make.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Params = Mapping[str, str | int]
NO_PARAMS: Params = MappingProxyType({})

# Every state a term can be in, in the order of the terms of a match.
TERM_STATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "needs": ("full", "partial"),
        "sector": ("listed", "all", "unknown", "not-listed", "not-stated"),
        "size": ("listed", "unknown", "not-listed", "not-stated"),
        "budget": (
            "free",
            "within",
            "unit-within",
            "over",
            "far-over",
            "unknown",
            "not-stated",
        ),
        "maturity": ("in-range", "outside", "unknown", "not-stated"),
        "quality": ("given",),
    }
)

# Code to the names of its parameters.
CAUTION_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "price-unknown": (),
        "over-budget": ("monthly_vnd", "budget_vnd"),
        "price-per-unit": (),
        "sector-unknown": ("sector",),
        "sector-not-listed": ("sector",),
        "size-unknown": ("size",),
        "size-not-listed": ("size",),
        "maturity-outside": ("pillar", "level", "lowest", "highest"),
        "deployment-unknown": (),
        "language-unknown": (),
    }
)
CHANGE_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "core-instead-of-supporting": ("need",),
        "drop-need": ("need",),
        "sector-listed": ("sector",),
        "size-listed": ("size",),
        "price-known": ("budget_vnd",),
        "budget-raise-to": ("vnd",),
        "budget-stated": ("vnd",),
        "maturity-raise": ("pillar", "level"),
    }
)
FAILURE_CODES = ("deployment", "language", "link")


class Term(NamedTuple):
    """One addend of a score.

    Attributes:
        code: a key of TERM_STATES.
        points: 0 to max, hundredths of a percent.
        max: the most this term can give; over the six terms 10,000.
        state: why, one of TERM_STATES[code].
    """

    code: str
    points: int
    max: int
    state: str


class Caution(NamedTuple):
    """Something to know before choosing: code in CAUTION_CODES, with the parameters named there."""

    code: str
    params: Params


class Change(NamedTuple):
    """What would raise this score, and by how much.

    Attributes:
        code: in CHANGE_CODES.
        points: exactly what the score would gain, >= 1, hundredths of a percent; for
            `price-known` what it gains if the price proves to be inside the budget.
        params: as named in CHANGE_CODES.
    """

    code: str
    points: int
    params: Params


class Match(NamedTuple):
    """One platform that can be chosen, explained.

    Attributes:
        score: 0 to 10,000, hundredths of a percent; the sum of the terms' points.
        terms: six, in the order of TERM_STATES.
        met, partly, unmet: the needs it meets at its core, only supports, does not meet;
            together all that were asked for, each by falling importance, then code.
        cautions: in the order of CAUTION_CODES, several pillars by code.
        changes: most points first, then in the order of CHANGE_CODES, then by parameters.
    """

    id: int
    slug: str
    score: int
    terms: tuple[Term, ...]
    met: tuple[str, ...]
    partly: tuple[str, ...]
    unmet: tuple[str, ...]
    cautions: tuple[Caution, ...]
    changes: tuple[Change, ...]


class Failure(NamedTuple):
    """The one requirement a platform misses.

    Attributes:
        code: in FAILURE_CODES.
        wanted: the deployments that would be accepted, or the one language or slug missed; sorted.
        offered: what the platform has instead; sorted.
    """

    code: str
    wanted: tuple[str, ...]
    offered: tuple[str, ...]

    @property
    def requirement(self) -> tuple[str, str]:
        """What would be given up to admit it: the deployments together, or one language or slug."""
        return self.code, "" if self.code == "deployment" else self.wanted[0]


class NearMiss(NamedTuple):
    """A platform kept out by exactly one requirement that would otherwise have been shown.

    Attributes:
        would_score: 0 to 10,000, its score without that requirement.
        would_rank: 1 to the limit, its place in the list for the profile without that
            requirement, which all others that fail it alone join too.
        failed: the requirement.
    """

    id: int
    slug: str
    would_score: int
    would_rank: int
    failed: Failure


class Ranking(NamedTuple):
    """The answer to one profile.

    Attributes:
        matches: best first, at most `limit`.
        near_misses: best first, at most `limit`.
        feasible: how many platforms meet a need and every requirement, shown or not.
        excluded: how many meet a need but were kept out by a requirement.
        uncovered: the needs that no platform which meets every requirement covers even in
            part; by falling importance, then code.
    """

    matches: tuple[Match, ...]
    near_misses: tuple[NearMiss, ...]
    feasible: int
    excluded: int
    uncovered: tuple[str, ...]


NOTHING = Ranking((), (), 0, 0, ())
