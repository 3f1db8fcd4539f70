"""Which column of a file holds what: guessed from its headings, decided by a person. Pure."""

from collections.abc import Mapping, Sequence

from reference.text import clean, fold
from sheets.columns import Column


def heading_key(text: str) -> str:
    """A heading without case, diacritics, signs and what stands in brackets."""
    plain = fold(clean(text.replace("_", " "))).split("(")[0]
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


def guess(headings: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    """Place in the file of each column that a heading names; each place is used once."""
    wanted = {
        heading_key(word): column.name
        for column in reversed(columns)
        for word in (*column.aliases, str(column.label), column.name)
    }
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        name = wanted.get(heading_key(heading))
        if name and name not in found:
            found[name] = place
    return found


def problems(
    mapping: Mapping[str, int], columns: Sequence[Column], needed: Sequence[Sequence[str]] = ()
) -> list[tuple[str, tuple[str, ...]]]:
    """What keeps a mapping from being used: (reason, names of the columns concerned).

    Args:
        needed: groups of columns of which each must have one.

    Returns: "required" for a column that must be there, "twice" for two from one place, "one-of".
    """
    places = list(mapping.values())
    twice = [name for name, place in mapping.items() if places.count(place) > 1]
    missing = [each.name for each in columns if each.required and each.name not in mapping]
    without = [tuple(group) for group in needed if not any(name in mapping for name in group)]
    return [
        *(("required", (name,)) for name in missing),
        *((("twice", tuple(twice)),) if twice else ()),
        *(("one-of", group) for group in without),
    ]
