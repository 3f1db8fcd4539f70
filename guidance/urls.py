"""Addresses of the guidance."""

from django.urls import path

from guidance import views

urlpatterns = [
    path("duties/", views.duty_list, name="duty-list"),
    path("duties/calendar.ics", views.duty_calendar_file, name="duty-calendar"),
    path("learn/", views.article_list, name="article-list"),
    path("learn/<slug:slug>/", views.article_detail, name="article-detail"),
]
