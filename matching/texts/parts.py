"""The six parts of a score: their names, what they count, and the state each is in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from matching.engine import Match, Term

NAMES: Mapping[str, Promise] = {
    "needs": _("What you need"),
    "sector": _("Your trade"),
    "size": _("Your size"),
    "budget": _("Your budget"),
    "maturity": _("How far you have come"),
    "quality": _("How well we know it"),
}

STATES: Mapping[tuple[str, str], Promise] = {
    ("needs", "full"): _("all of it, as its main job"),
    ("needs", "partial"): _("part of it"),
    ("sector", "listed"): _("made for your trade"),
    ("sector", "all"): _("for every trade: 70 of 100"),
    ("sector", "unknown"): _("not stated: counts half"),
    ("sector", "not-listed"): _("made for other trades"),
    ("sector", "not-stated"): _("you did not say: counts half for all"),
    ("size", "listed"): _("suits your size"),
    ("size", "unknown"): _("not stated: counts half"),
    ("size", "not-listed"): _("made for other sizes"),
    ("size", "not-stated"): _("you did not say: counts half for all"),
    ("budget", "free"): _("free"),
    ("budget", "within"): _("inside your budget"),
    ("budget", "unit-within"): _("the price is for one of several: counts half"),
    ("budget", "over"): _("above your budget, less than twice"),
    ("budget", "far-over"): _("twice your budget or more"),
    ("budget", "unknown"): _("no price from the vendor: counts half"),
    ("budget", "not-stated"): _("you did not say: counts half for all"),
    ("maturity", "in-range"): _("at your level"),
    ("maturity", "outside"): _("for another level"),
    ("maturity", "unknown"): _("not stated: counts half"),
    ("maturity", "not-stated"): _("not assessed: counts half for all"),
    ("quality", "given"): _("sources, freshness and completeness of the listing"),
}


@dataclass(frozen=True, slots=True)
class PartText:
    """One addend of a score in words: points as shown, such as "10,5"."""

    name: str
    points: str
    most: str
    state: str


def parts(match: Match) -> tuple[PartText, ...]:
    """The addends of a score in the engine's order; they add up to it."""
    return tuple(part(term) for term in match.terms)


def part(term: Term) -> PartText:
    """Raises: KeyError: a term or state without words."""
    return PartText(
        name=str(NAMES[term.code]),
        points=points(term.points),
        most=points(term.max),
        state=str(STATES[term.code, term.state]),
    )


def points(hundredths: int) -> str:
    """Hundredths of a percent as points, no needless decimals: 1050 is 10,5 (10.5 in English)."""
    text = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if (get_language() or "vi").startswith("vi") else text
