"""What the wizard asks of an enterprise: its sector in everyday words, its size by the law."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from enterprises.rules import Limits
from enterprises.sector_words import WORDS
from reference.models import SizeLimit
from reference.taxonomy import SectorFacts
from reference.text import clean, fold, has_tones

# The sections most small enterprises and households work in: offered without searching.
USUAL_SECTORS = ("G", "I", "C", "F", "H", "T")
FEWEST_LETTERS = 2

SizeLimits = Mapping[str, Mapping[str, Limits]]


def load_size_limits() -> SizeLimits:
    """Limits by sector group and size class, as Decree 80/2021 sets them; one query."""
    limits: dict[str, dict[str, Limits]] = defaultdict(dict)
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
        text: anything; typed with diacritics it fits only words spelled so, "quán" no "liên quan".
            Under two letters it finds nothing but a code.

    Returns: best first, at most `limit`: everyday words before official names, whole ones before
        those that begin with the text, then those that hold it; divisions before their sections.
    """
    typed = clean(text).lower().strip(" .,")
    spell = str.lower if has_tones(typed) else fold
    ranked = []
    for sector in sectors:
        place = _closeness(sector, typed, spell) if sector.is_selectable else None
        if place is not None:
            ranked.append(((place, sector.code == sector.section, sector.code), sector))
    return tuple(sector for _, sector in sorted(ranked, key=lambda pair: pair[0])[:limit])


def _closeness(sector: SectorFacts, typed: str, spell: Callable[[str], str]) -> int | None:
    """0 to 5, nearest first; None does not fit."""
    if typed == sector.code.lower():
        return 0
    if len(typed) < FEWEST_LETTERS:
        return None
    everyday = (sector.short_name.vi, *WORDS.get(sector.code, ()))
    near = _nearness(map(spell, everyday), typed)
    if near is None:
        official = _nearness(map(spell, (sector.name.vi, sector.name.en)), typed)
        return None if official is None else 3 + official
    return near


def _nearness(names: Iterable[str], typed: str) -> int | None:
    """0 is a name itself, 1 begins one, 2 holds or is held by one at whole words."""
    places = [
        0 if name == typed else 1 if name.startswith(typed) else 2
        for name in names
        if f" {typed}" in f" {name}" or f" {name} " in f" {typed} "
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
