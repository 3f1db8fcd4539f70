"""Addresses of an owner's own pages."""

from django.urls import path

from enterprises.views import home, people, profile

urlpatterns = [
    path("my/", home.home, name="my-home"),
    path("my/switch/", home.switch, name="my-switch"),
    path("my/invitations/<str:token>/", people.accept, name="my-invitation"),
    path("my/enterprise/new/", profile.create, name="enterprise-create"),
    path("my/enterprise/<int:pk>/", profile.detail, name="enterprise-detail"),
    path("my/enterprise/<int:pk>/people/", people.people, name="enterprise-people"),
    path("my/enterprise/<int:pk>/leave/", people.leave, name="enterprise-leave"),
    path(
        "my/enterprise/<int:pk>/people/<int:member>/role/",
        people.change_role,
        name="enterprise-member-role",
    ),
    path(
        "my/enterprise/<int:pk>/people/<int:member>/remove/",
        people.remove,
        name="enterprise-member-remove",
    ),
    path(
        "my/enterprise/<int:pk>/invitations/<int:invitation>/revoke/",
        people.revoke,
        name="enterprise-invitation-revoke",
    ),
    path("my/enterprise/<int:pk>/<slug:step>/", profile.edit, name="enterprise-edit"),
]
