"""Ways on from a search that found nothing, or nothing exact: never an empty page and a shrug."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from platforms import facets, wording
from platforms.asked import Asked
from platforms.index import Query
from platforms.snapshot import Snapshot

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
        fewer: the same search without one of its filters, or without its text; most found first.
        meant: names and needs that look like the text.
        needs: needs that the text speaks of, or the neighbours of the needs asked for.
    """

    fewer: tuple[Way, ...]
    meant: tuple[Way, ...]
    needs: tuple[Way, ...]


def ways_on(asked: Asked, path: str, snapshot: Snapshot) -> WaysOn:
    """What to try instead; each way finds at least one platform."""
    return WaysOn(
        fewer=_fewer(asked, path, snapshot),
        meant=_meant(asked, path, snapshot),
        needs=_needs(asked, path, snapshot),
    )


def needs_meant(asked: Asked, snapshot: Snapshot) -> tuple[str, ...]:
    """Codes of the needs asked for: those filtered by, and those that the text states."""
    said = snapshot.recogniser.recognise(asked.text).needs if asked.text else ()
    return tuple(dict.fromkeys((*asked.filters.get("need", ()), *(found.code for found in said))))


def _way(text: str, path: str, asked: Asked, count: int) -> Way:
    query = asked.query()
    return Way(text, f"{path}?{query}" if query else path, wording.platforms(count))


def _fewer(asked: Asked, path: str, snapshot: Snapshot) -> tuple[Way, ...]:
    counts = snapshot.index.without_filter_counts(asked.for_index(limit=0))
    found = [
        (count, _without(facets.label(*key, snapshot)), asked.without(*key))
        for key, count in counts.items()
        if count
    ]
    if asked.text and asked.filters:
        rest = replace(asked.with_text(""), sort=asked.sort)
        if count := snapshot.index.search(rest.for_index(limit=0)).total:
            found.append((count, _without(wording.quoted(asked.text)), rest))
    found.sort(key=lambda way: (-way[0], way[1]))
    return tuple(_way(text, path, way, count) for count, text, way in found[:MOST])


def _without(label: str) -> str:
    return _("Without %(filter)s") % {"filter": label}


def _meant(asked: Asked, path: str, snapshot: Snapshot) -> tuple[Way, ...]:
    if not asked.text:
        return ()
    ways = []
    for phrase in snapshot.index.suggest(asked.text, MOST):
        page = snapshot.index.search(Query(text=phrase, limit=0))
        if page.total and not page.relaxed:
            ways.append(_way(phrase, path, Asked(text=phrase), page.total))
    return tuple(ways)


def _needs(asked: Asked, path: str, snapshot: Snapshot) -> tuple[Way, ...]:
    counts = snapshot.index.search(Query(limit=0)).facets["need"]
    chosen = asked.filters.get("need", ())
    codes = (*_spoken_of(asked, snapshot), *_beside(chosen, snapshot))
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
