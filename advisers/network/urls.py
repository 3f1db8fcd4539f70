"""Addresses of joining the network and of an adviser's profile."""

from django.urls import path

from advisers.network import views

urlpatterns = [
    path("advisers/join/", views.join, name="adviser-join"),
    path("advisers/invitation/<str:token>/", views.accept, name="adviser-invitation"),
    path("adviser/profile/", views.profile, name="adviser-profile"),
    path("adviser/profile/places/", views.places, name="adviser-places"),
]
