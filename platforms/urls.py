"""Addresses of the public catalogue."""

from django.urls import path

from platforms import views
from platforms.decisions import views as decisions
from platforms.interests import views as interests

urlpatterns = [
    path("platforms/", views.platform_list, name="platform-list"),
    path("platforms/<slug:slug>/", views.platform_detail, name="platform-detail"),
    path("platforms/<slug:slug>/visit/", views.platform_visit, name="platform-visit"),
    path("platforms/<slug:slug>/report/", views.platform_report, name="platform-report"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("feeds/decisions.atom", decisions.feed, name="decisions-feed"),
    path("vendor/", views.platform_list, name="vendor-home"),  # replaced at the merge
    path(
        "platforms/<slug:slug>/reviews/<int:pk>/report/", views.review_report, name="review-report"
    ),
    path("my/interests/", interests.interest_list, name="my-interests"),
    path("my/interests/<int:pk>/end/", interests.interest_end, name="my-interest-end"),
    path("compare/", views.platform_compare, name="platform-compare"),
    path("vendors/<slug:slug>/", views.vendor_detail, name="vendor-detail"),
    path("vendors/<slug:slug>/report/", views.vendor_report, name="vendor-report"),
]
