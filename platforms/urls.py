"""Addresses of the public catalogue."""

from django.urls import include, path

from platforms import views

urlpatterns = [
    path("platforms/", views.platform_list, name="platform-list"),
    path("platforms/<slug:slug>/", views.platform_detail, name="platform-detail"),
    path("platforms/<slug:slug>/logo/", views.platform_logo, name="platform-logo"),
    path("platforms/<slug:slug>/visit/", views.platform_visit, name="platform-visit"),
    path("platforms/<slug:slug>/report/", views.platform_report, name="platform-report"),
    path("vendor/listings/", include("platforms.vendor_listings.urls")),
    path("compare/", views.platform_compare, name="platform-compare"),
    path("vendors/<slug:slug>/", views.vendor_detail, name="vendor-detail"),
    path("vendors/<slug:slug>/report/", views.vendor_report, name="vendor-report"),
]
