"""Many profiles in columns: what enterprises ask for, as few bytes a head as they need."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from matching.engine.concepts import Profile

from .ragged import Int32, Int64, Ragged

UNSAID = -1
# Deployments that are accepted and languages that are required, as one profile names them.
Way = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Codes:
    """What the numbers in the columns stand for: each is a place in one of these."""

    needs: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    slugs: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """n profiles, one a row; -1 wherever nothing was said.

    Attributes:
        codes: what the numbers stand for.
        key: int64, (n,): the enterprise's primary key; rising where they come from the database.
        needs: of each profile the needs it names, places in `codes.needs`, m entries in all.
        importance: int8, (m,): 1 to 3, of each of those entries.
        sector: int32, (n,): section of VSIC. size: int32, (n,).
        budget_vnd: int64, (n,): VND a month; 0 asks for free ones.
        maturity: int8, (n, pillars): level 0 to 5.
        way: int32, (n,): deployments and languages required; never -1.
        links, excluded: slugs to link with and slugs never to be shown, places in `codes.slugs`.
        province, commune: int32, (n,): where it is; nothing the score knows.
    """

    codes: Codes
    key: Int64
    needs: Ragged
    importance: NDArray[np.int8]
    sector: Int32
    size: Int32
    budget_vnd: Int64
    maturity: NDArray[np.int8]
    way: Int32
    links: Ragged
    excluded: Ragged
    province: Int32
    commune: Int32

    @classmethod
    def of(cls, profiles: Iterable[Profile]) -> "Population":
        """The profiles in their order; keys count from 0, places stay unsaid."""
        builder = Builder()
        for key, profile in enumerate(profiles):
            builder.add(profile, key=key)
        return builder.build()

    def __len__(self) -> int:
        return len(self.key)

    @property
    def whole(self) -> Int64:
        """W of the model, (n,): the sum of importances; 0 without needs."""
        return self.needs.sums(self.importance.astype(np.int64))

    def importances(self) -> NDArray[np.int8]:
        """The needs as a table, int8, (n, needs): 0 where a need is not named."""
        table = np.zeros((len(self), len(self.codes.needs)), np.int8)
        table[self.needs.owners(), self.needs.value] = self.importance
        return table

    def take(self, rows: Int64) -> Self:
        """The given rows, in their order, with the same codes."""
        chosen = {name: getattr(self, name)[rows] for name in _COLUMNS}
        lists = {name: getattr(self, name).take(rows) for name in _LISTS}
        importance = self.importance[self.needs.places(rows)]
        return replace(self, **chosen, **lists, importance=importance)

    def linking(self, known: Collection[str]) -> Self:
        """The same, links to platforms outside a catalogue's slugs left out.

        The match asks for no link with what is not listed; who keeps a population from one
        catalogue to the next keeps all links and takes these.
        """
        is_known = np.array([slug in known for slug in self.codes.slugs], np.bool_)
        if not len(self.links.value):
            return self
        return replace(self, links=self.links.only(is_known[self.links.value]))

    def profile(self, row: int) -> Profile:
        """One row as it came in."""
        codes, (start, end) = self.codes, self.needs.start[row : row + 2]
        named = [codes.needs[place] for place in self.needs.value[start:end]]
        deployments, languages = codes.ways[self.way[row]]
        budget = int(self.budget_vnd[row])
        levels = zip(codes.pillars, self.maturity[row].tolist(), strict=True)
        return Profile(
            needs=dict(zip(named, self.importance[start:end].tolist(), strict=True)),
            sector=_said(codes.sectors, self.sector[row]),
            size=_said(codes.sizes, self.size[row]),
            budget_vnd=None if budget == UNSAID else budget,
            maturity={pillar: level for pillar, level in levels if level != UNSAID},
            deployments=deployments,
            languages=languages,
            must_link=self._slugs(self.links, row),
            excluded=self._slugs(self.excluded, row),
        )

    def _slugs(self, lists: Ragged, row: int) -> frozenset[str]:
        start, end = lists.start[row : row + 2]
        return frozenset(self.codes.slugs[place] for place in lists.value[start:end])


_LISTS = ("needs", "links", "excluded")
_COLUMNS = tuple(
    each.name for each in fields(Population) if each.name not in {*_LISTS, "codes", "importance"}
)


def _said(codes: Sequence[str], place: int) -> str | None:
    return None if place == UNSAID else codes[place]


class Builder:
    """Takes profiles one by one; numbers codes as they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, dict[object, int]] = {each.name: {} for each in fields(Codes)}
        self._columns: dict[str, list[int]] = {name: [] for name in _COLUMNS if name != "maturity"}
        self._lists: dict[str, list[list[int]]] = {name: [] for name in _LISTS}
        self._importance: list[int] = []
        self._levels: list[tuple[int, int, int]] = []

    def __len__(self) -> int:
        return len(self._columns["key"])

    def add(
        self,
        profile: Profile,
        *,
        key: int,
        province: str | None = None,
        commune: str | None = None,
    ) -> None:
        row = len(self)
        facts = {
            "key": key,
            "sector": self._number("sectors", profile.sector),
            "size": self._number("sizes", profile.size),
            "budget_vnd": UNSAID if profile.budget_vnd is None else profile.budget_vnd,
            "way": self._number("ways", (profile.deployments, profile.languages)),
            "province": self._number("provinces", province),
            "commune": self._number("communes", commune),
        }
        for name, value in facts.items():
            self._columns[name].append(value)
        self._list("needs", "needs", profile.needs)
        self._list("links", "slugs", sorted(profile.must_link))
        self._list("excluded", "slugs", sorted(profile.excluded))
        self._importance += profile.needs.values()
        for pillar, level in profile.maturity.items():
            self._levels.append((row, self._number("pillars", pillar), level))

    def _list(self, name: str, kind: str, codes: Iterable[str]) -> None:
        self._lists[name].append([self._number(kind, code) for code in codes])

    def _number(self, kind: str, code: object) -> int:
        if code is None:
            return UNSAID
        numbers = self._numbers[kind]
        return numbers.setdefault(code, len(numbers))

    def build(self) -> Population:
        """What was added so far."""
        wide = {"key", "budget_vnd"}
        columns = {
            name: np.array(values, np.int64 if name in wide else np.int32)
            for name, values in self._columns.items()
        }
        maturity = np.full((len(self), len(self._numbers["pillars"])), UNSAID, np.int8)
        for row, pillar, level in self._levels:
            maturity[row, pillar] = level
        return Population(
            codes=Codes(**{name: tuple(numbers) for name, numbers in self._numbers.items()}),  # type: ignore[arg-type]
            importance=np.array(self._importance, np.int8),
            maturity=maturity,
            **columns,  # type: ignore[arg-type]
            **{name: Ragged.of(rows) for name, rows in self._lists.items()},  # type: ignore[arg-type]
        )
