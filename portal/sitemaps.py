"""/sitemap.xml: the pages that somebody may look for, in both languages."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as django_views
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from guidance.models import Article
from platforms import snapshot as catalogue
from programme.models import Call
from ui.methods import read_only

PAGES = (
    *("home", "platform-list", "match-start", "article-list", "duty-list", "assessment-start"),
    *("how-ranking-works", "decisions", "vendor-criteria", "programme", "open-data", "privacy"),
    *("demand", "call-list"),
)


class _Site:
    """Whose addresses these are: the site's own, whatever host a request named."""

    domain = settings.SITE_URL.partition("//")[2]


class Both(Sitemap):
    """Each page in Vietnamese and English, each naming the other."""

    i18n = True
    alternates = True
    x_default = True
    protocol = "https" if settings.BEHIND_TLS else "http"
    limit = 10_000

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> Any:
        ours: Any = _Site
        return super().get_urls(page=page, site=ours, protocol=self.protocol)


class Pages(Both):
    def items(self) -> Sequence[str]:
        return PAGES

    def location(self, item: Any) -> str:
        return reverse(item)


class Listings(Both):
    """Last changed when last confirmed: what a reader would look for."""

    def items(self) -> Sequence[str]:
        return sorted(catalogue.current().listings)

    def location(self, item: Any) -> str:
        return reverse("platform-detail", args=[item])

    def lastmod(self, item: Any) -> date | None:
        return catalogue.current().listings[item].confirmed_on


class Vendors(Both):
    def items(self) -> Sequence[str]:
        return sorted({item.vendor.slug for item in catalogue.current().listings.values()})

    def location(self, item: Any) -> str:
        return reverse("vendor-detail", args=[item])


class Articles(Both):
    def items(self) -> Sequence[Any]:
        rows = Article.objects.filter(is_retired=False).order_by("position", "code")
        return list(rows.values_list("code", "checked_on"))

    def location(self, item: Any) -> str:
        return reverse("article-detail", args=[item[0]])

    def lastmod(self, item: Any) -> date | None:
        return item[1]  # type: ignore[no-any-return]


class Calls(Both):
    """Last changed when it was published or closed."""

    def items(self) -> Sequence[Any]:
        rows = Call.objects.public().order_by("pk")
        return list(rows.values_list("slug", "published_at", "closed_at"))

    def location(self, item: Any) -> str:
        return reverse("call-detail", args=[item[0]])

    def lastmod(self, item: Any) -> date | None:
        moment = item[2] or item[1]
        return timezone.localdate(moment)


SECTIONS: dict[str, Any] = {
    "pages": Pages,
    "platforms": Listings,
    "vendors": Vendors,
    "articles": Articles,
    "calls": Calls,
}
KEPT = timedelta(hours=1)


@login_not_required
@read_only
def sitemap(request: HttpRequest) -> HttpResponse:
    """Everything in one file while it is short, else an index of parts: as Django's own."""
    response: HttpResponse = django_views.sitemap(request, sitemaps=SECTIONS)
    response["Cache-Control"] = f"max-age={int(KEPT.total_seconds())}"
    return response
