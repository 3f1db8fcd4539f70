"""Atom feeds that readers take whatever stands in a title."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import conditional_page

from sheets.safe import writable


class CleanAtom(Atom1Feed):
    """Django's, without what XML cannot hold. Each entry needs a day of change: RFC 4287, 4.1.2."""

    TEXTS = ("title", "description", "author_name")

    def add_item(self, **said: Any) -> None:  # type: ignore[override]
        texts = {name: writable(str(said[name])) for name in self.TEXTS if said.get(name)}
        super().add_item(**{**said, **texts})


def conditional(feed: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A feed that is not sent again to a reader who has it."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = feed(request)
        response["Cache-Control"] = "public, max-age=300"
        return response

    return conditional_page(answered)
