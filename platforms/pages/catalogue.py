"""The catalogue page: one search of the snapshot, and what it means in words and addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from platforms import facets, wording
from platforms.asked import Asked
from platforms.index import Page
from platforms.pages.ways import WaysOn, ways_on
from platforms.snapshot import Snapshot

PER_PAGE = 20
CONFIRMED = "evidence=vendor-page&evidence=third-party-page&evidence=seed"


@dataclass(frozen=True, slots=True)
class Chip:
    """The text or a filter in force, and the address without it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """The list of platforms as asked.

    Attributes:
        asked: with the page that is shown, which may differ from the one asked for.
        total: platforms found; `found`: the same in words.
        slugs: this page's platforms, in order.
        counts: for each facet and value its platforms, with that facet's own filter lifted.
        chips: text and filters in force.
        filter_count: how many filters are in force, the text not counted; `clear_url` leaves
            them out.
        corrected: (typed, used) pairs.
        is_relaxed: whether less than all words had to match.
        unconfirmed: how many of the results rest on indirect sources, in words; "" for none, or
            where that was filtered already. `confirmed_url` leaves them out.
        ways: what to try when nothing, or nothing exact, was found; else None.
        url: the one address of this page, without what was not understood.
        page_query: the same address's query for other pages of the list.
    """

    asked: Asked
    total: int
    found: str
    slugs: tuple[str, ...]
    counts: Mapping[str, Mapping[str, int]]
    chips: tuple[Chip, ...]
    filter_count: int
    clear_url: str
    corrected: tuple[tuple[str, str], ...]
    is_relaxed: bool
    unconfirmed: str
    confirmed_url: str
    problems: tuple[str, ...]
    ways: WaysOn | None
    pages: int
    path: str
    url: str
    page_query: str
    title: str

    @property
    def is_unmet(self) -> bool:
        """Whether somebody looked for what the catalogue does not have."""
        return self.ways is not None and self.asked.page == 1

    @property
    def canonical(self) -> str:
        return f"{settings.SITE_URL}{self.url}"

    @property
    def is_indexed(self) -> bool:
        """Search engines get the whole list and single filters, not every combination."""
        return not self.asked.text and self.filter_count <= 1


def catalogue_page(asked: Asked, snapshot: Snapshot) -> CataloguePage:
    """The page of the catalogue that was asked for; no query from a warm snapshot.

    A page past the last one is answered with the last one and a word on it.
    """
    asked, page = _search(asked, snapshot)
    path, parts = reverse("platform-list"), asked.parts()
    is_exact = page.total > 0 and not page.relaxed
    return CataloguePage(
        asked=asked,
        total=page.total,
        found=wording.platforms(page.total),
        slugs=page.keys,
        counts=page.facets,
        chips=_chips(asked, parts, path, snapshot),
        filter_count=sum(map(len, asked.filters.values())),
        clear_url=address(path, Asked(text=asked.text, sort=asked.sort).query()),
        corrected=page.corrected,
        is_relaxed=page.relaxed and page.total > 0,
        unconfirmed=_unconfirmed(asked, page),
        confirmed_url=address(path, "&".join((*parts, CONFIRMED))),
        problems=asked.problems,
        ways=None if is_exact else ways_on(asked, path, snapshot),
        pages=_page_count(page),
        path=path,
        url=address(path, asked.query()),
        page_query="&".join(parts),
        title=_title(asked, snapshot),
    )


def address(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def _search(asked: Asked, snapshot: Snapshot) -> tuple[Asked, Page]:
    page = snapshot.index.search(asked.for_index(limit=PER_PAGE))
    last = _page_count(page)
    if asked.page <= last:
        return asked, page
    problem = _("There is no page %(asked)s; this is the last one.") % {"asked": asked.page}
    problems = (*asked.problems, problem) if page.total else asked.problems
    asked = replace(asked, page=last, problems=problems)
    return asked, snapshot.index.search(asked.for_index(limit=PER_PAGE))


def _page_count(page: Page) -> int:
    return max(ceil(page.total / PER_PAGE), 1)


def _chips(asked: Asked, parts: Sequence[str], path: str, snapshot: Snapshot) -> tuple[Chip, ...]:
    """The text and each filter, in the order of the address's parts."""
    texts = [wording.quoted(asked.text)] if asked.text else []
    texts += [facets.label(name, value, snapshot) for name, value in asked.chosen]
    return tuple(
        Chip(text, address(path, "&".join((*parts[:place], *parts[place + 1 :]))))
        for place, text in enumerate(texts)
    )


def _unconfirmed(asked: Asked, page: Page) -> str:
    count = page.facets["evidence"].get("indirect", 0)
    return wording.platforms(count) if count and "evidence" not in asked.filters else ""


def _title(asked: Asked, snapshot: Snapshot) -> str:
    """What the page is about, for its tab: the text, a single need or sector, or the catalogue."""
    if asked.text:
        return _("%(text)s in the catalogue") % {"text": wording.quoted(asked.text)}
    chosen = list(asked.chosen)
    if len(chosen) == 1:
        name = facets.label(*chosen[0], snapshot)
        return _("Platforms: %(filter)s") % {"filter": name}
    return _("All platforms")
