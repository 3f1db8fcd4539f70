"""Cards of listings, rendered once for a catalogue version and language and then only joined."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from platforms import wording
from platforms.listing import Listing
from platforms.logos import CARD_SIDE, logo_of
from platforms.snapshot import Snapshot

NEEDS_SHOWN = 4
# A robot that reads every page must not fill a worker's memory: 600 cards take 4 MB.
MOST_KEPT = 600


def cards(slugs: Iterable[str], snapshot: Snapshot) -> SafeString:
    """The cards of published platforms, in the order given, in the active language."""
    language = wording.language()
    return SafeString("".join(_card(slug, language, snapshot) for slug in slugs))


def _card(slug: str, language: str, snapshot: Snapshot) -> str:
    key = ("card", slug, language)
    html = snapshot.rendered.get(key)
    if html is None:
        if len(snapshot.rendered) >= MOST_KEPT:
            snapshot.rendered.clear()
        context = card_context(snapshot.listings[slug])
        html = render_to_string("platforms/_card.html", context)
        snapshot.rendered[key] = html
    return html


def card_context(item: Listing) -> dict[str, Any]:
    """What a card shows, ready in words."""
    core = item.core_needs
    return {
        "item": item,
        "logo": logo_of(slug=item.slug, name=item.name, logo=item.logo, side=CARD_SIDE),
        "url": reverse("platform-detail", args=[item.slug]),
        "needs": core[:NEEDS_SHOWN],
        "more_count": len(item.needs) - len(core[:NEEDS_SHOWN]),
        "sizes": wording.named(item.sizes, wording.SIZES),
        "deployments": wording.named(item.deployments, wording.DEPLOYMENTS),
        "trial": wording.trial(item),
        "price": wording.price(item.plans),
    }
