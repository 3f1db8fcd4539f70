"""The catalogue page: one search of the snapshot, and everything its template needs in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from platforms import facets, wording
from platforms.asked import RELEVANCE, Asked
from platforms.cards import cards
from platforms.index import Page
from platforms.pages.ways import WaysOn, ways_on
from platforms.snapshot import Snapshot
from ui.pieces import filled

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
        cards: this page's cards, rendered.
        filters: the panel of filters and the choice of order, rendered.
        chips: text and filters in force; `chips_html`: the same rendered.
        filter_count: how many filters are in force, the text not counted.
        corrected: (typed, used) pairs.
        is_relaxed: whether less than all words had to match.
        unconfirmed: how many of the results rest on indirect sources and how to leave them out,
            rendered; "" for none, or where that was filtered already.
        ways: what to try when nothing, or nothing exact, was found; else None.
        url: the one address of this page, without what was not understood.
        page_query: the same address's query for other pages of the list.
    """

    asked: Asked
    total: int
    found: str
    cards: SafeString
    filters: SafeString
    order: SafeString
    chips: tuple[Chip, ...]
    chips_html: SafeString
    filter_count: int
    corrected: tuple[tuple[str, str], ...]
    is_relaxed: bool
    unconfirmed: SafeString
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
    chips = _chips(asked, parts, path, snapshot)
    is_exact = page.total > 0 and not page.relaxed
    return CataloguePage(
        asked=asked,
        total=page.total,
        found=wording.platforms(page.total),
        cards=cards(page.keys, snapshot),
        filters=_filters(asked, page, path, snapshot),
        order=_order(asked.sort, bool(asked.text), wording.language()),
        chips=chips,
        chips_html=_chips_html(chips),
        filter_count=sum(map(len, asked.filters.values())),
        corrected=page.corrected,
        is_relaxed=page.relaxed and page.total > 0,
        unconfirmed=_unconfirmed(asked, page, parts, path),
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


def _filters(asked: Asked, page: Page, path: str, snapshot: Snapshot) -> SafeString:
    return facets.panel(snapshot).draw(
        page.facets,
        asked.filters,
        found=wording.platforms(page.total),
        clear_url=address(path, Asked(text=asked.text, sort=asked.sort).query()),
    )


def _chips(asked: Asked, parts: Sequence[str], path: str, snapshot: Snapshot) -> tuple[Chip, ...]:
    """The text and each filter, in the order of the address's parts."""
    texts = [wording.quoted(asked.text)] if asked.text else []
    texts += [facets.label(name, value, snapshot) for name, value in asked.chosen]
    return tuple(
        Chip(text, address(path, "&".join((*parts[:place], *parts[place + 1 :]))))
        for place, text in enumerate(texts)
    )


def _chips_html(chips: Sequence[Chip]) -> SafeString:
    html = [
        filled("components/chip.html", {"text": chip.text, "href": chip.url, "remove": True})
        for chip in chips
    ]
    if len(chips) > 1:
        html.append(filled("platforms/_clear_all.html", {}))
    return SafeString("".join(html))


@cache
def _order(chosen: str, is_search: bool, language: str) -> SafeString:
    """The choice of order: a few variants, each rendered once; `language` is active."""
    best = _("Best fit first") if is_search else _("Best documented first")
    orders = {RELEVANCE: best, "name": _("By name"), "newest": _("Last checked first")}
    return render_to_string("platforms/_order.html", {"orders": orders, "chosen": chosen})


def _unconfirmed(asked: Asked, page: Page, parts: Sequence[str], path: str) -> SafeString:
    count = page.facets["evidence"].get("indirect", 0)
    if not count or "evidence" in asked.filters:
        return SafeString("")
    url = address(path, "&".join((*parts, CONFIRMED)))
    return filled("platforms/_unconfirmed.html", {"found": wording.platforms(count), "url": url})


def _title(asked: Asked, snapshot: Snapshot) -> str:
    """What the page is about, for its tab: the text, a single need or sector, or the catalogue."""
    if asked.text:
        return _("%(text)s in the catalogue") % {"text": wording.quoted(asked.text)}
    chosen = list(asked.chosen)
    if len(chosen) == 1:
        name = facets.label(*chosen[0], snapshot)
        return _("Platforms: %(filter)s") % {"filter": name}
    return _("All platforms")
