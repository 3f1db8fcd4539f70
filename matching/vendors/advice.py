"""What would raise a listing's score for one profile, as its vendor can act on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.engine import Match
from matching.texts import Story
from matching.texts.parts import points
from platforms.rules import COMPLETE_POINTS, FRESH_POINTS, Quality

FACTS: Mapping[str, Promise] = {
    "summary": gettext_lazy("one sentence on what it does"),
    "sectors": gettext_lazy("sectors"),
    "sizes": gettext_lazy("size classes"),
    "deployments": gettext_lazy("where it runs"),
    "languages": gettext_lazy("languages"),
    "price": gettext_lazy("price"),
    "trial": gettext_lazy("free trial"),
    "links": gettext_lazy("what it works with"),
    "exit": gettext_lazy("how to leave"),
    "support": gettext_lazy("support hours"),
}
# Hundredths of a percent that one point of quality gives.
QUALITY_POINT = 5


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence, and how many points it could give at most, as shown."""

    text: str
    most: str


def advice(
    match: Match, story: Story, *, quality: Quality, stated: Mapping[str, bool]
) -> tuple[Advice, ...]:
    """What could be better, most points first. Only true statements count: staff check them."""
    found = sorted(_all(match, story, quality, stated), key=lambda each: -each[1])
    return tuple(Advice(text, points(gain)) for text, gain in found if gain > 0)


def _all(
    match: Match, story: Story, quality: Quality, stated: Mapping[str, bool]
) -> Iterator[tuple[str, int]]:
    terms = {term.code: term for term in match.terms}
    left = {code: term.max - term.points for code, term in terms.items()}
    yield from _needs(match, story, left["needs"])
    if text := _sector(terms["sector"].state, story):
        yield text, left["sector"]
    for code, texts in (("size", SIZE), ("budget", BUDGET)):
        if (known := texts.get(terms[code].state)) is not None:
            yield str(known), left[code]
    yield from _quality(quality, stated)


def _needs(match: Match, story: Story, left: int) -> Iterator[tuple[str, int]]:
    words = []
    if match.unmet:
        words.append(_("Not listed as met: %(needs)s.") % {"needs": story.needs(match.unmet)})
    if match.partly:
        partly = {"needs": story.needs(match.partly)}
        words.append(_("Listed as a supporting function only: %(needs)s.") % partly)
    if words:
        yield " ".join([*words, _("Change it only if the product really does it.")]), left


def _sector(state: str, story: Story) -> str:
    words = {"sector": story.sector(story.profile.sector or "")}
    return {
        "all": _("It is for every sector; made for %(sector)s would count more.") % words,
        "unknown": _("Say for which sectors it is made: nothing stands there."),
        "not-listed": _("It is listed for other sectors than %(sector)s.") % words,
    }.get(state, "")


SIZE: Mapping[str, Promise] = {
    "unknown": gettext_lazy("Say for which sizes it is made: nothing stands there."),
    "not-listed": gettext_lazy("It is listed for other sizes."),
}
BUDGET: Mapping[str, Promise] = {
    "unknown": gettext_lazy("Publish a price: an unknown one counts half."),
    "unit-within": gettext_lazy(
        "The price is for one user, device or shop: a price for the whole business counts more."
    ),
    "over": gettext_lazy("The lowest published price is above this budget."),
    "far-over": gettext_lazy("The lowest published price is twice this budget or more."),
}


def _quality(quality: Quality, stated: Mapping[str, bool]) -> Iterator[tuple[str, int]]:
    missing = [str(FACTS[code]) for code, is_stated in stated.items() if not is_stated]
    if missing:
        words = {"facts": ", ".join(missing)}
        text = _("State what is missing: %(facts)s.") % words
        yield text, (COMPLETE_POINTS - quality.completeness) * QUALITY_POINT
    if quality.freshness < FRESH_POINTS:
        text = _("Confirm that the listing is right: it was checked long ago.")
        yield text, (FRESH_POINTS - quality.freshness) * QUALITY_POINT
    if quality.evidence < 60:
        text = _("Give your own page as the source of each fact.")
        yield text, (60 - quality.evidence) * QUALITY_POINT
