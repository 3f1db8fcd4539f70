"""How a listing's logo is shown: its address, and letters where there is none."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from reference.text import words

# Sides of the square in pixels: twice what the page and a card show.
PAGE_SIDE, CARD_SIDE = 192, 96


@dataclass(frozen=True, slots=True)
class LogoShown:
    """url: of the picture, "" without one; letters: what stands in its place."""

    url: str
    letters: str


def logo_of(*, slug: str, name: str, logo: str, side: int) -> LogoShown:
    """logo: name in the media store. The address names it, so it may be kept for ever."""
    url = reverse("platform-logo", args=[slug]) if logo else ""
    query = urlencode({"v": logo, "side": side})
    return LogoShown(f"{url}?{query}" if url else "", letters_of(name))


def letters_of(name: str) -> str:
    """The first letters of its first two words: "MISA AMIS" gives MA; "?" for none."""
    found = [word.toned[0] for word in words(name)[:2]]
    return "".join(found).upper() or "?"
