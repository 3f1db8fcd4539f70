"""A session is read with whoever it is of, and never says more than the session itself."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

HOME = reverse("my-home")


@pytest.fixture
def person(client, db):
    return signed_in(client, "chu@example.vn")


def signed_in(client, email):
    """Somebody signed in as she would be: with her browser noted among the open sessions."""
    user = get_user_model().objects.create_user(email)
    client.force_login(user)
    key = client.session.session_key
    UserSession.objects.create(user=user, session_key=key, ip="127.0.0.1")
    return user


def seen(client):
    return client.get(HOME).wsgi_request.user


def test_session_person_and_enterprises_are_one_question(client, person):
    client.get(HOME)
    with CaptureQueriesContext(connection) as asked:
        client.get(HOME)
    assert len(asked) == 1
    assert seen(client) == person


def test_the_session_alone_says_who_is_signed_in(client, person):
    other = get_user_model().objects.create_user("khac@example.vn")
    UserSession.objects.update(user=other)
    assert seen(client) == person


def test_without_a_note_of_her_browser_she_is_still_signed_in(client, person):
    UserSession.objects.all().delete()
    assert seen(client) == person


@pytest.mark.parametrize("end", ["deleted", "expired", "deactivated", "password changed"])
def test_an_ended_session_is_over_at_once(client, person, end):
    assert client.get(HOME).status_code == 200
    if end == "deleted":
        Session.objects.all().delete()
    elif end == "expired":
        Session.objects.update(expire_date="2020-01-01T00:00:00Z")
    elif end == "deactivated":
        get_user_model().objects.update(is_active=False)
    else:
        person.set_password("một mật khẩu khác hẳn")
        person.save()
    assert client.get(HOME).url.startswith(reverse("account_login"))
