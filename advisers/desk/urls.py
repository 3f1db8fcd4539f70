"""Addresses under /staff/, which have no prefix of a language."""

from django.urls import path

from advisers.desk import case_views, views

urlpatterns = [
    path("", views.start, name="staff-start"),
    path("cases/", views.cases, name="staff-cases"),
    path("cases/<int:pk>/", case_views.case, name="staff-case"),
    path("cases/<int:pk>/contact/", case_views.contact, name="staff-case-contact"),
    path("cases/<int:pk>/ask/", case_views.ask, name="staff-case-ask"),
    path("cases/<int:pk>/assign/", case_views.assign, name="staff-case-assign"),
    path("cases/<int:pk>/again/", case_views.again, name="staff-case-again"),
    path("cases/<int:pk>/close/", case_views.close, name="staff-case-close"),
    path("load/", views.load, name="staff-load"),
    path("coverage/", views.coverage, name="staff-coverage"),
    path("coverage.csv", views.coverage_file, name="staff-coverage-file"),
]
