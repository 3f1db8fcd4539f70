"""What was typed instead of chosen: trades and places found by their words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from enterprises.selectors import find_sectors
from reference.gazetteer import BEFORE
from reference.places import PlaceIndex
from reference.taxonomy import SectorFacts
from reference.text import clean

LONGEST, FEWEST, MOST_OPTIONS = 120, 2, 6


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may have been meant; `via` says through which other name it was found."""

    code: str
    label: str
    via: str = ""
    is_exact: bool = False


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


def typed_text(data: QueryDict, name: str) -> str:
    """What was typed into a field, storable and not too long."""
    return clean(data.get(name, ""))[:LONGEST]


def find_trades(text: str, sectors: Mapping[str, SectorFacts]) -> tuple[Option, ...]:
    """Sectors whose name or everyday words fit; () for one letter."""
    if len(text) < FEWEST:
        return ()
    found = find_sectors(sectors.values(), text, limit=MOST_OPTIONS)
    return tuple(Option(each.code, str(each.short_name)) for each in found)


def find_places(text: str, places: PlaceIndex) -> tuple[Option, ...]:
    """Today's communes by their own names and by those before July 2025; () for one letter."""
    if len(text) < FEWEST:
        return ()
    hits = places.find(text, limit=MOST_OPTIONS)
    return tuple(Option(hit.code, hit.label, former_name(hit.via), hit.exact) for hit in hits)


def former_name(via: str | None) -> str:
    """The name before July 2025 through which a place was found, in the reader's language."""
    if not via:
        return ""
    return _("before 1 July 2025: %(name)s") % {"name": via.removeprefix(BEFORE)}


def is_settled(question: Question, data: QueryDict, *, chosen: str, is_many: bool = False) -> bool:
    """Whether a question need not be asked; what was typed exactly is put into its field.

    Args:
        data: of the form, changed in place. chosen: the field that holds what is chosen.
    """
    given = data.getlist(chosen)
    if any(option.code in given for option in question.options):
        return True
    exact = [option.code for option in question.options if option.is_exact]
    if len(exact) == 1 and (is_many or not any(given)):
        data.setlist(chosen, [*given, *exact] if is_many else exact)
        return True
    return question.mark in data.getlist("asked")
