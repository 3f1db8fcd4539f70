"""Her words as we read them: what each says, what was set aside, what we could not use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reference.needs import Recognition
from reference.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; `needs` names what it says, "" where it says nothing."""

    text: str
    needs: str


@dataclass(frozen=True, slots=True)
class NeedChip:
    code: str
    name: str
    function: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """What one text was taken to mean.

    Attributes:
        pieces: the whole text in order; () without a text.
        negated, had, existing: names of what she does not want, has covered, uses already.
        unusable: wishes that the catalogue has no facts about.
        candidates: what she may mean where nothing is sure.
    """

    pieces: tuple[Piece, ...]
    negated: str
    had: str
    existing: str
    unusable: str
    candidates: tuple[NeedChip, ...]


def understood(
    text: str, said: Recognition | None, taxonomy: Taxonomy, names: Mapping[str, str]
) -> Understood | None:
    """None without a text.

    Args:
        names: of platforms, by slug.
    """
    if said is None:
        return None
    return Understood(
        pieces=pieces(text, said, taxonomy),
        negated=", ".join(need_names(said.negated, taxonomy)),
        had=", ".join(need_names(said.had, taxonomy)),
        existing=", ".join(names[slug] for slug in said.existing if slug in names),
        unusable=", ".join(unusable(said)),
        candidates=chips(said.candidates, taxonomy, on=()),
    )


def pieces(text: str, said: Recognition, taxonomy: Taxonomy) -> tuple[Piece, ...]:
    """The text cut at its evidence; words that say two needs go to the more prominent one."""
    marks = [
        (span.start, rank, span.end, need.code)
        for rank, need in enumerate(said.needs)
        if need.code in taxonomy.needs
        for span in need.evidence
    ]
    cut, place = [], 0
    for start, _rank, end, code in sorted(marks):
        if start < place:
            continue
        cut += [
            Piece(text[place:start], ""),
            Piece(text[start:end], str(taxonomy.needs[code].name)),
        ]
        place = end
    return tuple(piece for piece in (*cut, Piece(text[place:], "")) if piece.text)


def need_names(codes: Iterable[str], taxonomy: Taxonomy) -> list[str]:
    return [str(taxonomy.needs[code].name) for code in codes if code in taxonomy.needs]


def chips(codes: Iterable[str], taxonomy: Taxonomy, *, on: Iterable[str]) -> tuple[NeedChip, ...]:
    """Needs as chips in the order given; those the taxonomy no longer has are left out."""
    known = [taxonomy.needs[code] for code in codes if code in taxonomy.needs]
    chosen = frozenset(on)
    return tuple(
        NeedChip(need.code, str(need.name), need.function, need.code in chosen) for need in known
    )


def unusable(said: Recognition) -> list[str]:
    """Conditions that were said and that no listing states a fact about: to ask the vendor."""
    asked = said.conditions
    wishes = {
        "offline": (asked.offline, _("works without internet")),
        "easy": (asked.easy, _("easy for people new to software")),
        "excel": (asked.import_excel, _("takes over your Excel files")),
    }
    return [words for is_asked, words in wishes.values() if is_asked]
