"""The index: built once from documents, then read by any number of threads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from platforms.index.documents import Indexed, Page, Query
from platforms.index.facets import Facets, Mask, numbers, total
from platforms.index.lexicon import Lexicon
from platforms.index.match import find, score
from platforms.index.memory import Memory
from platforms.index.plan import Plan, Synonyms, make_plan, read_synonyms
from platforms.index.reading import read_lexicon
from platforms.index.spelling import Speller
from platforms.index.suggest import Phrases
from reference.text import fold

RELEVANCE = "relevance"
_NO_SYNONYMS: Mapping[str, str] = MappingProxyType({})
# Sorting part of the hits pays off when the page is at most this share of them.
_PART = 4

Numbers = NDArray[np.int64]


class DuplicateKeyError(ValueError):
    """Two documents have one key."""


class _Asked(NamedTuple):
    """A query as masks: plan and mask of the text (no plan without a text), mask of each filter."""

    plan: Plan | None
    text: Mask
    filters: dict[str, Mask]
    relaxed: bool

    def all_but(self, name: str) -> Mask:
        """The documents that match the text and every filter but one."""
        mask = self.text
        for other, accepted in self.filters.items():
            if other != name:
                mask = mask & accepted
        return mask


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Documents numbered by (rank, key); immutable, so readers need no lock.

    Attributes:
        keys: key of each number.
        places: number of each key.
        orders: sort name to each number's place in that order.
    """

    keys: tuple[str, ...]
    places: Mapping[str, int]
    orders: Mapping[str, Numbers]
    facets: Facets
    lexicon: Lexicon
    speller: Speller
    phrases: Phrases
    synonyms: Synonyms

    @classmethod
    def build(
        cls,
        documents: Sequence[Indexed],
        *,
        facets: Sequence[str],
        synonyms: Mapping[str, str] = _NO_SYNONYMS,
        memory: Memory | None = None,
    ) -> Self:
        """The index of documents, whatever their order.

        Args:
            documents: any number.
            facets: names of the facets to filter by and to count, in the order of the answer.
            synonyms: word or phrase of up to four words to the phrase it also stands for, in any
                spelling: {"hddt": "hóa đơn điện tử"}.
            memory: of an earlier build, so that the texts of both are read once; it changes
                nothing in the index.

        Raises:
            DuplicateKeyError: two documents have one key.
        """
        ordered = sorted(documents, key=lambda doc: (doc.rank, doc.key))
        places = {doc.key: place for place, doc in enumerate(ordered)}
        if len(places) < len(ordered):
            raise DuplicateKeyError(f"{len(ordered) - len(places)} keys occur twice")
        lexicon = read_lexicon(ordered, memory)
        return cls(
            keys=tuple(places),
            places=places,
            orders=_orders(ordered),
            facets=Facets.build(ordered, facets),
            lexicon=lexicon,
            speller=Speller.build(lexicon),
            phrases=Phrases.build(ordered, memory),
            synonyms=read_synonyms(synonyms),
        )

    def search(self, query: Query) -> Page:
        """One page of what matches, with the counts of every facet.

        Every word must match, the last one also unfinished; filler words need not. If nothing
        matches all, the answer is relaxed rather than empty. The filters play no part in that,
        so another filter never raises the total.

        Returns: in order of relevance, then static rank, then key; without a text, or for an
            unknown sort, the same without relevance. Never raises for any text.
        """
        asked = self._ask(query)
        mask = asked.all_but("")
        lifted = {name: asked.all_but(name) for name in asked.filters}
        hits = numbers(mask, len(self.keys))
        return Page(
            total=len(hits),
            keys=tuple(self.keys[place] for place in self._page(query, asked.plan, hits)),
            facets=self.facets.counts(mask, lifted),
            corrected=asked.plan.corrected if asked.plan else (),
            relaxed=asked.relaxed,
        )

    def without_filter_counts(self, query: Query) -> dict[tuple[str, str], int]:
        """For every (facet, value) of the filters, the total if that one value were taken away.

        The last value of a facet takes the facet with it. Order: facet, then value.
        """
        asked = self._ask(query)
        counts = {}
        for name, values in sorted(query.filters.items()):
            others = asked.all_but(name)
            for value in sorted(values):
                rest = values - {value}
                mask = others & self.facets.mask(name, rest) if rest else others
                counts[name, value] = total(mask)
        return counts

    def suggest(self, text: str, limit: int) -> tuple[str, ...]:
        """Names and needs of the catalogue that look like a text, as they are written, best first.

        Typing errors are mended first; () if nothing is alike. Never the text itself.
        """
        plan = make_plan(text, self.lexicon, self.speller, self.synonyms)
        found = (
            *(self.phrases.nearest(plan.mended, limit) if plan.corrected else ()),
            *self.phrases.nearest(text, limit + 1),
        )
        others = (phrase for phrase in dict.fromkeys(found) if fold(phrase) != fold(text))
        return tuple(islice(others, max(limit, 0)))

    def similar(
        self, key: str, limit: int, *, facets: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        """Keys of the documents that share most with one, itself left out.

        Args:
            key: an unknown one has nothing similar.
            limit: how many at most.
            facets: facets to compare by; all if None. A shared value counts its rarity, one that
                more than half of the documents have counts nothing.

        Returns: most shared first, then static rank, then key; only what shares anything.
        """
        place = self.places.get(key)
        if place is None or limit < 1:
            return ()
        shared = self.facets.alike(place, self.facets.rows if facets is None else facets)
        shared[place] = 0
        hits = np.flatnonzero(shared)
        return tuple(self.keys[hit] for hit in _best(shared[hits], hits, limit))

    def _ask(self, query: Query) -> _Asked:
        filters = {
            name: self.facets.mask(name, values) for name, values in query.filters.items() if values
        }
        plan = make_plan(query.text, self.lexicon, self.speller, self.synonyms)
        if not plan.typed:
            return _Asked(None, self.facets.everything, filters, bool(query.text.strip()))
        found = find(plan, len(self.keys))
        return _Asked(plan, found.mask, filters, found.relaxed)

    def _page(self, query: Query, plan: Plan | None, hits: Numbers) -> Numbers:
        """The hits of one page, in order."""
        start = max(query.offset, 0)
        end = start + max(query.limit, 0)
        if (order := self.orders.get(query.sort)) is not None:
            return _best(-order[hits], hits, end)[start:]
        if plan is None:
            return hits[start:end]
        return _best(score(plan.points, hits), hits, end)[start:]


def _best(scores: Numbers, hits: Numbers, count: int) -> Numbers:
    """The hits with the highest scores, best first, equal ones by number; hits rising."""
    if not len(hits):
        return hits
    ranked = scores * (int(hits[-1]) + 1) - hits
    if count * _PART < len(hits):
        part = np.argpartition(-ranked, count)[:count]
        return hits[part[np.argsort(-ranked[part])]]
    return hits[np.argsort(-ranked)][:count]


def _orders(documents: Sequence[Indexed]) -> dict[str, Numbers]:
    """For each sort name every document's place; missing ones last, equal ones by number."""
    ranks: dict[str, dict[int, int]] = {}
    for place, doc in enumerate(documents):
        for name, rank in doc.sorts.items():
            ranks.setdefault(name, {})[place] = rank
    orders = {}
    for name, known in sorted(ranks.items()):
        missing = [place for place in range(len(documents)) if place not in known]
        orders[name] = np.empty(len(documents), np.int64)
        orders[name][[*sorted(known, key=known.__getitem__), *missing]] = np.arange(len(documents))
    return orders
