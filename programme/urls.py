"""Addresses of the programme."""

from django.urls import path

from programme import views

urlpatterns = [
    path("programme/", views.programme, name="programme"),
    path("staff/programme/", views.cockpit, name="programme-cockpit"),
    path("staff/programme/report.xlsx", views.report_workbook, name="programme-workbook"),
    path("staff/programme/report.pdf", views.report_document, name="programme-document"),
]
