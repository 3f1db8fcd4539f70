"""Addresses of the programme."""

from django.urls import path

from programme import views
from programme.embed import views as embed
from programme.opendata import views as opendata
from programme.survey import views as survey

urlpatterns = [
    path("programme/", views.programme, name="programme"),
    path("survey/", survey.survey, name="survey"),
    path("survey/results/", survey.survey_results, name="survey-results"),
    path("survey/results/<int:year>/", survey.survey_results, name="survey-year"),
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
    path("staff/programme/report.xlsx", views.report_workbook, name="programme-workbook"),
    path("staff/programme/report.pdf", views.report_document, name="programme-document"),
]
