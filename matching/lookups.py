"""What was typed instead of chosen: trades, places and software found by their words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict

from enterprises import lookups
from enterprises.lookups import (
    FEWEST,
    LONGEST,
    MOST_OPTIONS,
    Option,
    Question,
    is_settled,
    typed_text,
)
from platforms.index import Query
from platforms.snapshot import Snapshot
from reference.text import clean, fold

Find = Callable[[str, Snapshot], tuple[Option, ...]]


@dataclass(frozen=True, slots=True)
class Lookup:
    """A field to type into, the field that holds what is chosen, and the way between them."""

    typed: str
    chosen: str
    step: str
    is_many: bool
    find: Find


def find_trades(text: str, snapshot: Snapshot) -> tuple[Option, ...]:
    """Sectors whose name or everyday words fit."""
    return lookups.find_trades(text, snapshot.taxonomy.sectors)


def find_places(text: str, snapshot: Snapshot) -> tuple[Option, ...]:
    """Today's communes by their own names and by those before July 2025."""
    return lookups.find_places(text, snapshot.places)


def find_tools(text: str, snapshot: Snapshot) -> tuple[Option, ...]:
    """Platforms of the catalogue that a name stands for; the name itself is exact."""
    keys = snapshot.index.search(Query(text=text, limit=MOST_OPTIONS)).keys
    listings, wanted = snapshot.listings, fold(text)
    return tuple(
        Option(
            key, listings[key].name, listings[key].vendor.name, fold(listings[key].name) == wanted
        )
        for key in keys
    )


def option_named(typed: str, code: str, snapshot: Snapshot) -> Option | None:
    """What was chosen already, by its code; None where nothing has it."""
    if typed == "trade" and code in snapshot.taxonomy.sectors:
        return Option(code, str(snapshot.taxonomy.sectors[code].short_name))
    if typed == "tool" and code in snapshot.listings:
        return Option(code, snapshot.listings[code].name, snapshot.listings[code].vendor.name)
    label = snapshot.places.label(code) if typed == "place" else None
    return Option(code, label) if label else None


LOOKUPS = {
    lookup.typed: lookup
    for lookup in (
        Lookup("trade", "sector", "enterprise", False, find_trades),
        Lookup("place", "commune", "enterprise", False, find_places),
        Lookup("tool", "existing", "conditions", True, find_tools),
    )
}


def options_for(typed: str, text: str, snapshot: Snapshot) -> tuple[Option, ...]:
    """What may be meant by words typed into a field; () for one or two letters."""
    text = clean(text)[:LONGEST]
    return LOOKUPS[typed].find(text, snapshot) if len(text) >= FEWEST else ()


def settle(data: QueryDict, snapshot: Snapshot) -> dict[str, Question]:
    """Put what was typed exactly into the field it stands for; ask about the rest.

    Returns: by typed field, the questions that are still open.
    """
    questions = {}
    for lookup in LOOKUPS.values():
        text = typed_text(data, lookup.typed)
        if not text:
            continue
        question = Question(
            lookup.typed, lookup.step, text, options_for(lookup.typed, text, snapshot)
        )
        if not is_settled(question, data, chosen=lookup.chosen, is_many=lookup.is_many):
            questions[lookup.typed] = question
    return questions
