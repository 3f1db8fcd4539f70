"""Every address of the site; Vietnamese without prefix, English under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from portal import health, views
from portal.api import api
from portal.sitemaps import sitemap, sitemap_part

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", health.robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_part, name="sitemap-part"),
    path("admin/", include("accounts.urls")),
    path("admin/", admin.site.urls),
    path("staff/", include("advisers.desk.urls")),
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("privacy/", views.privacy, name="privacy"),
        path("terms/", views.terms, name="terms"),
        path("accounts/", include("accounts.account_urls")),
        path("my/data/", include("accounts.privacy.urls")),
        path("", include("platforms.urls")),
        path("", include("enterprises.urls")),
        path("", include("advisers.urls")),
        path("", include("programme.urls")),
        path("", include("matching.urls")),
        path("", include("ledger.urls")),
        path("", include("guidance.urls")),
        path("", include("assessment.urls")),
        prefix_default_language=False,
    ),
]
if settings.DEBUG:
    urlpatterns += i18n_patterns(path("ui/", include("ui.urls")), prefix_default_language=False)

handler400 = "portal.errors.bad_request"
handler404 = "portal.errors.not_found"
handler500 = "portal.errors.server_error"
