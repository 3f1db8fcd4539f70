"""Addresses of accounts that need no sign-in; mounted under /admin/."""

from django.urls import path

from accounts import views

urlpatterns = [
    path("welcome/<str:key>/<str:token>/", views.welcome, name="account-welcome"),
]
