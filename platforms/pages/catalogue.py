"""The catalogue page: one search of the snapshot, and everything its template needs in words."""

from dataclasses import dataclass, replace
from math import ceil

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from platforms import facets, wording
from platforms.asked import RELEVANCE, Asked
from platforms.cards import cards
from platforms.index import Page, Query
from platforms.pages.ways import WaysOn, ways_on
from platforms.snapshot import Snapshot

PER_PAGE = 20
CONFIRMED = ("vendor-page", "third-party-page", "seed")


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address without it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Order:
    value: str
    label: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """The list of platforms as asked.

    Attributes:
        asked: with the page that is shown, which may differ from the one asked for.
        total: platforms found; `found`: the same in words.
        cards: this page's cards, rendered.
        facets: the panel of filters, rendered.
        chips: text and filters in force; `filter_count` counts the filters alone,
            `clear_url` leaves them out.
        corrected: (typed, used) pairs.
        is_relaxed: whether less than all words had to match.
        unconfirmed: how many of the results rest on indirect sources, in words; "" for none, or
            where that was filtered already. `confirmed_url` leaves them out.
        ways: what to try when nothing, or nothing exact, was found; else None.
    """

    asked: Asked
    total: int
    found: str
    cards: SafeString
    facets: SafeString
    chips: tuple[Chip, ...]
    filter_count: int
    clear_url: str
    orders: tuple[Order, ...]
    corrected: tuple[tuple[str, str], ...]
    is_relaxed: bool
    unconfirmed: str
    confirmed_url: str
    problems: tuple[str, ...]
    ways: WaysOn | None
    pages: int
    path: str
    title: str

    @property
    def is_unmet(self) -> bool:
        """Whether somebody looked for what the catalogue does not have."""
        return self.ways is not None and self.asked.page == 1

    @property
    def url(self) -> str:
        """The one address of this page, without what was not understood."""
        query = self.asked.query()
        return f"{self.path}?{query}" if query else self.path

    @property
    def canonical(self) -> str:
        return f"{settings.SITE_URL}{self.url}"

    @property
    def is_indexed(self) -> bool:
        """Search engines get the whole list and single filters, not every combination."""
        return not self.asked.text and self.filter_count <= 1

    @property
    def page_query(self) -> str:
        """The address's query for other pages of the same list."""
        return self.asked.query(with_page=False)


def catalogue_page(asked: Asked, snapshot: Snapshot) -> CataloguePage:
    """The page of the catalogue that was asked for; no query from a warm snapshot.

    A page past the last one is answered with the last one and a word on it.
    """
    asked, page = _search(asked, snapshot)
    path = reverse("platform-list")
    is_exact = page.total > 0 and not page.relaxed
    return CataloguePage(
        asked=asked,
        total=page.total,
        found=wording.platforms(page.total),
        cards=cards(page.keys, snapshot),
        facets=facets.panel(snapshot).draw(page.facets, asked.filters),
        chips=_chips(asked, path, snapshot),
        filter_count=sum(map(len, asked.filters.values())),
        clear_url=address(path, Asked(text=asked.text, sort=asked.sort)),
        orders=_orders(asked),
        corrected=page.corrected,
        is_relaxed=page.relaxed and page.total > 0,
        unconfirmed=_unconfirmed(asked, page),
        confirmed_url=address(path, asked.with_only("evidence", *CONFIRMED)),
        problems=asked.problems,
        ways=None if is_exact else ways_on(asked, path, snapshot),
        pages=_page_count(page),
        path=path,
        title=_title(asked, snapshot),
    )


def address(path: str, asked: Asked) -> str:
    query = asked.query()
    return f"{path}?{query}" if query else path


def question(asked: Asked, *, limit: int = PER_PAGE) -> Query:
    """The same question as the index takes it."""
    return Query(
        text=asked.text,
        filters={name: frozenset(values) for name, values in asked.filters.items()},
        sort=asked.sort,
        offset=(asked.page - 1) * PER_PAGE,
        limit=limit,
    )


def _search(asked: Asked, snapshot: Snapshot) -> tuple[Asked, Page]:
    page = snapshot.index.search(question(asked))
    last = _page_count(page)
    if asked.page <= last:
        return asked, page
    problem = _("There is no page %(asked)s; this is the last one.") % {"asked": asked.page}
    asked = replace(asked, page=last, problems=(*asked.problems, problem))
    return asked, snapshot.index.search(question(asked))


def _page_count(page: Page) -> int:
    return max(ceil(page.total / PER_PAGE), 1)


def _chips(asked: Asked, path: str, snapshot: Snapshot) -> tuple[Chip, ...]:
    text = [Chip(wording.quoted(asked.text), address(path, asked.with_text("")))]
    return (
        *(text if asked.text else ()),
        *(
            Chip(facets.label(name, value, snapshot), address(path, asked.without(name, value)))
            for name, value in asked.chosen
        ),
    )


def _orders(asked: Asked) -> tuple[Order, ...]:
    best = _("Best fit first") if asked.text else _("Best documented first")
    labels = {RELEVANCE: best, "name": _("By name"), "newest": _("Last checked first")}
    return tuple(Order(value, label, value == asked.sort) for value, label in labels.items())


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
