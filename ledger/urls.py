"""Addresses of a person's notices."""

from django.urls import path

from ledger import views

urlpatterns = [
    path("my/notices/", views.notice_list, name="notice-list"),
    path("my/notices/read/", views.notice_read_all, name="notice-read-all"),
    path("my/notices/choices/", views.notice_choices, name="notice-choices"),
    path("my/notices/<int:pk>/", views.notice_open, name="notice-open"),
    path("notices/stop/<str:token>/", views.notice_stop, name="notice-stop"),
]
