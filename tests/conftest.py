"""A suite that distrusts itself: real data, no network, no unsafe markup, no accidental order."""

import gc
import random
import re
import socket
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import Max, QuerySet
from django.test import Client
from django.utils import translation
from procrastinate.contrib.django.models import ProcrastinateJob

from ledger.events.models import Event
from ledger.events.services import roll_up

# Thousands of cases of what other tests run too: tracing their lines would double their time.
REPEATING = (
    *("tests/access/", "tests/browser/", "tests/matching/engine/", "tests/platforms/index/"),
    *("tests/reference/test_labelled.py", "tests/reference/needs/", "tests/portal/database/"),
    *("tests/advisers/engine/", "tests/portal/test_admin", "tests/portal/api/test_schema.py"),
    *("tests/platforms/revisions/test_roles.py", "tests/test_consistency.py", "tests/ui/"),
)


def pytest_xdist_make_scheduler(config, log):
    """All browser tests go to one worker, because they share one site; the others as they come.

    Marks of groups do not reach xdist 3.8 from pytest 9: it reads them off the test's address.
    """
    from xdist.scheduler import LoadScopeScheduling

    class BrowserTestsTogether(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return "browser" if nodeid.startswith("tests/browser/") else nodeid

    return BrowserTestsTogether(config, log)


def pytest_collection_finish():
    """Thousands of tests and all modules stay to the end: no use in looking through them again."""
    gc.collect()
    gc.freeze()
    # Pages and rows come and go by the thousand: look for rings among them less often.
    gc.set_threshold(50_000, 10, 50)


def pytest_collection_modifyitems(items):
    root = Path(__file__).parents[1]
    for item in items:
        if item.path.relative_to(root).as_posix().startswith(REPEATING):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(scope="session", autouse=True)
def _unknown_variables_are_quickly_ignored():
    """Where a template may name what is not there, nobody needs to hear from where.

    pytest-django looks through the source of every frame first: half of the time of a page of
    Django's own admin.
    """
    handler = type(settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"])
    told = handler.__mod__

    def quick(self, name):
        return told(self, name) if self.fail else self.origin_value

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handler, "__mod__", quick)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test starts from what a fresh site has: the reference data and the real catalogue."""
    with django_db_blocker.unblock():
        call_command("load_reference", stdout=StringIO())
        call_command("load_catalogue", stdout=StringIO())
    yield
    with django_db_blocker.unblock():
        cut_other_sessions()


def cut_other_sessions():
    """A thread that a library left behind must not keep the database from being dropped."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )


@pytest.fixture(autouse=True)
def _vietnamese_unless_said():
    """No test reads the language that the request of another one left active."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session", autouse=True)
def _no_network():
    """Only this machine answers; a look-up of any other host is a mistake."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            assert address[0] in {"127.0.0.1", "::1", "localhost"}, f"network: {address}"
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session", autouse=True)
def _unordered_is_shuffled():
    """A test that passes only because PostgreSQL kept the order of insertion should fail."""
    fetch = QuerySet._fetch_all

    def shuffled(self):
        is_new = self._result_cache is None
        fetch(self)
        if is_new and isinstance(self._result_cache, list) and not self.ordered:
            random.shuffle(self._result_cache)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QuerySet, "_fetch_all", shuffled)
        yield


# Whether it is worth taking a page apart: whatever the policy refuses looks like this.
SUSPECT = re.compile(
    r"""<style|<script(?![^>]*\ssrc=)|[\s"'/](?:style|on[a-z]+)\s*(?:[=>/]|\s[\w:-]+\s*[=>])""",
    re.I,
)


class UnsafeMarkup(HTMLParser):
    """Collects what the content security policy would refuse."""

    def __init__(self):
        super().__init__()
        self.found = []
        self._inline = None

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        is_run = names.get("type") != "application/ld+json"
        is_inline = tag in {"script", "style"} and "src" not in names
        self._inline = tag if is_inline and is_run else None
        for name in names:
            if name == "style" or re.match(r"on[a-z]+$", name):
                self.found.append(f"<{tag} {name}>")

    def handle_data(self, data):
        if self._inline and data.strip():
            self.found.append(f"<{self._inline}> with content")
        self._inline = None


def unsafe_markup(page):
    """What of a page the content security policy would refuse."""
    if not SUSPECT.search(page):
        return []
    markup = UnsafeMarkup()
    markup.feed(page)
    return markup.found


class CarefulClient(Client):
    """A test client that refuses inline scripts, styles and handlers."""

    def request(self, **request):
        response = super().request(**request)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            found = unsafe_markup(response.content.decode())
            assert not found, f"{request.get('PATH_INFO')}: {found}"
        return response


@pytest.fixture
def client():
    return CarefulClient()


@pytest.fixture
def committed_db(django_db_setup, django_db_blocker):
    """The database without a surrounding transaction, for tests with threads.

    Whoever asks for it removes what it wrote: the shipped rows stay for the other tests. What was
    counted or queued meanwhile goes by itself.
    """
    with django_db_blocker.unblock():
        last = Event.objects.aggregate(last=Max("pk"))["last"] or 0
        queued = ProcrastinateJob.objects.aggregate(last=Max("pk"))["last"] or 0
        yield
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE id > %s", [queued])
        made = Event.objects.filter(pk__gt=last)
        days = set(made.values_list("day", flat=True))
        made.delete()
        for day in days:
            roll_up(day=day)


@pytest.fixture
def make_match():
    """Makes a result the way a browser does; gives its token."""

    def make(client, text="quan ly kho"):
        page = client.get("/match/conditions/", {"text": text})
        key = re.search(r'name="key" value="([^"]+)"', page.content.decode())
        data = {"text": text, "key": key[1] if key else ""}
        return client.post("/match/results/", data).url.strip("/").split("/")[-1]

    return make
