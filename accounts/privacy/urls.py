"""Addresses under /my/data/."""

from django.urls import path

from accounts.privacy import views

urlpatterns = [
    path("", views.held, name="my-data"),
    path("consents/<int:pk>/withdraw/", views.withdraw, name="my-data-withdraw"),
    path("export/", views.export, name="my-data-export"),
    path("erase/", views.erase, name="my-data-erase"),
]
