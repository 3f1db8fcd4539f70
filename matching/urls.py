"""Addresses of the match; fixed ones before the token of a result."""

from django.urls import path

from matching import views

urlpatterns = [
    path("match/", views.start, name="match-start"),
    path("match/enterprise/", views.enterprise, name="match-enterprise"),
    path("match/conditions/", views.conditions, name="match-conditions"),
    path("match/where-to-start/", views.where_to_start, name="match-where-to-start"),
    path("match/places/", views.places, name="match-places"),
    path("match/<str:token>/", views.result, name="match-result"),
    path("how-ranking-works/", views.how_ranking_works, name="how-ranking-works"),
]
