"""What a reader asks of the catalogue, and the address that asks it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import quote_plus

from platforms.index import Query

FACETS = ("need", "sector", "size", "deployment", "language", "price", "recognised", "evidence")
RELEVANCE = "relevance"
SORTS = (RELEVANCE, "name", "newest")


@dataclass(frozen=True, slots=True)
class Asked:
    """A sound question: only values that the catalogue knows.

    Attributes:
        text: what was typed, cleaned, at most 200 characters.
        filters: facet to its chosen values as the index knows them; no empty ones.
        sort: one of SORTS.
        page: from 1; may lie past the last.
        problems: what was not understood and therefore left out, in the reader's language.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = RELEVANCE
    page: int = 1
    problems: tuple[str, ...] = ()

    @property
    def chosen(self) -> Iterator[tuple[str, str]]:
        """Facet and value of every filter in force, in the order of FACETS."""
        return ((name, value) for name in FACETS for value in self.filters.get(name, ()))

    def parts(self) -> list[str]:
        """The address's query without its page, in one fixed order, as encoded pieces."""
        pairs = [("q", self.text)] if self.text else []
        pairs += self.chosen
        if self.sort != RELEVANCE:
            pairs.append(("sort", self.sort))
        return [f"{name}={quote_plus(value)}" for name, value in pairs]

    def query(self) -> str:
        """The whole query of the address, without what is usual; "" for everything."""
        page = [f"page={self.page}"] if self.page > 1 else []
        return "&".join([*self.parts(), *page])

    def for_index(self, *, limit: int) -> Query:
        """The same question as the index takes it, `limit` results to a page."""
        return Query(
            text=self.text,
            filters={name: frozenset(values) for name, values in self.filters.items()},
            sort=self.sort,
            offset=(self.page - 1) * limit,
            limit=limit,
        )

    def without(self, name: str, value: str) -> Self:
        """The same from its first page with one filter value less."""
        rest = tuple(other for other in self.filters.get(name, ()) if other != value)
        filters = {key: values for key, values in self.filters.items() if key != name}
        return replace(self, filters=filters | ({name: rest} if rest else {}), page=1)

    def with_text(self, text: str) -> Self:
        return replace(self, text=text, page=1)
