"""Addresses of asking, and of the owner's own page of her request."""

from django.urls import path

from advisers.asking import views

urlpatterns = [
    path("advice/<str:token>/", views.case, name="advice-case"),
]
