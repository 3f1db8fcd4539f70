"""`manage.py seed_demo`: runs, repeats without doubles, and its words stand where it says."""

import json
import re

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import models

from accounts.models import User
from advisers.cases.rules import State
from advisers.models import Adviser, Case, Organisation, ServedArea
from enterprises.models import Enterprise
from portal.demo.people import PEOPLE
from reference.models import Commune, Province
from tests.staff import totp_of

SEED = 7


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker, tmp_path_factory):
    """Seeded twice, for all tests of this file; undone at the end."""
    from django.db import transaction
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(ALLOW_DEMO=True):
            for name in ("first", "second"):
                said = {"seed": SEED, "enterprises": 4, "out": folder / name}
                call_command("seed_demo", **said)
                counts = {model: model._default_manager.count() for model in COUNTED}
                (folder / f"{name}.counts").write_text(repr(sorted(map(str, counts.items()))))
        yield folder
        transaction.set_rollback(True)


COUNTED = (User, Enterprise, Case, Adviser, Organisation, ServedArea)


@pytest.fixture
def told(seeded, db):
    return json.loads((seeded / "first").read_text())


def test_it_is_refused_where_nobody_allowed_it(settings, tmp_path):
    settings.DEBUG = settings.ALLOW_DEMO = False
    with pytest.raises(CommandError, match="ALLOW_DEMO"):
        call_command("seed_demo", out=tmp_path / "x")


def test_seeded_again_nothing_changes(seeded, db):
    for end in ("", ".counts"):
        assert (seeded / f"first{end}").read_text() == (seeded / f"second{end}").read_text()


def test_every_role_signs_in(told, client):
    assert set(told["roles"]) == set(PEOPLE)
    for role, said in told["roles"].items():
        client.logout()
        page = client.get("/accounts/login/")
        fields = {name: value for name, value in page.context["form"].initial.items() if value}
        sent = {**fields, "login": said["email"], "password": said["password"]}
        answer = client.post("/accounts/login/", sent)
        if said["totp_secret"]:
            answer = client.post(answer.url, {"code": totp_of(said["totp_secret"])})
        assert "_auth_user_id" in client.session, (role, answer.status_code)
        user = User.objects.get(pk=client.session["_auth_user_id"])
        assert (user.email, user.is_staff) == (said["email"], bool(said["totp_secret"]))


def test_every_province_is_served_and_a_case_is_in_every_state(told):
    served = set(ServedArea.objects.values_list("province", flat=True))
    assert served == set(Province.objects.current().values_list("pk", flat=True))
    held = told["ids"]["owner_a"]["cases"]
    assert {each["state"] for each in held} == set(State.values)
    states = {each["pk"]: each["state"] for each in held}
    assert dict(Case.objects.filter(pk__in=states).values_list("pk", "state")) == states
    place = Commune.objects.get(
        pk=Enterprise.objects.get(pk=told["ids"]["owner_a"]["enterprises"][0]).commune_id
    )
    serves = ServedArea.objects.filter(commune=place)
    assert told["ids"]["adviser_in"]["advisers"][0] in serves.values_list("adviser", flat=True)
    out = ServedArea.objects.filter(adviser=told["ids"]["adviser_out"]["advisers"][0])
    assert place.province_id not in out.values_list("province", flat=True)


def test_canaries_stand_in_their_fields_and_in_no_other(told):
    words = {said["text"]: where for where, said in told["canaries"].items()}
    assert len(words) == len(told["canaries"])
    found = {}
    for model in apps.get_models():
        if model._meta.proxy or not model._meta.managed or not is_ours(model):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField | models.JSONField):
                for value in values(model, field):
                    for word in re.findall(r"kin[a-z]{14}", str(value)):
                        found.setdefault(words[word], set()).add(
                            f"{model._meta.label}.{field.name}"
                        )
    assert {where: {where.partition(" ")[0]} for where in words.values()} == found


def is_ours(model):
    """Tables of the project, without their histories."""
    name = model._meta.label
    return not name.endswith("Event") and not name.startswith(("procrastinate", "pghistory"))


def values(model, field):
    rows = model._default_manager.annotate(
        as_text=models.functions.Cast(field.name, models.TextField())
    )
    return rows.filter(as_text__regex="kin[a-z]{14}").values_list("as_text", flat=True)


OPEN = ("/", "/platforms/", "/advisers/", "/programme/", "/decisions/", "/feeds/platforms.atom")


def test_no_foreign_page_shows_a_canary(told, client):
    paths = [*OPEN, *(f"/advice/{each['token']}x/" for each in told["ids"]["owner_a"]["cases"])]
    owner_b = User.objects.get(email=told["roles"]["owner_b"]["email"])
    for user in (None, owner_b):
        if user:
            client.force_login(user)
        for path in [*paths, "/my/", "/my/needs/", "/adviser/", "/vendor/"]:
            page = client.get(path)
            text = b"".join(page) if page.streaming else page.content
            shown = set(re.findall(r"kin[a-z]{14}", text.decode()))
            assert not shown & {said["text"] for said in told["canaries"].values()}, path
