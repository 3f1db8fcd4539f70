"""Forged forms change nothing: columns that a page does not offer, pages and acts of others."""

import pytest
from django.contrib import admin
from django.db import models

from accounts.roles import RIGHTS, Role
from tests.portal.test_admin import MODELS, address, filled, label  # noqa: F401 - a fixture
from tests.staff import form_of, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def state(model):
    """All rows of a table, and its links, as they stand."""
    links = [
        field.remote_field.through
        for field in model._meta.many_to_many
        if field.remote_field.through._meta.auto_created
    ]
    return [list(each._base_manager.order_by("pk").values()) for each in (model, *links)]


def forged(model, row, offered):
    """Something else for every column of the row that its form does not offer."""
    said = {}
    for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
        if field.name in offered or field.primary_key:
            continue
        if field.related_model:
            held = None if field.many_to_many else getattr(row, field.attname)
            others = field.related_model._base_manager.exclude(pk=held)
            said[field.name] = others.order_by("-pk").values_list("pk", flat=True).first() or ""
        elif isinstance(field, models.BooleanField):
            said[field.name] = "" if getattr(row, field.attname) else "on"
        elif isinstance(field, models.DateField):
            said[field.name] = said[f"{field.name}_0"] = "2001-01-01"
        elif field.choices:
            said[field.name] = next(
                code for code, _name in field.choices if code != getattr(row, field.attname)
            )
        else:
            said[field.name] = "1"
    return said


def sent_by(shown):
    """What a browser would send; nothing where the page of a row is one of our own."""
    return form_of(shown) if "adminform" in shown.context else {}


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_what_a_form_does_not_offer_is_not_taken(client, filled, model):  # noqa: F811
    sign_in(client, "superuser")
    row = model._default_manager.order_by("pk").first()
    page = address(model, "change", row.pk)
    shown = client.get(page)
    form = sent_by(shown)
    offered = set(shown.context["adminform"].form.fields) if form else set()
    before = state(model)
    client.post(page, {**forged(model, row, offered), **form})
    assert state(model) == before


def may_change(role, model):
    opts = model._meta
    return f"{opts.app_label}.change_{opts.model_name}" in RIGHTS.get(role, ())


def test_forms_and_acts_of_others_do_nothing(client, filled):  # noqa: F811
    boss = sign_in(client, "superuser")
    forms, acts = {}, {}
    for model in MODELS:
        row = model._default_manager.order_by("pk").first()
        shown = client.get(address(model, "change", row.pk))
        forms[model] = (row, sent_by(shown))
        acts[model] = [name for name, _words in site_actions(model, shown.wsgi_request)]
    for role in (Role.AUDITOR, Role.PROGRAMME_MANAGER, None):
        sign_in(client, role)
        others = [model for model in MODELS if not may_change(role, model)]
        before = {model: state(model) for model in others}
        send_all(client, {model: forms[model] for model in others}, acts)
        assert {model: state(model) for model in others} == before, role
    assert boss.is_superuser


def send_all(client, forms, acts):
    """Every form, changed, to the page of its row and to that of a new one; every act."""
    for model, (row, form) in forms.items():
        changed = {name: f"{value} x" for name, value in form.items() if isinstance(value, str)}
        client.post(address(model, "change", row.pk), {**form, **changed})
        client.post(address(model, "add"), {**form, **changed})
        for act in acts[model]:
            chosen = {"action": act, "_selected_action": row.pk, "index": 0}
            client.post(address(model, "changelist"), chosen)


def site_actions(model, request):
    return admin.site.get_model_admin(model).get_action_choices(request, [])


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_no_row_is_copied_by_a_button_that_no_page_has(client, filled, model):  # noqa: F811
    sign_in(client, "superuser")
    row = model._default_manager.order_by("pk").first()
    page = address(model, "change", row.pk)
    before = model._base_manager.count()
    answer = client.post(page, {**sent_by(client.get(page)), "_saveasnew": "1"})
    assert answer.status_code < 500
    assert model._base_manager.count() == before
