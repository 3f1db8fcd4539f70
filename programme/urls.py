"""Addresses of the programme."""

from django.urls import path

from programme import views
from programme.calls import feeds, staff_views
from programme.calls import views as calls
from programme.embed import views as embed
from programme.opendata import views as opendata
from programme.radar import views as radar
from programme.survey import result_views as results
from programme.survey import views as survey
from programme.whatif import views as what_if

urlpatterns = [
    path("programme/", views.programme, name="programme"),
    path("programme/demand/", radar.demand, name="demand"),
    path("calls/", calls.call_list, name="call-list"),
    path("calls/<slug:slug>/", calls.call_detail, name="call-detail"),
    path("feeds/calls.atom", feeds.call_feed, name="calls-feed"),
    path("vendor/calls/<slug:slug>/", calls.call_answer, name="call-answer"),
    path(
        "vendor/calls/<slug:slug>/answers/<slug:platform>/",
        calls.call_answer_take_back,
        name="call-answer-take-back",
    ),
    path("survey/", survey.survey, name="survey"),
    path("survey/results/", results.survey_results, name="survey-results"),
    path("survey/results/<int:year>/", results.survey_results, name="survey-year"),
    path("open-data/", opendata.open_data, name="open-data"),
    path("open-data/datapackage.json", opendata.open_data_package, name="open-data-package"),
    path("open-data/client/", opendata.open_data_client, name="open-data-client"),
    path("open-data/client.py", opendata.open_data_client_file, name="open-data-client-file"),
    path("open-data/embed/", embed.howto, name="embed-howto"),
    path("open-data/embed/ask/", embed.ask, name="embed-ask"),
    path("embed/match/", embed.matcher, name="embed-match"),
    path("embed.js", embed.script, name="embed-script"),
    path("open-data/<slug:name>.<slug:format>", opendata.open_data_file, name="open-data-file"),
    path("staff/programme/", views.cockpit, name="programme-cockpit"),
    path("staff/radar/", radar.radar, name="radar"),
    path("staff/radar/words/", radar.radar_words, name="radar-words"),
    path("staff/radar/words/phrase/", radar.radar_phrase, name="radar-phrase"),
    path("staff/radar/words/note/", radar.radar_words_note, name="radar-words-note"),
    path("staff/radar/needs/<slug:need>/", radar.radar_need, name="radar-need"),
    path("staff/calls/", staff_views.staff_call_list, name="staff-call-list"),
    path("staff/calls/new/", staff_views.staff_call_new, name="staff-call-new"),
    path("staff/calls/<int:pk>/", staff_views.staff_call, name="staff-call"),
    path("staff/calls/<int:pk>/edit/", staff_views.staff_call_edit, name="staff-call-edit"),
    path("staff/calls/<int:pk>/<slug:act>/", staff_views.staff_call_act, name="staff-call-act"),
    path("staff/what-if/", what_if.what_if, name="what-if"),
    path("staff/what-if/<int:pk>/", what_if.what_if_run, name="what-if-run"),
    path("staff/programme/report.xlsx", views.report_workbook, name="programme-workbook"),
    path("staff/programme/report.pdf", views.report_document, name="programme-document"),
]
