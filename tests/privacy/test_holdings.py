"""Whatever hangs on a person is listed: an unlisted model fails, like an unlisted route."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from accounts.models import Consent, User
from accounts.privacy.holdings import all_holdings
from enterprises.models import Enterprise, Membership

# Address, number or words of a person; a vendor's or an office's own address is public.
PERSONAL = {"email", "phone", "contact", "ip", "user_agent", "session_data"}
OF_NOBODY = {
    "reference.SupportOffice": "offices, published",
    "reference.SupportOfficeEvent": "offices, published",
    # Read-only views on the history, no tables.
    "pghistory.Events": "no table",
    "pghistory.MiddlewareEvents": "no table",
}
COVERED = {label for holding in all_holdings() for label in holding.covers}


def points_to_a_person(model, seen=()):
    """Whether a row of it belongs, directly or through others, to a user."""
    if model in (User, Enterprise, Membership, Consent):
        return True
    fields = [field for field in model._meta.concrete_fields if field.is_relation]
    return any(
        points_to_a_person(field.related_model, (*seen, model))
        for field in fields
        if field.related_model not in (*seen, model)
    )


def is_of_a_person(model):
    names = {field.name for field in model._meta.concrete_fields}
    return points_to_a_person(model) or bool(names & PERSONAL)


OF_PERSONS = [
    model for model in apps.get_models(include_auto_created=True) if is_of_a_person(model)
]


@pytest.mark.parametrize("model", OF_PERSONS, ids=lambda model: model._meta.label)
def test_model_of_persons_is_held_by_somebody(model):
    known = COVERED | set(OF_NOBODY)
    assert model._meta.label in known, "say in a holding what becomes of its rows"


def test_what_is_listed_exists():
    for label in COVERED | set(OF_NOBODY):
        assert apps.get_model(label)


def test_the_walk_finds_what_it_should():
    labels = {model._meta.label for model in OF_PERSONS}
    assert {"matching.RoadmapStep", "enterprises.ToolInUse", "assessment.ColleagueAnswer"} <= labels
    assert "platforms.Platform" not in labels


@pytest.mark.django_db
def test_every_table_shown_can_be_read(django_user_model):
    user = django_user_model.objects.create_user("x@example.vn")
    for holding in all_holdings():
        for section in holding.sections(user):
            assert isinstance(section.rows.model, type(models.Model))
            list(section.rows.values(*section.columns))


def test_only_one_place_passes_over_triggers():
    root = Path(__file__).resolve().parents[2]
    apps_ = {holding.app for holding in all_holdings()} | {"platforms", "guidance", "portal"}
    files = [path for app in apps_ for path in (root / app).rglob("*.py")]
    found = {
        path.relative_to(root).as_posix()
        for path in files
        if "pgtrigger.ignore" in path.read_text()
    }
    assert found == {"accounts/privacy/history.py"}
