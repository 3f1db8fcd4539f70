"""Addresses of the assessment; fixed ones before the token."""

from django.urls import path

from assessment import views

urlpatterns = [
    path("assessment/", views.start, name="assessment-start"),
    path("assessment/start/<slug:code>/", views.begin, name="assessment-begin"),
    path("assessment/colleagues/<str:token>/", views.colleague, name="assessment-colleague"),
    path("assessment/<str:token>/", views.show, name="assessment-result"),
    path("assessment/<str:token>/all/", views.everything, name="assessment-all"),
    path("assessment/<str:token>/finish/", views.finish, name="assessment-finish"),
    path("assessment/<str:token>/again/", views.again, name="assessment-again"),
    path("assessment/<str:token>/needs/", views.needs, name="assessment-needs"),
    path("assessment/<str:token>/invite/", views.invite, name="assessment-invite"),
    path("assessment/<str:token>/part/<slug:code>/", views.pillar, name="assessment-pillar"),
]
