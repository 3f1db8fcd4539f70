"""Platforms side by side: the questions owners ask, down; up to three platforms, across."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platforms import wording
from platforms.listing import Listing
from platforms.pages.detail import compare_address
from platforms.pages.retired import retired_names
from platforms.snapshot import Snapshot
from reference.taxonomy import Taxonomy
from reference.text import clean
from ui.templatetags.ui import day

MOST = 3
MOST_NAMED = 5
LONGEST_SHOWN = 40
SUGGESTED = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A platform compared; `without_url` compares the others."""

    listing: Listing
    url: str
    visit_url: str
    without_url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A question and each platform's answer, one or more lines each, in the columns' order."""

    question: str
    cells: tuple[tuple[str, ...], ...]

    @property
    def differs(self) -> bool:
        return len(set(self.cells)) > 1


@dataclass(frozen=True, slots=True)
class Suggestion:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Up to three platforms side by side.

    Attributes:
        differing, same: rows by whether the answers differ; empty for fewer than two columns.
        left_out: names of platforms beyond the third.
        retired: platforms asked for that are listed no more, as name and address.
        unknown: addresses asked for that no platform has or had; with the retired at most five.
        suggestions: similar platforms, each with the address that adds it.
    """

    columns: tuple[Column, ...]
    differing: tuple[Row, ...]
    same: tuple[Row, ...]
    left_out: tuple[str, ...]
    retired: tuple[Suggestion, ...]
    unknown: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]
    url: str

    @property
    def is_comparison(self) -> bool:
        return len(self.columns) > 1

    @property
    def is_full(self) -> bool:
        return len(self.columns) == MOST

    @property
    def names(self) -> str:
        return ", ".join(column.listing.name for column in self.columns)


def compare_page(given: Iterable[str], snapshot: Snapshot) -> ComparePage:
    """The first three platforms given, each once; one query, and only for what is not listed.

    Args:
        given: slugs as they stand in the address: any text, in any number.
    """
    asked = list(dict.fromkeys(slug for text in given if (slug := clean(text))))
    listings = [snapshot.listings[slug] for slug in asked if slug in snapshot.listings]
    unlisted = [slug for slug in asked if slug not in snapshot.listings][:MOST_NAMED]
    retired = retired_names(unlisted)
    shown = listings[:MOST]
    slugs = tuple(item.slug for item in shown)
    rows = _rows(shown, snapshot.taxonomy) if len(shown) > 1 else ()
    return ComparePage(
        columns=tuple(_column(item, slugs) for item in shown),
        differing=tuple(row for row in rows if row.differs),
        same=tuple(row for row in rows if not row.differs),
        left_out=tuple(item.name for item in listings[MOST:][:MOST_NAMED]),
        retired=tuple(
            Suggestion(name, reverse("platform-detail", args=[slug]))
            for slug, name in retired.items()
        ),
        unknown=tuple(slug[:LONGEST_SHOWN] for slug in unlisted if slug not in retired),
        suggestions=_suggestions(slugs, snapshot),
        url=f"{settings.SITE_URL}{compare_address(slugs)}",
    )


def _column(item: Listing, slugs: tuple[str, ...]) -> Column:
    return Column(
        listing=item,
        url=reverse("platform-detail", args=[item.slug]),
        visit_url=reverse("platform-visit", args=[item.slug]) if item.website else "",
        without_url=compare_address(tuple(slug for slug in slugs if slug != item.slug)),
    )


def _suggestions(slugs: tuple[str, ...], snapshot: Snapshot) -> tuple[Suggestion, ...]:
    """What is most like the first platform, while there is room."""
    if not slugs or len(slugs) >= MOST:
        return ()
    near = snapshot.index.similar(slugs[0], SUGGESTED + len(slugs), facets=("need", "sector"))
    return tuple(
        Suggestion(snapshot.listings[slug].name, compare_address((*slugs, slug)))
        for slug in near
        if slug not in slugs
    )[:SUGGESTED]


def _rows(listings: Sequence[Listing], taxonomy: Taxonomy) -> tuple[Row, ...]:
    unknown = (wording.unknown(),)
    return tuple(
        Row(
            str(asked),
            tuple(tuple(filter(None, answer(item, taxonomy))) or unknown for item in listings),
        )
        for asked, answer in QUESTIONS
    )


def _on_phone(item: Listing) -> str:
    if "mobile" in item.deployments:
        return _("Yes, there is an app")
    return _("No app is known of") if item.deployments else ""


Answer = Callable[[Listing, Taxonomy], Iterable[str]]
# What owners ask, in the order in which they ask it; no lines means that nobody states it.
QUESTIONS: tuple[tuple[Promise, Answer], ...] = (
    (gettext_lazy("What does it do?"), lambda item, _: [str(item.summary)]),
    (
        gettext_lazy("What is it made for?"),
        lambda item, _: [str(need.name) for need in item.core_needs],
    ),
    (
        gettext_lazy("What else can it do?"),
        lambda item, _: [str(need.name) for need in item.supporting_needs],
    ),
    (gettext_lazy("What does it cost?"), lambda item, _: [wording.price(item.plans)]),
    (gettext_lazy("How is it paid?"), lambda item, _: map(wording.charge, item.plans)),
    (gettext_lazy("Can I try it for free?"), lambda item, _: [wording.trial(item)]),
    (
        gettext_lazy("Where does it run?"),
        lambda item, _: [wording.named([code], wording.DEPLOYMENTS) for code in item.deployments],
    ),
    (gettext_lazy("Does it work on a phone?"), lambda item, _: [_on_phone(item)]),
    (
        gettext_lazy("In which languages?"),
        lambda item, _: [wording.named(item.languages, wording.LANGUAGES)],
    ),
    (gettext_lazy("For which sizes?"), lambda item, _: [wording.named(item.sizes, wording.SIZES)]),
    (
        gettext_lazy("For which sectors?"),
        lambda item, taxonomy: [wording.sectors(item, taxonomy)],
    ),
    (gettext_lazy("What does it work with?"), lambda item, _: [link.name for link in item.links]),
    (gettext_lazy("How do I get my data out?"), lambda item, _: [item.export_formats]),
    (gettext_lazy("What if I want to leave?"), lambda item, _: [str(item.exit_terms)]),
    (
        gettext_lazy("Awards and recognitions"),
        lambda item, _: [str(mention.title) for mention in item.recognitions],
    ),
    (
        gettext_lazy("Where does this come from?"),
        lambda item, _: [str(wording.EVIDENCE[item.evidence.value])],
    ),
    (
        gettext_lazy("Last checked"),
        lambda item, _: [day(item.confirmed_on)] if item.confirmed_on else [],
    ),
)
