"""Forms with many rows that come back with errors: what they ask the database is bounded."""

from uuid import uuid4

import pytest
from django.contrib import admin
from django.db import connection
from django.db.models import Count
from django.forms import Textarea, TextInput
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessment.models import InstrumentVersion, Question
from assessment.publishing import clone_version
from platforms.models import Platform
from platforms.models.revisions import Side
from platforms.revisions.content import read_content
from platforms.revisions.writing import save_revision, start_revision
from programme.models import Survey, SurveyQuestion
from programme.survey.publishing import clone_survey
from tests.staff import colleague, form_of, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
WITH_ROWS = sorted(
    (model for model, page in admin.site._registry.items() if page.inlines),
    key=lambda model: model._meta.label,
)
MOST_QUERIES = 25
NEW_ROWS = 4


def address(model, name, *args):
    opts = model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{name}", args=args)


@pytest.fixture
def boss(client, db):
    return sign_in(client, "superuser")


def open_rows(model):
    """Rows that a form may change: those of an assessment or a survey in a draft of it alone."""
    rows = model._default_manager.all()
    if model in (Survey, SurveyQuestion):
        clone_survey(survey=Survey.objects.get(), by=colleague("content_editor"))
        return rows.filter(survey__published_at=None) if model is SurveyQuestion else rows
    if model not in (InstrumentVersion, Question):
        return rows
    version = InstrumentVersion.objects.get(instrument="dbi-short", status="PUBLISHED")
    draft = clone_version(version=version, by=colleague("content_editor"), at=timezone.now())
    return (
        rows.filter(pk=draft.pk)
        if model is InstrumentVersion
        else rows.filter(pillar__version=draft)
    )


def longest(model):
    """The row on which most others hang."""
    rows = open_rows(model)
    inline = admin.site.get_model_admin(model).inlines[0]
    tie = next(
        field
        for field in model._meta.related_objects
        if field.related_model is inline.model and field.name
    )
    return rows.annotate(hanging=Count(tie.name)).order_by("-hanging", "pk").first()


def edited(page):
    """What a browser sends once each text was changed and rows were added to each table."""
    data = form_of(page) | {"_version": "older"}
    for inline in page.context["inline_admin_formsets"]:
        formset = inline.formset
        forms = formset.initial_forms
        for form in forms:
            data |= {name: data[name] + "x" for name in texts_of(form) if data.get(name)}
        if forms and formset.max_num:
            data |= copies(formset, forms[-1], data)
    return data


def emptied(page):
    """What a browser sends once every row that may go is ticked to go."""
    data = form_of(page) | {"_version": "older"}
    for inline in page.context["inline_admin_formsets"]:
        if inline.formset.can_delete:
            data |= {form.add_prefix("DELETE"): "on" for form in inline.formset.initial_forms}
    return data


def texts_of(form):
    widgets = {form.add_prefix(name): field.widget for name, field in form.fields.items()}
    return [name for name, widget in widgets.items() if type(widget) in (TextInput, Textarea)]


def copies(formset, form, data):
    """New rows that say what the last one says."""
    count = formset.total_form_count()
    rows = {f"{formset.prefix}-TOTAL_FORMS": count + NEW_ROWS}
    for number in range(count, count + NEW_ROWS):
        for name in form.fields:
            value = data.get(form.add_prefix(name))
            if value is not None and name != formset._pk_field.name:
                rows[f"{formset.prefix}-{number}-{name}"] = value
    return rows


def queries(client, path, data):
    client.post(path, data)  # the first visit warms what the process keeps
    with CaptureQueriesContext(connection) as asked:
        response = client.post(path, data)
    assert response.status_code == 200
    return len(asked)


@pytest.mark.parametrize("sent", [edited, emptied], ids=["edited", "emptied"])
@pytest.mark.parametrize("model", WITH_ROWS, ids=lambda model: model._meta.label)
def test_a_form_that_comes_back_costs_little(client, boss, model, sent):
    path = address(model, "change", longest(model).pk)
    data = sent(client.get(path))
    assert queries(client, path, data) <= MOST_QUERIES


@pytest.mark.parametrize("model", WITH_ROWS, ids=lambda model: model._meta.label)
def test_a_new_row_that_comes_back_costs_little(client, boss, model):
    if not admin.site.get_model_admin(model).has_add_permission(boss_request(boss)):
        pytest.skip("made by services alone")
    data = edited(client.get(address(model, "change", longest(model).pk)))
    data = {name: "" if name.endswith(("-id", "INITIAL_FORMS")) else data[name] for name in data}
    data |= {name: "0" for name in data if name.endswith("INITIAL_FORMS")}
    assert queries(client, address(model, "add"), data) <= MOST_QUERIES


def boss_request(user):
    """A request of hers, as rights are asked of."""
    request = RequestFactory().get("/")
    request.user = user
    return request


@pytest.mark.parametrize("is_drafted", [False, True], ids=["as it stands", "of a draft"])
def test_a_listing_with_many_needs_costs_as_little(client, boss, is_drafted):
    platform = Platform.objects.annotate(n=Count("platform_needs")).order_by("-n", "pk").first()
    if is_drafted:
        drafted(platform, boss)
    path = address(Platform, "change", platform.pk)
    assert queries(client, path, edited(client.get(path))) <= MOST_QUERIES


def drafted(platform, user):
    said = {"by": user, "at": timezone.now()}
    revision = start_revision(platform=platform, side=Side.STAFF, request_key=uuid4(), **said)
    content = read_content(platform) | {"summary_vi": "Câu khác."}
    save_revision(revision=revision, version=revision.version, content=content, **said)
