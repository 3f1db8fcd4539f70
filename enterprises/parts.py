"""What layers above tell an enterprise's home: their steps, done when, and where they are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import User
from enterprises.cards import Card
from enterprises.models import Enterprise
from enterprises.next_steps import Step
from reference.together import Question, Rows

LastDone = Callable[[Enterprise, Rows], date | None]
Found = Mapping[Question, Rows]
TakeOver = Callable[..., Any]
KindSaid = Callable[[User], str | None]
MakeCard = Callable[[Enterprise, date, Rows], Card]


@dataclass(frozen=True, slots=True)
class Part:
    """A step that the portal offers: the name of its page's address, and when it was last done."""

    url_name: str
    asks: Question | None
    last_done: LastDone | None


_parts: dict[Step, Part] = {}
_take_overs: list[TakeOver] = []
_kinds_said: list[KindSaid] = []
_cards: dict[int, tuple[Question | None, MakeCard]] = {}


def register_part(
    step: Step,
    *,
    url_name: str,
    asks: Question | None = None,
    last_done: LastDone | None = None,
) -> None:
    """Offer a step on every enterprise's home.

    Args:
        url_name: of a page without arguments, or one that takes the enterprise's id.
        asks: for what `last_done` has to know; cards may ask for the same.
        last_done: the day on which an enterprise last did it, None for never or if it has to be
            done anew; no query. Left out for a step whose state is stored in this app.
    """
    _parts[step] = Part(url_name, asks, last_done)


def on_first(take_over: TakeOver) -> None:
    """Hear of the first enterprise somebody adds, to hand over what she made before she had one.

    Args:
        take_over: called with enterprise=, by= and at= inside the transaction that makes it.
    """
    if take_over not in _take_overs:
        _take_overs.append(take_over)


def on_kind(said: KindSaid) -> None:
    """Hear which kind of enterprise somebody said she has, before she adds her first.

    Args:
        said: gives `Enterprise.Kind` of what she said last, None for nothing.
    """
    if said not in _kinds_said:
        _kinds_said.append(said)


def kind_said(person: User) -> str | None:
    """The kind that a new enterprise of hers is shown with."""
    return next((kind for said in _kinds_said if (kind := said(person))), None)


def first_made(**facts: Any) -> None:
    """Tell those who asked for it of somebody's first enterprise."""
    for take_over in _take_overs:
        take_over(**facts)


def questions() -> Iterator[Question]:
    """What the registered steps and cards ask for."""
    yield from (part.asks for part in _parts.values() if part.asks)
    yield from (asks for asks, _make in _cards.values() if asks)


def done_by(enterprise: Enterprise, found: Found) -> Mapping[Step, date | None]:
    """When each registered step was last done, by what was found."""
    return {
        step: part.last_done(enterprise, found[part.asks])
        for step, part in _parts.items()
        if part.last_done and part.asks
    }


def address_name(step: Step) -> str:
    """The name of the step's address, "" where the portal has no such page."""
    part = _parts.get(step)
    return part.url_name if part else ""


def register_card(make: MakeCard, *, place: int, asks: Question | None = None) -> None:
    """Show a box on every enterprise's home.

    Args:
        make: takes the enterprise, today, and the rows it asked for.
        place: its order among the boxes; each has its own.
        asks: for its rows.
    """
    _cards[place] = asks, make


def cards_of(enterprise: Enterprise, today: date, found: Found) -> list[Card]:
    """The boxes of layers above, in their order."""
    return [
        make(enterprise, today, found[asks] if asks else ())
        for _place, (asks, make) in sorted(_cards.items())
    ]
