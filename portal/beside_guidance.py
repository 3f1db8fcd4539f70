"""Finds the platforms that the pages of the guidance show."""

from django.urls import reverse

from guidance.beside import Named, Platforms, Wanted
from platforms import wording
from platforms.asked import Asked
from platforms.cards import cards
from platforms.pages.catalogue import address
from platforms.snapshot import current


def find_platforms(wanted: Wanted) -> Platforms:
    """As the catalogue finds them, in its order; no query from a warm snapshot."""
    snapshot = current()
    filters = {"need": (wanted.need,) if wanted.need else (), "sector": tuple(wanted.sectors)}
    asked = Asked(text=wanted.text, filters={name: kept for name, kept in filters.items() if kept})
    page = snapshot.index.search(asked.for_index(limit=wanted.limit))
    first = (
        Named(snapshot.listings[slug].name, reverse("platform-detail", args=[slug]))
        for slug in page.keys
    )
    return Platforms(
        total=page.total,
        count=wording.platforms(page.total),
        first=tuple(first),
        cards=cards(page.keys, snapshot) if wanted.text else cards((), snapshot),
        path=address(reverse("platform-list"), asked.query()),
    )
