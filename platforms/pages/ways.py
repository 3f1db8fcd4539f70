"""Ways on from a search that found nothing, or nothing exact: never an empty page and a shrug."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from django.utils.translation import gettext as _

from platforms import facets, wording
from platforms.asked import Asked
from platforms.index import Query
from platforms.index.terms import phrase_texts
from platforms.snapshot import Kept, Snapshot, register_part
from reference.taxonomy import Taxonomy
from reference.text import fold

MOST = 5


@dataclass(frozen=True, slots=True)
class Way:
    """An address that finds something, and how many platforms, in words."""

    text: str
    url: str
    found: str


@dataclass(frozen=True, slots=True)
class WaysOn:
    """What to try next.

    Attributes:
        strange: the text, where nothing in the catalogue speaks of it whatever the filters; else
            "".
        fewer: the same search without one of its filters, or without its text; those that give
            up least of what is wanted first, then those that find most.
        meant: names of platforms and vendors that look like the text.
        needs: needs that the text speaks of or looks like, and neighbours of those asked for.
    """

    strange: str
    fewer: tuple[Way, ...]
    meant: tuple[Way, ...]
    needs: tuple[Way, ...]


def ways_on(asked: Asked, path: str, snapshot: Snapshot) -> WaysOn:
    """What to try instead; each way finds at least one platform."""
    alike = snapshot.index.suggest(asked.text, MOST) if asked.text else ()
    phrases = snapshot.part("need-phrases")
    return WaysOn(
        strange=asked.text if is_strange(asked, snapshot) else "",
        fewer=_fewer(asked, path, snapshot),
        meant=_meant([phrase for phrase in alike if fold(phrase) not in phrases], path, snapshot),
        needs=_needs(
            asked,
            [phrases[fold(phrase)] for phrase in alike if fold(phrase) in phrases],
            path,
            snapshot,
        ),
    )


def needs_meant(asked: Asked, snapshot: Snapshot) -> tuple[str, ...]:
    """Codes of the needs asked for: those filtered by, and those that the text states.

    Where the text alone is what nobody offers, the needs filtered by are not missing.
    """
    said = snapshot.recogniser.recognise(asked.text).needs if asked.text else ()
    chosen = () if is_strange(asked, snapshot) else asked.filters.get("need", ())
    return tuple(dict.fromkeys((*chosen, *(found.code for found in said))))


def is_strange(asked: Asked, snapshot: Snapshot) -> bool:
    """Whether the text finds nothing even without a filter."""
    return bool(asked.text) and not snapshot.index.search(Query(text=asked.text, limit=0)).total


def _way(text: str, path: str, asked: Asked, count: int) -> Way:
    query = asked.query()
    return Way(text, f"{path}?{query}" if query else path, wording.platforms(count))


def _fewer(asked: Asked, path: str, snapshot: Snapshot) -> tuple[Way, ...]:
    counts = snapshot.index.without_filter_counts(asked.for_index(limit=0))
    found = [
        (key[0] == "need", count, _without(facets.label(*key, snapshot)), asked.without(*key))
        for key, count in counts.items()
        if count
    ]
    if asked.text and asked.filters:
        rest = replace(asked.with_text(""), sort=asked.sort)
        if count := snapshot.index.search(rest.for_index(limit=0)).total:
            is_core = not is_strange(asked, snapshot)
            found.append((is_core, count, _without(wording.quoted(asked.text)), rest))
    found.sort(key=lambda way: (way[0], -way[1], way[2]))
    return tuple(_way(text, path, way, count) for _is_core, count, text, way in found[:MOST])


def _without(label: str) -> str:
    return _("Without %(filter)s") % {"filter": label}


def _meant(names: Iterable[str], path: str, snapshot: Snapshot) -> tuple[Way, ...]:
    ways = []
    for name in names:
        page = snapshot.index.search(Query(text=name, limit=0))
        if page.total and not page.relaxed:
            ways.append(_way(name, path, Asked(text=name), page.total))
    return tuple(ways)


def _needs(asked: Asked, alike: Iterable[str], path: str, snapshot: Snapshot) -> tuple[Way, ...]:
    counts = snapshot.index.search(Query(limit=0)).facets["need"]
    chosen = asked.filters.get("need", ())
    codes = (*_spoken_of(asked, snapshot), *alike, *_beside(chosen, snapshot))
    names = snapshot.taxonomy.needs
    return tuple(
        _way(str(names[code].name), path, Asked(filters={"need": (code,)}), counts[code])
        for code in dict.fromkeys(codes)
        if code not in chosen and code in names and counts.get(code)
    )[:MOST]


def _spoken_of(asked: Asked, snapshot: Snapshot) -> Iterable[str]:
    if not asked.text:
        return ()
    heard = snapshot.recogniser.recognise(asked.text)
    return (*(found.code for found in heard.needs), *heard.candidates)


def _beside(codes: Iterable[str], snapshot: Snapshot) -> Iterable[str]:
    """The other needs of the same business functions."""
    taxonomy = snapshot.taxonomy
    for code in codes:
        yield from taxonomy.functions[taxonomy.needs[code].function].needs


def _need_phrases(taxonomy: Taxonomy) -> dict[str, str]:
    """Every phrase for a need, folded, to its code; the first need that has it keeps it."""
    found: dict[str, str] = {}
    for need in taxonomy.needs.values():
        for text in (need.name.vi, need.name.en, *need.phrases):
            for phrase in (text, *phrase_texts(text)):
                found.setdefault(fold(phrase), need.code)
    return found


register_part("need-phrases", Kept(attrgetter("taxonomy"), _need_phrases))
