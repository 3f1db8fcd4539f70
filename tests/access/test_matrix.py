"""Who may do what: every route × role × method × object, against a signed-off table.

`verdicts.tsv` is the agreement. A route that is not in it fails, and so does any other answer.
After a deliberate change: `ACCESS_WRITE=1 make test ARGS=tests/access`, then review the diff.
"""

import os
import re
from contextlib import contextmanager, nullcontext
from http.cookies import SimpleCookie
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group
from django.core import signing
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils import timezone

from accounts.models import User
from assessment import holders as assessments
from matching import holders
from platforms.models import Platform
from programme.embed.models import EmbedHost
from tests.access.advisers_asking import requests
from tests.access.advisers_desk import desk
from tests.access.advisers_inbox import make_adviser_objects
from tests.access.advisers_network import network
from tests.access.calls import calls
from tests.access.conftest import (
    enterprises,
    make_answer,
    make_assessment,
    make_interest,
    make_result,
    make_revision,
    make_sheet,
    make_step,
    make_told,
)
from tests.access.listings import listings
from tests.access.objects import addresses
from tests.access.vendors import vendors
from tests.access.what_ifs import what_ifs
from tests.staff import admit

# A site on the staff's list.
EMBEDDER = "https://www.laocai.gov.vn"
TABLE = Path(__file__).with_name("verdicts.tsv")
ROLES = ("anonymous", "user", "auditor", "content_editor", "moderator", "admin")
# The admin names every app there; one more is no other route.
APP_LABELS = re.compile(r"\(\?P<app_label>[^)]*\)")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


def routes(patterns=None, prefix="", names=()):
    """Every route of the site as (pattern, name); both languages share one."""
    for item in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(item, URLPattern):
            pattern = APP_LABELS.sub("(?P<app_label>…)", str(item.pattern))
            yield prefix + pattern, ":".join([*names, item.name or ""])
        elif isinstance(item.pattern, LocalePrefixPattern):
            yield from routes(item.url_patterns, prefix, names)
        else:
            space = (*names, item.namespace) if item.namespace else names
            yield from routes(item.url_patterns, prefix + str(item.pattern), space)


ROUTES = sorted(set(routes()))


def make_people():
    """One client of each role; only staff roles carry rights."""
    clients = {"anonymous": Client(raise_request_exception=False)}
    for role in ROLES[1:]:
        is_staff = role != "user"
        person = User.objects.create_user(f"{role}@example.vn", "x" * 12, is_staff=is_staff)
        if role == "admin":
            person.is_superuser = True
            person.save()
        elif is_staff:
            person.groups.add(Group.objects.get(name=role))
        clients[role] = Client(raise_request_exception=False)
        admit(clients[role], person)
    return clients


def make_things(people):
    """What each of the people holds, and what is somebody else's."""
    own, foreign = make_assessment(), make_assessment()
    result, strange = make_result(), make_result()
    made = {
        "own": result.token,
        "foreign": strange.token,
        "own-step": make_step(result).pk,
        "foreign-step": make_step(strange).pk,
        "own-assessment": own.token,
        "foreign-assessment": foreign.token,
        "colleagues": own.colleague_token,
        "sheet": str(make_sheet().pk),
    }
    emails = [f"{role}@example.vn" for role in ROLES]
    made |= enterprises(User.objects.filter(email__in=emails))
    made["vendors"] = vendors(User.objects.filter(email__in=emails))
    made["vendors"] |= requests() | network() | desk() | what_ifs() | calls()
    made["review"], made["interest"] = made["owned"]["review"], make_interest().pk
    made |= listings(User.objects.filter(email__in=emails))
    for client in people.values():
        client.cookies[holders.COOKIE] = signing.dumps([made["own"]], salt=holders.SALT)
        client.cookies[assessments.COOKIE] = signing.dumps([own.token], salt=assessments.SALT)
    Platform.objects.filter(slug="sapo").update(status="RETIRED")
    make_revision()
    make_answer()
    EmbedHost.objects.create(origin=EMBEDDER, holder="Sở", added_at=timezone.now())
    make_told(User.objects.get(email="user@example.vn"))
    made["adviser"] = make_adviser_objects()
    return made


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """People and things, made once for all routes: each request is undone, all of it at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        people = make_people()
        yield people, make_things(people)
        transaction.set_rollback(True)


# Whose pages are drawn: a status is known before its page is, and drawing costs most of the time.
DRAWN = {"anonymous", "admin"}


@contextmanager
def undrawn():
    """Whole pages are empty, Django's admin lists no menu.

    Pieces that a process keeps are drawn as ever: an empty one would stay for other tests.
    """
    empty = SimpleNamespace(render_to_string=lambda *_page, **_options: "")
    with (
        patch.object(SimpleTemplateResponse, "rendered_content", property(lambda _page: "")),
        patch("django.shortcuts.loader", empty),
        patch.object(site, "get_app_list", lambda *_request: []),
    ):
        yield


def ask(client, method, path, *, is_drawn=False):
    """The status and headers of one request; the client stays as it was."""
    cookies = dict(client.cookies)
    with nullcontext() if is_drawn else undrawn():
        answer = client.generic(method, path)
    client.cookies = SimpleCookie(cookies)
    return answer


@contextmanager
def undone():
    """What the requests inside wrote is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Methods that a view does not tell apart by who asks: HEAD is its GET, the others are refused
