"""/feeds/platforms.atom: what was published or confirmed lately."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from platforms import snapshot as catalogue
from platforms.atom import CleanAtom, conditional
from platforms.documents import by_confirmation
from platforms.listing import Listing
from ui.methods import read_only

IN_FEED = 50


class PlatformFeed(Feed):
    feed_type = CleanAtom
    author_name = "SMEdx"
    title = _("SMEdx: platforms published or confirmed lately")
    subtitle = _("Make-in-Vietnam platforms for small and medium-sized enterprises.")
    link = reverse_lazy("platform-list")

    def items(self) -> list[Listing]:
        return by_confirmation(catalogue.current().listings.values())[:IN_FEED]

    def item_title(self, item: Listing) -> str:
        return item.name

    def item_description(self, item: Listing) -> str:
        return str(item.summary)

    def item_author_name(self, item: Listing) -> str:
        return item.vendor.name

    def item_link(self, item: Listing) -> str:
        return reverse("platform-detail", args=[item.slug])

    def item_guid(self, item: Listing) -> str:
        return f"{settings.SITE_URL}/platforms/{item.slug}/"

    def item_updateddate(self, item: Listing) -> datetime:
        """When last confirmed, else when a source was last read: no entry goes without."""
        read = (source.retrieved_on for source in item.sources)
        day = item.confirmed_on or max(read, default=catalogue.current().key.day)
        return datetime.combine(day, time(), timezone.get_default_timezone()).astimezone(UTC)


@login_not_required
@read_only
@conditional
def platform_feed(request: HttpRequest) -> HttpResponse:
    """A function, because what keeps strangers out looks for marks on functions only."""
    return PlatformFeed()(request)
