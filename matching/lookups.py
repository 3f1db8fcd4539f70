"""What was typed instead of chosen: trades, places and software found by their words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from enterprises.selectors import find_sectors
from platforms.index import Query
from platforms.snapshot import Snapshot
from reference.gazetteer import BEFORE
from reference.text import clean, fold

LONGEST, MOST_OPTIONS = 120, 6


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may have been meant; `via` says through which other name it was found."""

    code: str
    label: str
    via: str = ""
    is_exact: bool = False


Find = Callable[[str, Snapshot], tuple[Option, ...]]


@dataclass(frozen=True, slots=True)
class Lookup:
    """A field to type into, the field that holds what is chosen, and the way between them."""

    typed: str
    chosen: str
    step: str
    is_many: bool
    find: Find


@dataclass(frozen=True, slots=True)
class Question:
    """Words that were typed and nothing chosen: "did you mean one of these?", asked once."""

    typed: str
    step: str
    text: str
    options: tuple[Option, ...]

    @property
    def mark(self) -> str:
        """Sent along with the answer, so that passing it over is an answer too."""
        return f"{self.typed}:{self.text}"


def find_trades(text: str, snapshot: Snapshot) -> tuple[Option, ...]:
    """Sectors whose name or everyday words fit."""
    sectors = find_sectors(snapshot.taxonomy.sectors.values(), text, limit=MOST_OPTIONS)
    return tuple(Option(each.code, str(each.short_name)) for each in sectors)


def find_places(text: str, snapshot: Snapshot) -> tuple[Option, ...]:
    """Today's communes by their own names and by those before July 2025."""
    hits = snapshot.places.find(text, limit=MOST_OPTIONS)
    return tuple(Option(hit.code, hit.label, former_name(hit.via), hit.exact) for hit in hits)


def former_name(via: str | None) -> str:
    """The name before July 2025 through which a place was found, said in the reader's language."""
    if not via:
        return ""
    return _("before 1 July 2025: %(name)s") % {"name": via.removeprefix(BEFORE)}


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
    return LOOKUPS[typed].find(text, snapshot) if len(text) > 1 else ()


def settle(data: QueryDict, snapshot: Snapshot) -> dict[str, Question]:
    """Put what was typed exactly into the field it stands for; ask about the rest.

    Returns: by typed field, the questions that are still open.
    """
    questions = {}
    for lookup in LOOKUPS.values():
        text = clean(data.get(lookup.typed, ""))[:LONGEST]
        if not text:
            continue
        question = Question(
            lookup.typed, lookup.step, text, options_for(lookup.typed, text, snapshot)
        )
        if not _is_settled(lookup, question, data):
            questions[lookup.typed] = question
    return questions


def _is_settled(lookup: Lookup, question: Question, data: QueryDict) -> bool:
    chosen = data.getlist(lookup.chosen)
    if any(option.code in chosen for option in question.options):
        return True
    exact = [option.code for option in question.options if option.is_exact]
    if len(exact) == 1 and (lookup.is_many or not any(chosen)):
        data.setlist(lookup.chosen, [*chosen, *exact] if lookup.is_many else exact)
        return True
    return question.mark in data.getlist("asked")
