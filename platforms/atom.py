"""Atom feeds that readers take whatever stands in a title."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import conditional_page

from sheets.safe import writable


class CleanAtom(Atom1Feed):
    """Django's, without what XML cannot hold. Each entry needs a day of change: RFC 4287, 4.1.2.

    Descriptions are plain texts; Django calls them HTML, so they are escaped as such.
    """

    TEXTS = ("title", "description", "author_name")
    NOTHING_YET = datetime(2026, 1, 1, tzinfo=UTC)

    def add_item(self, **said: Any) -> None:  # type: ignore[override]
        texts = {name: writable(str(said[name])) for name in self.TEXTS if said.get(name)}
        if text := texts.get("description"):
            texts["description"] = escape(text)
        super().add_item(**{**said, **texts})

    def latest_post_date(self) -> datetime:
        """Of a feed without entries always the same, so that it is the same feed."""
        return super().latest_post_date() if self.items else self.NOTHING_YET


def conditional(feed: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A feed that is not sent again to a reader who has it."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = feed(request)
        response["Cache-Control"] = "public, max-age=300"
        return response

    return conditional_page(answered)
