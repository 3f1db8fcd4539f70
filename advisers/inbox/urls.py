"""Addresses of an adviser's own pages."""

from django.urls import path

from advisers.inbox import own_views, recommending_views, views, work_views

CASE = "adviser/cases/<int:pk>/"

urlpatterns = [
    path("adviser/", views.inbox, name="adviser-inbox"),
    path(CASE, views.case, name="adviser-case"),
    path(f"{CASE}take/", views.take, name="adviser-take"),
    path(f"{CASE}decline/", views.decline, name="adviser-decline"),
    path(f"{CASE}give-back/", views.back, name="adviser-give-back"),
    path(f"{CASE}hand-over/", views.over, name="adviser-hand-over"),
    path(f"{CASE}close/", views.close, name="adviser-close"),
    path(f"{CASE}messages/", work_views.message, name="adviser-message"),
    path(f"{CASE}notes/", work_views.note, name="adviser-note"),
    path(f"{CASE}sessions/", work_views.sessions, name="adviser-sessions"),
    path(f"{CASE}sessions/<int:session>/", work_views.session, name="adviser-session"),
    path(f"{CASE}documents/", work_views.documents, name="adviser-documents"),
    path(f"{CASE}documents/<int:document>/", work_views.document, name="adviser-document"),
    path(
        f"{CASE}documents/<int:document>/remove/",
        work_views.document_removed,
        name="adviser-document-remove",
    ),
    path(f"{CASE}recommend/", recommending_views.recommend, name="adviser-recommend"),
    path(
        f"{CASE}recommendations/<int:recommendation>/",
        recommending_views.recommendation,
        name="adviser-recommendation",
    ),
    path("adviser/hours/", own_views.hours, name="adviser-hours"),
    path("adviser/hours.csv", own_views.hours_csv, name="adviser-hours-csv"),
    path("adviser/hours.pdf", own_views.hours_pdf, name="adviser-hours-pdf"),
    path("adviser/leave/", own_views.leave, name="adviser-leave"),
    path("adviser/leave/<int:pk>/end/", own_views.leave_end, name="adviser-leave-end"),
    path("adviser/leaving/", own_views.leaving, name="adviser-leaving"),
    path("adviser/calendar/", own_views.calendar, name="adviser-calendar"),
    path("adviser/calendar/<uuid:key>.ics", own_views.feed, name="adviser-feed"),
    path("adviser/ratings/", own_views.ratings, name="adviser-ratings"),
]
