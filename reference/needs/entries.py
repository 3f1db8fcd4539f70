"""The taxonomy's plain mapping as entries of the recogniser."""

from collections.abc import Iterable, Mapping
from typing import Any

from reference.needs.model import NeedEntry
from reference.text import fold

_PHRASES = ("synonyms_vi", "synonyms_unaccented", "synonyms_en")


def entries_from(taxonomy: Mapping[str, Any]) -> tuple[NeedEntry, ...]:
    """The needs of a taxonomy mapping (as in taxonomy.yaml) in its order.

    Phrases keep their order; of spellings that fold alike the first stays, so that the one with
    tones wins. Raises KeyError if a function or a need lacks a required key.
    """
    return tuple(
        NeedEntry(
            code=need["code"],
            function=function["code"],
            name_vi=need["name_vi"],
            name_en=need["name_en"],
            description_vi=need["description_vi"],
            description_en=need["description_en"],
            phrases=distinct(phrase for key in _PHRASES for phrase in need.get(key) or ()),
        )
        for function in taxonomy["functions"]
        for need in function["needs"]
    )


def distinct(phrases: Iterable[str]) -> tuple[str, ...]:
    """Phrases in order, without bare repetitions of an earlier one."""
    kept: dict[str, None] = {}
    folded: set[str] = set()
    for phrase in phrases:
        bare = fold(phrase)
        if bare not in folded or (phrase not in kept and phrase.lower() != bare):
            kept[phrase] = None
            folded.add(bare)
    return tuple(kept)
