"""Legal duties with a day, as roadmaps take them: who knows the law registers a finder."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ui.bilingual import Bilingual

UNNAMED = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """What duties depend on; None is not known. `on`: the day that counts as today."""

    sector: str | None
    size: str | None
    is_household: bool
    revenue_vnd: int | None
    on: date


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: a stable code, its title, its day, and the needs that help to fulfil it.

    Attributes:
        due_on: the day it has to be done by, or from which it holds.
        needs: of the taxonomy.
        law: the document that asks for it.
        is_deadline: something has to be done by that day; else it simply holds from then on.
    """

    code: str
    title: Bilingual
    due_on: date
    needs: frozenset[str] = frozenset()
    law: Bilingual = UNNAMED
    is_deadline: bool = True

    def holds_on(self, day: date) -> bool:
        """Whether it is in force by then, with nothing to be done on a certain day."""
        return not self.is_deadline and self.due_on <= day


Finder = Callable[[DutyFacts], Iterable[Duty]]
_finders: list[Finder] = []


def register(find: Finder) -> None:
    """Let roadmaps contain what `find` knows; called when an app starts."""
    if find not in _finders:
        _finders.append(find)


def duties_of(facts: DutyFacts) -> tuple[Duty, ...]:
    """The duties of all that registered, by day, then code; a code counts once."""
    found = {duty.code: duty for find in _finders for duty in find(facts)}
    return tuple(sorted(found.values(), key=lambda duty: (duty.due_on, duty.code)))
