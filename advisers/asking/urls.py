"""Addresses of asking, and of the owner's own page of her request."""

from django.urls import path

from advisers.asking import own_views, views

urlpatterns = [
    path("advice/", views.ask, name="advice-ask"),
    path("advice/<str:token>/", own_views.case, name="advice-case"),
    path("advice/<str:token>/code/", views.code, name="advice-code"),
    path("advice/<str:token>/withdraw/", own_views.withdraw, name="advice-withdraw"),
    path("advice/<str:token>/documents/", own_views.add, name="advice-document-add"),
    path("advice/<str:token>/documents/<int:pk>/", own_views.read, name="advice-document"),
    path(
        "advice/<str:token>/documents/<int:pk>/remove/",
        own_views.remove,
        name="advice-document-remove",
    ),
    path("my/advice/", own_views.mine, name="my-advice"),
    path("adviser/assist/", views.assist, name="adviser-assist"),
    path("adviser/assist/<int:pk>/", views.assist_code, name="adviser-assist-code"),
]
