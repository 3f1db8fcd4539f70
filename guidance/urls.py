"""Addresses of the guidance; an article's own address comes last."""

from django.urls import path

from guidance import views

urlpatterns = [
    path("duties/", views.duty_list, name="duty-list"),
    path("duties/calendar.ics", views.duty_calendar_file, name="duty-calendar"),
    path("learn/", views.article_list, name="article-list"),
    path("learn/plans/", views.plan_list, name="plan-list"),
    path("learn/plans/<slug:slug>/", views.plan_detail, name="plan-detail"),
    path("learn/plans/<slug:slug>/helpful/", views.plan_helpful, name="plan-helpful"),
    path("learn/glossary/", views.term_list, name="term-list"),
    path("learn/stories/", views.story_list, name="story-list"),
    path("learn/skills/", views.skillpath_list, name="skillpath-list"),
    path("learn/skills/<slug:slug>/", views.skillpath_detail, name="skillpath-detail"),
    path("learn/<slug:slug>/", views.article_detail, name="article-detail"),
    path("learn/<slug:slug>/helpful/", views.article_helpful, name="article-helpful"),
]