# before anybody is known. Those who may least and most are asked, all where the two are not as
# signed.
ENDS = ("anonymous", "admin")


def answers_of(people, method, path, signed):
    """(status for each role, answers that were looked at)."""
    if method not in {"GET", "POST"} and signed:
        found = ask_all(people, method, path, ENDS)
        if [str(found[role].status_code) for role in ENDS] == [signed[0], signed[-1]]:
            return signed, found.values()
    found = ask_all(people, method, path)
    return tuple(str(answer.status_code) for answer in found.values()), found.values()


def ask_all(people, method, path, roles=ROLES):
    """One answer for each role. What the site takes from a form is undone before the next."""
    answers = {}
    with undone():
        for role in roles:
            is_drawn = method == "GET" and role in DRAWN
            with undone() if method == "POST" else nullcontext():
                answers[role] = ask(people[role], method, path, is_drawn=is_drawn)
    return answers


def read_table():
    if not TABLE.is_file():
        return {}
    lines = TABLE.read_text().splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {tuple(row[:3]): tuple(row[3:]) for row in rows}


SIGNED = read_table()
WRITES = bool(os.environ.get("ACCESS_WRITE"))


def verdicts(route, name, made, people):
    """(route, object, method) → the status for each role, in order."""
    found = {}
    for label, path in addresses(route, name, made):
        for method in METHODS:
            key = route, label, method
            signed = None if WRITES else SIGNED.get(key)
            found[key], answers = answers_of(people, method, path, signed)
            for answer in answers:
                check_headers(answer, path)
    return found


def check_headers(answer, path):
    """Every answer, whatever its status, carries what protects the reader."""
    assert "default-src 'none'" in answer["Content-Security-Policy"], path
    assert "unsafe" not in answer["Content-Security-Policy"], path
    assert answer["X-Content-Type-Options"] == "nosniff", path
    check_frames(answer, path)
    assert answer["Referrer-Policy"], path
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin", path


# The one page that others may show in a frame.
FRAMED = "/embed/match/"


def check_frames(answer, path):
    """Nobody shows a page of the site in a frame, but for the matcher on the listed site."""
    is_framed = path == FRAMED and answer.status_code == 200
    listed = EMBEDDER if is_framed else "'none'"
    assert f"frame-ancestors {listed}" in answer["Content-Security-Policy"].split("; "), path
    assert answer.get("X-Frame-Options") == (None if is_framed else "DENY"), path


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
@pytest.mark.parametrize(("route", "name"), ROUTES, ids=[route or "-" for route, _ in ROUTES])
def test_route_answers_as_signed_off(route, name, world):
    people, made = world
    found = verdicts(route, name, made, people)
    assert not [key for key, answers in found.items() if any(a[0] == "5" for a in answers)]
    if WRITES:
        with TABLE.with_suffix(".new").open("a") as out:
            out.writelines("\t".join([*key, *row]) + "\n" for key, row in found.items())
        return
    assert found == {key: row for key, row in SIGNED.items() if key[0] == route}


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
@pytest.mark.parametrize(("route", "name"), ROUTES, ids=[route or "-" for route, _ in ROUTES])
def test_wrong_method_is_told_so_before_its_token_is_asked_for(route, name, world):
    """What answers 405 with a token answers 405 without one, never "your form is too old"."""
    _people, made = world
    stranger = Client(raise_request_exception=False, enforce_csrf_checks=True)
    for label, path in addresses(route, name, made):
        # Of other methods see test_methods. The staff's sign-in is Django's own, which asks for the
        # token first.
        if route != "admin/login/" and SIGNED[route, label, "POST"][0] == "405":
            with undone():
                assert ask(stranger, "POST", path).status_code == 405, path


FORMS = ["/match/results/", "/platforms/kiotviet/report/", "/vendors/misa/report/"]


@pytest.mark.parametrize("path", FORMS)
def test_form_that_writes_needs_its_token(db, path):
    assert Client(enforce_csrf_checks=True).post(path).status_code == 403


def test_every_signed_route_still_exists():
    assert {key[0] for key in SIGNED} == {route for route, _ in ROUTES}
