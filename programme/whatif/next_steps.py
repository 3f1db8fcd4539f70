"""What may be done with a what-if's answer: other parts of the programme say it here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from programme.whatif.models import WhatIf


@dataclass(frozen=True, slots=True)
class Next:
    """A link on the page of an answer. label: lazy; icon: lucide name; url: with its query."""

    label: Any
    icon: str
    url: str


Offer = Callable[[HttpRequest, WhatIf], Next | None]
_offers: list[Offer] = []


def register(offer: Offer) -> None:
    """Say what may come next; called when the site starts. None: not for this reader or answer."""
    if offer not in _offers:
        _offers.append(offer)


def next_steps(request: HttpRequest, row: WhatIf) -> list[Next]:
    """In the order in which they were registered."""
    return [found for offer in _offers if (found := offer(request, row)) is not None]
