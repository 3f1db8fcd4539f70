"""/feeds/calls.atom: calls for platforms, the latest first."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from programme.calls.models import Call
from ui.methods import read_only

IN_FEED = 50


class CallFeed(Feed):
    feed_type = Atom1Feed
    title = _("SMEdx: calls for platforms")
    subtitle = _("What enterprises need and nobody offers yet.")
    link = reverse_lazy("call-list")

    def items(self) -> list[Call]:
        return list(Call.objects.public().order_by("-published_at", "-pk")[:IN_FEED])

    def item_title(self, item: Call) -> str:
        return str(item.title)

    def item_description(self, item: Call) -> str:
        return str(item.text)

    def item_guid(self, item: Call) -> str:
        return f"{settings.SITE_URL}/calls/{item.slug}/"

    def item_pubdate(self, item: Call) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Call) -> datetime | None:
        return item.closed_at or item.published_at


@login_not_required
@read_only
def call_feed(request: HttpRequest) -> HttpResponse:
    """A function, because what keeps strangers out looks for marks on functions only."""
    return CallFeed()(request)
