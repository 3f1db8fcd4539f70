"""Where to start: what to do first, and what others of her trade begin with."""

from typing import Any

from enterprises.selectors import other_sectors, usual_sectors
from matching.first_needs import first_needs
from matching.offers import section_of
from matching.pages.understood import chips
from platforms.snapshot import Snapshot


def guidance_page(snapshot: Snapshot, *, sector: str, kind: str) -> dict[str, Any]:
    """The context of the page.

    Args:
        sector: code of a section or division; an unknown one counts as not said.
        kind: "household", or anything else.
    """
    sectors = snapshot.taxonomy.sectors
    chosen = sectors[sector] if sector in sectors and sectors[sector].is_selectable else None
    is_household = kind == "household"
    section = section_of(chosen.code, sectors) if chosen else None
    codes = first_needs(chosen.code if chosen else None, section, is_household=is_household)
    return {
        "sector": chosen,
        "is_household": is_household,
        "is_answered": bool(chosen or is_household),
        "needs": chips(codes, snapshot.taxonomy, on=codes[:1]),
        "usual": usual_sectors(sectors),
        "others": other_sectors(sectors),
    }
