"""/sitemap.xml: an index of parts with the pages that somebody may look for, in both languages."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as django_views
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import conditional_page

from advisers.choices import Standing
from advisers.directory.selectors import in_network
from advisers.models import Organisation
from guidance import reading
from platforms import snapshot as catalogue
from programme.models import Call, Survey
from reference.models import Commune
from ui.methods import read_only

# A page of its own each; those that depend on a row have a part below.
PAGES = (
    *("home", "platform-list", "match-start", "match-where-to-start", "how-ranking-works"),
    *("article-list", "plan-list", "term-list", "skillpath-list", "story-list", "duty-list"),
    *("assessment-start", "advice-ask", "adviser-directory"),
    *("decisions", "vendor-criteria", "vendor-self-check", "programme", "survey", "survey-results"),
    *("open-data", "open-data-client", "embed-howto", "embed-ask", "privacy", "terms"),
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
    # Addresses a file, both languages counted; 50,000 are the most, and 50 MB.
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


class Guidance(Both):
    """Articles, plans and paths that name their sources, by the name of their page and code."""

    def items(self) -> Sequence[tuple[str, str, date | None]]:
        held = reading.current()
        return [
            *(("article-detail", each.code, each.checked_on) for each in held.articles.values()),
            *(("plan-detail", code, None) for code in held.plans),
            *(("skillpath-detail", code, None) for code in held.paths),
        ]

    def location(self, item: Any) -> str:
        return reverse(item[0], args=[item[1]])

    def lastmod(self, item: Any) -> date | None:
        return item[2]  # type: ignore[no-any-return]


class Rows(Both):
    """Pages of stored rows, by the name of their page and key."""

    def location(self, item: Any) -> str:
        return reverse(item[0], args=[item[1]])


class Communes(Rows):
    def items(self) -> Sequence[tuple[str, str]]:
        codes = Commune.objects.current().order_by("code").values_list("code", flat=True)
        return [("adviser-commune", code) for code in codes]


class Network(Rows):
    def items(self) -> Sequence[tuple[str, int]]:
        people = in_network(timezone.localdate()).order_by("pk").values_list("pk", flat=True)
        firms = Organisation.objects.filter(standing=Standing.ACTIVE).order_by("pk")
        return [
            *(("adviser-detail", pk) for pk in people),
            *(("organisation-detail", pk) for pk in firms.values_list("pk", flat=True)),
        ]


class Surveys(Rows):
    def items(self) -> Sequence[tuple[str, int]]:
        years = Survey.objects.order_by("year").values_list("year", flat=True)
        return [("survey-year", year) for year in years]


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
    "guidance": Guidance,
    "communes": Communes,
    "network": Network,
    "surveys": Surveys,
    "calls": Calls,
}
KEPT = timedelta(hours=1)


def _kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = f"max-age={int(KEPT.total_seconds())}"
    return response


@login_not_required
@read_only
@conditional_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """The parts, each as often as it has pages: no file grows past what search engines take."""
    found = []
    for name, section in SECTIONS.items():
        path = f"{settings.SITE_URL}{reverse('sitemap-part', args=[name])}"
        for number in section().paginator.page_range:
            found.append({"location": path if number == 1 else f"{path}?p={number}"})
    response = TemplateResponse(
        request, "sitemap_index.xml", {"sitemaps": found}, content_type="application/xml"
    )
    return _kept(response.render())


@login_not_required
@read_only
@conditional_page
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    response: Any = django_views.sitemap(request, sitemaps=SECTIONS, section=section)
    return _kept(response.render())
