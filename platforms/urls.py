"""Addresses of the public catalogue."""

from django.urls import include, path

from platforms import feeds, views
from platforms.criteria import views as criteria
from platforms.decisions import views as decisions
from platforms.interests import views as interests
from platforms.joining import views as joining
from platforms.thread import views as threads

urlpatterns = [
    path("platforms/", views.platform_list, name="platform-list"),
    path("platforms/<slug:slug>/", views.platform_detail, name="platform-detail"),
    path("platforms/<slug:slug>/logo/", views.platform_logo, name="platform-logo"),
    path("platforms/<slug:slug>/visit/", views.platform_visit, name="platform-visit"),
    path("platforms/<slug:slug>/report/", views.platform_report, name="platform-report"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("feeds/decisions.atom", decisions.feed, name="decisions-feed"),
    path("feeds/platforms.atom", feeds.platform_feed, name="platform-feed"),
    path(
        "platforms/<slug:slug>/reviews/<int:pk>/report/", views.review_report, name="review-report"
    ),
    path("my/interests/", interests.interest_list, name="my-interests"),
    path("my/interests/<int:pk>/end/", interests.interest_end, name="my-interest-end"),
    path("vendor/listings/", include("platforms.vendor_listings.urls")),
    path("compare/", views.platform_compare, name="platform-compare"),
    path("vendors/<slug:slug>/", views.vendor_detail, name="vendor-detail"),
    path("vendors/<slug:slug>/report/", views.vendor_report, name="vendor-report"),
    path("vendor/criteria/", criteria.criteria, name="vendor-criteria"),
    path("vendor/self-check/", criteria.self_check, name="vendor-self-check"),
    path("vendor/check/<int:pk>/", criteria.revision_check, name="vendor-revision-check"),
    path("vendor/messages/<int:pk>/", threads.thread, name="vendor-thread"),
    path("vendor/invitations/<str:token>/", joining.accept, name="vendor-invitation"),
    path("vendor/claims/<slug:slug>/", joining.claim, name="vendor-claim"),
    path("vendor/claims/<slug:slug>/withdraw/", joining.withdraw, name="vendor-claim-withdraw"),
    path("vendor/people/<slug:slug>/", joining.people, name="vendor-people"),
    path("vendor/people/<slug:slug>/<int:pk>/remove/", joining.remove, name="vendor-person-remove"),
]
