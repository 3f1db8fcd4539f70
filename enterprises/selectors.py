"""What the wizard asks of an enterprise: its sector in everyday words, its size by the law."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from enterprises.rules import Limits, Size
from enterprises.sector_words import WORDS
from reference.models import SizeLimit
from reference.taxonomy import SectorFacts
from reference.text import clean, fold

# The sections most small enterprises and households work in: offered without searching.
USUAL_SECTORS = ("G", "I", "C", "F", "H", "T")
FEWEST_LETTERS = 2

SizeLimits = Mapping[str, Mapping[Size, Limits]]


def load_size_limits() -> SizeLimits:
    """Limits by sector group and size class, as Decree 80/2021 sets them; one query."""
    limits: dict[str, dict[Size, Limits]] = defaultdict(dict)
    for row in SizeLimit.objects.order_by("group_id", "max_employees"):
        limits[row.group_id][row.size] = Limits(
            row.max_employees, row.max_revenue_vnd, row.max_capital_vnd
        )
    return dict(limits)


def find_sectors(
    sectors: Iterable[SectorFacts], text: str, *, limit: int = 6
) -> tuple[SectorFacts, ...]:
    """Selectable sectors whose code, name or everyday words fit a few typed words.

    Args:
        text: anything, with or without diacritics; under two letters finds nothing but a code.

    Returns: best first, at most `limit`: a code or name that is the text, then one that begins
        with it, then one that holds it; divisions before the sections that contain them.
    """
    wanted = fold(clean(text)).strip(" .,")
    ranked = []
    for sector in sectors:
        place = _closeness(sector, wanted) if sector.is_selectable else None
        if place is not None:
            ranked.append(((place, sector.code == sector.section, sector.code), sector))
    return tuple(sector for _, sector in sorted(ranked, key=lambda pair: pair[0])[:limit])


def _closeness(sector: SectorFacts, wanted: str) -> int | None:
    """0 is the name itself, 1 begins with it, 2 has it at a word; None does not fit."""
    if wanted == sector.code.lower():
        return 0
    if len(wanted) < FEWEST_LETTERS:
        return None
    names = (sector.short_name.vi, sector.name.vi, sector.name.en, *WORDS.get(sector.code, ()))
    places = [
        0 if name == wanted else 1 if name.startswith(wanted) else 2
        for name in map(fold, names)
        if f" {wanted}" in f" {name}" or f" {name} " in f" {wanted} "
    ]
    return min(places, default=None)


def usual_sectors(sectors: Mapping[str, SectorFacts]) -> tuple[SectorFacts, ...]:
    """The six sections offered first, in their order."""
    return tuple(sectors[code] for code in USUAL_SECTORS if code in sectors)


def other_sectors(sectors: Mapping[str, SectorFacts]) -> tuple[SectorFacts, ...]:
    """The other selectable sections, by code."""
    return tuple(
        sector
        for sector in sectors.values()
        if sector.code == sector.section
        and sector.is_selectable
        and sector.code not in USUAL_SECTORS
    )
