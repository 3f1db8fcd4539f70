"""The criteria as their pages show them: all of them, and how a listing stands to each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from platforms.criteria.rules import RULES, asked, judged
from platforms.models import Criterion

HINTS: Mapping[str, Promise] = {
    "for-small-business": _("Tick micro, small or medium."),
    "plain-words": _("Write a sentence of at least 30 characters, and choose a need."),
    "vietnamese-help": _("Tick Vietnamese, and say when somebody answers."),
    "open-price": _("Name a price with its source, or say that it is on request."),
    "way-out": _("Name the formats of export, or what happens when somebody leaves."),
    "checkable": _("Give the address of a page that says so."),
}
ASKED: Promise = _("Only you can answer for this: tick it if it is true.")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One criterion and whether it is met; `hint` says what to do where it is not."""

    criterion: Criterion
    is_met: bool
    hint: str


def in_force(use: Criterion.Use) -> list[Criterion]:
    """Criteria in use, in their published order; one query."""
    return list(Criterion.objects.filter(use=use, is_active=True).order_by("position", "code"))


def to_answer(criteria: Iterable[Criterion]) -> list[tuple[str, str]]:
    """What needs an own yes, as choices."""
    held = {row.code: str(row.title) for row in criteria}
    return [(code, held[code]) for code in asked(tuple(held))]


def judgements(
    criteria: list[Criterion], content: Mapping[str, Any], said: Iterable[str]
) -> list[Judgement]:
    """Each criterion against what a listing says and what its vendor answers for."""
    codes = tuple(row.code for row in criteria)
    met = judged(content, said=frozenset(said), codes=codes)
    return [
        Judgement(
            row,
            met[row.code],
            "" if met[row.code] else str(HINTS[row.code] if row.code in RULES else ASKED),
        )
        for row in criteria
    ]
