"""What an adviser reads of a request, ready in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisers.choices import PartOfDay, Reach, Size, Speaks, Way
from advisers.engine.model import WEIGHTS
from advisers.models import Case, Offer
from platforms.snapshot import Snapshot

FULL, NAMED_ALL = 100, 70
HALF = 50
REACHES: Mapping[str, Any] = {
    Reach.COMMUNE: gettext_lazy("You serve this place."),
    Reach.PROVINCE: gettext_lazy(
        "Nobody who serves the commune itself could be asked; you serve other places of the"
        " province."
    ),
    Reach.REMOTE: gettext_lazy(
        "Nobody in the province could be asked; you advise from afar, by phone, video or Zalo."
    ),
}


def why_asked(offer: Offer) -> list[str]:
    """Why it came to her, the weightiest first; what says nothing about her is left out."""
    if not offer.terms:
        return [_("A coordinator or a colleague chose you.")]
    said = [str(REACHES[offer.reach])] if offer.reach in REACHES else []
    ranked = sorted(WEIGHTS, key=lambda term: -offer.terms.get(term, 0))
    lines = [_term(term, offer.terms.get(term, 0) // WEIGHTS[term]) for term in ranked]
    return said + [line for line in lines if line]


def _term(term: str, percent: int) -> str:
    if term == "topic":
        return _topic(percent)
    if term == "free":
        return _("Of the places that you offer, %(percent)s%% were free.") % {"percent": percent}
    if term == "way":
        return {FULL: _("You advise in the way that is liked best."), HALF: "", 0: ""}.get(
            percent, _("You advise in one of the ways that suit.")
        )
    words = {
        "sector": (_("You named this trade."), _("You take any trade.")),
        "size": (_("You named this size of enterprise."), _("You take enterprises of any size.")),
    }[term]
    return {FULL: words[0], NAMED_ALL: words[1]}.get(percent, "")


def _topic(percent: int) -> str:
    """Half may mean that nothing was named: then the page shows no needs either."""
    if percent == FULL:
        return _("You advise on all that is asked for.")
    return _("You advise on a part of what is asked for.") if percent else ""


def needs_of(case: Case, snapshot: Snapshot) -> list[str]:
    """Names of its needs; what the taxonomy knows no more is left out."""
    known = snapshot.taxonomy.needs
    return [str(known[code].name) for code in case.need_codes if code in known]


def labels(choices: Any, codes: Iterable[str]) -> str:
    """The labels of some codes, as one line."""
    known = dict(choices.choices)
    return ", ".join(str(known[code]) for code in codes if code in known)


def place_of(case: Case) -> str:
    """A commune with its province: names of communes repeat."""
    province = case.province.short_name
    return f"{case.commune}, {province}" if case.commune else str(case.province)


def facts_of(case: Case, snapshot: Snapshot) -> list[tuple[str, str]]:
    """What it is about, as terms and facts; nothing of who asks."""
    listings = snapshot.listings
    platforms = [listings[slug].name for slug in case.platform_slugs if slug in listings]
    said = [
        (_("In which place"), place_of(case)),
        (_("Trade"), str(case.sector.short_name) if case.sector else ""),
        (_("Size"), labels(Size, [case.size])),
        (_("Language"), labels(Speaks, [case.speaks])),
        *wishes_of(case),
        (_("About"), ", ".join(platforms)),
    ]
    return [(term, fact) for term, fact in said if fact]


def wishes_of(case: Case) -> list[tuple[str, str]]:
    """How and when the owner likes to be reached."""
    said = [
        (_("Best reached"), labels(Way, case.ways)),
        (_("Times that suit"), labels(PartOfDay, case.times)),
    ]
    return [(term, fact) for term, fact in said if fact]


def days_since(moment: datetime | None, at: datetime) -> int:
    """Whole days in Vietnam; 0 for today and for None."""
    if moment is None:
        return 0
    return max((timezone.localdate(at) - timezone.localdate(moment)).days, 0)
