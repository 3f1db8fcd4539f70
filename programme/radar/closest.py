"""Which listings come closest to a need."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from platforms.listing import Listing
from platforms.rules import from_monthly_vnd
from platforms.snapshot import Snapshot
from platforms.wording import DEPLOYMENTS, LANGUAGES
from programme.radar.table import ALL
from ui.templatetags.ui import vnd

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Near:
    """A listing, how near it comes, and the facts by which enterprises are kept out."""

    listing: Listing
    how: str
    facts: str


def closest(need: str, section: str, snapshot: Snapshot) -> list[Near]:
    """At most five: those that do it, at their core first; else those that do most beside it.

    Args:
        section: a trade, listings for it come first; ALL for any.
    """
    taxonomy = snapshot.taxonomy
    function = taxonomy.needs[need].function
    ranked = []
    for item in snapshot.listings.values():
        strength = next((1 + each.is_core for each in item.needs if each.code == need), 0)
        beside = sum(each.function == function for each in item.needs)
        if strength or beside:
            fits = section == ALL or item.sectors is None or _serves(item, section, snapshot)
            ranked.append((-strength, not fits, -beside, item.sort_key, item.slug))
    ranked.sort()
    has_any = bool(ranked) and ranked[0][0] < 0
    return [
        Near(item, _how(-strength, str(taxonomy.functions[function].name)), _facts(item))
        for strength, _fits, _beside, _key, slug in ranked[:SHOWN]
        if (item := snapshot.listings[slug]) and (strength or not has_any)
    ]


def _serves(item: Listing, section: str, snapshot: Snapshot) -> bool:
    sectors = snapshot.taxonomy.sectors
    return any(sectors[code].section == section for code in item.sectors or () if code in sectors)


def _how(strength: int, function: str) -> str:
    if strength == 2:
        return _("does it at its core")
    if strength == 1:
        return _("does it in part")
    return _("does other things of the same field: %(function)s") % {"function": function}


def _facts(item: Listing) -> str:
    price = from_monthly_vnd(item.plans)
    return " · ".join(
        [
            ", ".join(str(DEPLOYMENTS[code]) for code in item.deployments)
            or _("how it runs is not stated"),
            ", ".join(str(LANGUAGES[code]) for code in item.languages) or _("languages not stated"),
            _("price not published")
            if price is None
            else _("from %(price)s a month") % {"price": vnd(price)},
        ]
    )
