"""What the index takes in and what it answers: plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Document:
    """One listing as the search sees it.

    Attributes:
        id: the caller's own number; the index only carries it.
        key: public slug, unique in an index; breaks the last tie.
        fields: (text, weight) pairs, weight 1-99. Name 8, vendor 4, need names 3, need synonyms 2,
            summaries 1. A word counts once for each weight it occurs at. Phrases end at
            punctuation, so several synonyms fit in one text: "làm sổ sách; hạch toán". Texts of
            weight 2 or more are also offered as suggestions.
        facets: facet name to the values the document has; none, one or many.
        sorts: sort name to rank key, lower first; a missing one goes last.
        rank: static rank, lower first: the order without a text, and the tie-break with one.
    """

    id: int
    key: str
    fields: tuple[tuple[str, int], ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sorts: Mapping[str, int] = field(default_factory=dict)
    rank: int = 0


class Indexed(Protocol):
    """What the index asks of a document; it asks for each mapping seldom, and keeps none.

    So the caller may make them when they are asked for: ten thousand at once are ten megabytes.
    """

    @property
    def key(self) -> str: ...
    @property
    def rank(self) -> int: ...
    @property
    def fields(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def sorts(self) -> Mapping[str, int]: ...


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked.

    Attributes:
        text: anything typed; "" asks for everything.
        filters: facet name to the accepted values: any of them inside a facet, all facets
            together. An empty set does not filter; an unknown facet or value matches nothing.
        sort: "relevance" or a name from the documents' sorts; an unknown one means relevance.
        offset: results to leave out, from 0; a negative one counts as 0.
        limit: results on the page, from 0; a negative one counts as 0.
    """

    text: str = ""
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sort: str = "relevance"
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Page:
    """What is answered.

    Attributes:
        total: documents that match text and filters.
        keys: this page's keys, in order.
        facets: for each facet, each known value's count with that facet's own filter lifted.
        corrected: (typed, used) for each word that was read as another, in the order typed.
        relaxed: whether less than all of the words had to match.
    """

    total: int
    keys: tuple[str, ...]
    facets: Mapping[str, Mapping[str, int]]
    corrected: tuple[tuple[str, str], ...] = ()
    relaxed: bool = False
