"""Addresses of the consulting network; those of its staff stand under /staff/ by themselves."""

from django.urls import include, path

urlpatterns = [
    path("", include("advisers.asking.urls")),
    path("", include("advisers.directory.urls")),
    path("", include("advisers.network.urls")),
    path("", include("advisers.inbox.urls")),
]
