"""Colleagues of the ministry for tests: an account in a role, signed in."""

import time
from unittest.mock import patch

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.models import User


def colleague(role=None, **fields):
    """A staff account; "superuser" has every right, None has none."""
    number = User.objects.count()
    values = {"email": f"{role}{number}@example.vn", "name": "Nguyễn Thị Duyệt", "is_staff": True}
    user = User.objects.create_user(**{**values, **fields}, is_superuser=role == "superuser")
    if role not in (None, "superuser"):
        user.groups.set([Group.objects.get(name=role)])
    return user


def sign_in(client, role=None, **fields):
    user = colleague(role, **fields)
    admit(client, user)
    return user


def admit(client, user, *, seconds_ago=0):
    """Sign in as staff do: with a second factor, shown so long ago; None for without one."""
    client.force_login(user)
    if seconds_ago is None:
        return
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [
        {"method": "mfa", "type": "totp", "at": time.time() - seconds_ago}
    ]
    session.save()


def set_up_app(client, password):
    """After the first sign-in: prove who one is, set up an authenticator app."""
    path = reverse("mfa_activate_totp")
    page = client.get(path)
    if page.status_code == 302:
        client.post(page.url, {"password": password})
        page = client.get(path)
    secret = page.context["form"].secret
    # As on the site, where a request commits before its session is stored.
    with patch("django.db.transaction.on_commit", lambda run, **_options: run()):
        return client.post(path, {"code": totp_of(secret)})


def totp_of(secret):
    """The code that an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD))


def form_of(response):
    """What a browser would send back from a change page that nobody touched."""
    context = response.context
    data = {"_version": context.get("record_version", "")}
    for bound in context["adminform"].form:
        data |= _sent(bound.html_name, bound.value())
    for inline in context["inline_admin_formsets"]:
        for form in (inline.formset.management_form, *inline.formset.initial_forms):
            for bound in form:
                data |= _sent(bound.html_name, bound.value())
    return data


def _sent(name, value):
    if value is None or value is False:
        return {} if value is False else {name: ""}
    return {name: "on" if value is True else value}
