"""Public addresses of the consulting network."""

from django.urls import path

from advisers.directory import views

urlpatterns = [
    path("advisers/", views.directory, name="adviser-directory"),
    path("advisers/places/", views.places, name="adviser-directory-places"),
    path("advisers/communes/<str:code>/", views.commune, name="adviser-commune"),
    path("advisers/people/<int:pk>/", views.person, name="adviser-detail"),
    path("advisers/people/<int:pk>/report/", views.report_person, name="adviser-report"),
    path("advisers/organisations/<int:pk>/", views.organisation, name="organisation-detail"),
    path(
        "advisers/organisations/<int:pk>/report/",
        views.report_organisation,
        name="organisation-report",
    ),
]
