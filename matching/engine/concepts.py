"""What goes into a match: what a platform offers, what an enterprise asks for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

CORE, SUPPORTING = 100, 50
IMPORTANCES = (1, 2, 3)
LEVELS = range(6)
PILLAR_COUNT = 6
# Bounds that keep every sum inside the widths of the tables: int32 scores, int64 money.
MOST_NEEDS, MOST_REQUIREMENTS, MOST_VND = 1_000, 1_000, 10**15


@dataclass(frozen=True, slots=True)
class Offer:
    """One published platform as the match sees it; plain facts, an unknown one never guessed.

    Attributes:
        id: 0 to 2^63 - 1, unique in a catalogue; the last tie-break.
        slug: its public name, unique in a catalogue.
        needs: need code to CORE (100) or SUPPORTING (50).
        sectors: sector codes it lists; None is all sectors; empty is unknown.
        sizes: size classes it lists; empty is unknown.
        deployments: ways it can be run; empty is unknown.
        languages: languages of its interface; empty is unknown.
        links: slugs of platforms it links with, declared by either side.
        monthly_vnd: lowest known price in VND a month; 0 is free; None is unknown.
        maturity: pillar code to the lowest and highest level (0 to 5) it suits; a pillar
            that is not there is unknown.
        quality: of the listing's evidence, 0 to 100.
        is_per_unit: the price is for one user, device or shop: the least there is to pay.

    Raises: ValueError: a number is outside its range.
    """

    id: int
    slug: str
    needs: Mapping[str, int]
    sectors: frozenset[str] | None
    sizes: frozenset[str]
    deployments: frozenset[str]
    languages: frozenset[str]
    links: frozenset[str]
    monthly_vnd: int | None
    maturity: Mapping[str, tuple[int, int]]
    quality: int
    is_per_unit: bool = False

    def __post_init__(self) -> None:
        _within("id", self.id, 0, 2**63 - 1)
        _within("quality", self.quality, 0, 100)
        if self.monthly_vnd is not None:
            _within("monthly_vnd", self.monthly_vnd, 0, MOST_VND)
        for code, strength in self.needs.items():
            if strength not in (CORE, SUPPORTING):
                raise ValueError(
                    f"need {code}: {strength} is neither core (100) nor supporting (50)"
                )
        for pillar, (lowest, highest) in self.maturity.items():
            if not LEVELS[0] <= lowest <= highest <= LEVELS[-1]:
                raise ValueError(
                    f"maturity of {pillar}: {lowest} to {highest} is no range of levels"
                )


@dataclass(frozen=True, slots=True)
class Profile:
    """What one enterprise asks for; everything but the needs may be left out.

    Attributes:
        needs: need code to importance 1, 2 or 3; codes no platform knows are allowed.
        sector: its sector code; None is not stated.
        size: its size class (micro, small, medium, large); None is not stated.
        budget_vnd: VND a month for one platform; None is not stated.
        maturity: pillar code to level 0 to 5; at most six pillars, missing ones not stated.
        deployments: hard; the ways of running it that are accepted; empty is any.
        languages: hard; every one is required.
        must_link: hard; slugs of platforms it must link with, every one.
        excluded: hard; slugs never to be shown.

    Raises: ValueError: a number is outside its range.
    """

    needs: Mapping[str, int]
    sector: str | None
    size: str | None
    budget_vnd: int | None
    maturity: Mapping[str, int]
    deployments: frozenset[str]
    languages: frozenset[str]
    must_link: frozenset[str]
    excluded: frozenset[str]

    def __post_init__(self) -> None:
        _within("number of needs", len(self.needs), 0, MOST_NEEDS)
        _within("number of pillars", len(self.maturity), 0, PILLAR_COUNT)
        required = len(self.languages) + len(self.must_link)
        _within("number of requirements", required, 0, MOST_REQUIREMENTS)
        if self.budget_vnd is not None:
            _within("budget_vnd", self.budget_vnd, 0, MOST_VND)
        for code, importance in self.needs.items():
            if importance not in IMPORTANCES:
                raise ValueError(f"need {code}: importance {importance} is not 1, 2 or 3")
        for pillar, level in self.maturity.items():
            _within(f"level of {pillar}", level, LEVELS[0], LEVELS[-1])


def _within(name: str, number: int, lowest: int, highest: int) -> None:
    if not lowest <= number <= highest:
        raise ValueError(f"{name}: {number} is not in {lowest} to {highest}")


def check_catalogue(offers: Collection[Offer]) -> None:
    """Raises ValueError if an id or a slug stands twice: the order would not be one order."""
    for name in ("id", "slug"):
        if len({getattr(offer, name) for offer in offers}) < len(offers):
            raise ValueError(f"{name} twice in the catalogue")


def check_limit(limit: int) -> None:
    """Raises ValueError if fewer than one match is to be shown."""
    if limit < 1:
        raise ValueError(f"limit: {limit} is below 1")
