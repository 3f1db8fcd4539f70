"""Addresses of the match; fixed ones before the token of a result."""

from django.urls import path

from matching import views
from matching.my import views as my
from matching.roadmaps import views as roadmaps
from matching.trials import vendor_views as vendors
from matching.trials import views as trials
from matching.vendors import views as home

urlpatterns = [
    path("match/", views.start, name="match-start"),
    path("match/enterprise/", views.enterprise, name="match-enterprise"),
    path("match/conditions/", views.conditions, name="match-conditions"),
    path("match/list/", views.whole, name="match-whole"),
    path("match/results/", views.store, name="match-store"),
    path("match/where-to-start/", views.where_to_start, name="match-where-to-start"),
    path("match/trades/", views.options, {"typed": "trade"}, name="match-trades"),
    path("match/places/", views.options, {"typed": "place"}, name="match-places"),
    path("match/tools/", views.options, {"typed": "tool"}, name="match-tools"),
    path("match/<str:token>/", views.result, name="match-result"),
    path("match/<str:token>/correct/", views.correct, name="match-correct"),
    path("my/needs/", my.needs, name="my-needs"),
    path("my/needs/words/", my.words, name="my-words"),
    path("my/needs/suggestion/", my.suggestion, name="my-suggestion"),
    path("my/conditions/", my.conditions, name="my-conditions"),
    path("my/tools/", my.tools, name="my-tools"),
    path("my/matches/", my.matches, name="my-matches"),
    path("my/plan/", my.plan, name="my-plan"),
    path("match/<str:token>/bundle/", views.bundle, name="match-bundle"),
    path("match/<str:token>/roadmap/", roadmaps.roadmap, name="match-roadmap"),
    path("match/<str:token>/roadmap.pdf", roadmaps.pdf, name="match-roadmap-pdf"),
    path("match/<str:token>/roadmap.ics", roadmaps.calendar, name="match-roadmap-calendar"),
    path("match/<str:token>/roadmap/steps/", roadmaps.add, name="match-roadmap-add"),
    path("match/<str:token>/roadmap/steps/<int:pk>/", roadmaps.step, name="match-roadmap-step"),
    path(
        "match/<str:token>/roadmap/steps/<int:pk>/done/",
        roadmaps.tick,
        name="match-roadmap-tick",
    ),
    path(
        "match/<str:token>/roadmap/steps/<int:pk>/remove/",
        roadmaps.remove,
        name="match-roadmap-remove",
    ),
    path("my/trials/", trials.trials, name="my-trials"),
    path("my/trials/new/", trials.ask, name="my-trial-ask"),
    path("my/trials/<int:pk>/", trials.trial, name="my-trial"),
    path("my/quotes/new/", trials.ask_prices, name="my-quote-ask"),
    path("my/quotes/<int:pk>/", trials.quote, name="my-quote"),
    path("vendor/", home.home, name="vendor-home"),
    path("vendor/leads/", home.leads, name="vendor-leads"),
    path("vendor/leads.csv", home.leads_file, {"format": "csv"}, name="vendor-leads-file"),
    path("vendor/leads.xlsx", home.leads_file, {"format": "xlsx"}, name="vendor-leads-workbook"),
    path("vendor/leads/trials/<int:pk>/", home.lead_trial, name="vendor-lead-trial"),
    path("vendor/leads/quotes/<int:pk>/", home.lead_quote, name="vendor-lead-quote"),
    path("vendor/platforms/<slug:slug>/ranking/", home.ranking, name="vendor-ranking"),
    path("vendor/platforms/<slug:slug>/renew/", home.renew, name="vendor-renew"),
    path("vendor/trials/<str:token>/", vendors.vendor_trial, name="vendor-trial"),
    path("vendor/quotes/<str:token>/", vendors.vendor_quote, name="vendor-quote"),
    path("how-ranking-works/", views.how_ranking_works, name="how-ranking-works"),
    path("how-ranking-works/engine-<str:version>.zip", views.engine_file, name="ranking-engine"),
]
