"""Colleagues of the ministry for tests: an account in a role, signed in."""

from django.contrib.auth.models import Group

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
    client.force_login(user)
    return user


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
