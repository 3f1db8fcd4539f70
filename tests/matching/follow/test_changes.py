"""The daily look at what fits: told only of what is worth it, at most once a week."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enterprises.models import Enterprise
from enterprises.services import add_needs
from ledger.kinds import Group, kind_of
from ledger.mails import in_words
from ledger.models import Notice
from matching.follow import changes
from matching.follow.changes import watch_all
from matching.follow.kinds import CHANGED
from matching.follow.rules import Seen
from matching.models import WatchedMatches
from matching.my.seen import note_seen
from platforms import snapshot
from tests.owners import enterprise_of, join, owner

AT = datetime(2026, 11, 28, 3, tzinfo=UTC)


@pytest.fixture
def enterprise(db):
    person = owner()
    row = enterprise_of(person)
    add_needs(enterprise=row, codes=["payroll"], source="CHOSEN", by=person, at=AT)
    row.refresh_from_db()
    return row


@pytest.fixture
def fits(monkeypatch):
    """What fits, as the test says."""
    said = {"slugs": ("kiotviet", "sapo")}

    def now(enterprise, held, *, day):
        return Seen(needs=frozenset({"payroll"}), **said)

    monkeypatch.setattr(changes, "seen_on", now)
    return said


def look(days=0):
    return watch_all(snapshot=snapshot.current(), at=AT + timedelta(days=days))


def change_needs():
    row = Enterprise.objects.get()
    Enterprise.objects.update(needs_version=row.needs_version + 1)


def test_the_first_look_tells_nothing(enterprise, fits):
    assert look() == 0
    assert WatchedMatches.objects.get().slugs == ["kiotviet", "sapo"]


def test_nothing_is_looked_at_while_nothing_changes(enterprise, fits, monkeypatch):
    look()
    monkeypatch.setattr(changes, "watch", None)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert look(1) == 0
    assert len(asked) <= 2


def test_people_are_told_of_a_new_one_with_the_reason(enterprise, fits):
    colleague = owner(language="en")
    join(enterprise, colleague)
    look()
    fits["slugs"] = ("misa-amis", "kiotviet")
    change_needs()
    assert look(1) == 1
    notice = Notice.objects.get(kind=CHANGED, user=colleague)
    assert Notice.objects.count() == 2
    assert notice.params["why"]["en"] == "needs, conditions or tools changed"
    name = snapshot.current().listings["misa-amis"].name
    assert notice.params["what"]["en"] == f"New among the first three: {name}."
    assert in_words(notice).url.endswith(f"/my/matches/?enterprise={enterprise.pk}")
    assert kind_of(CHANGED).group is Group.MATCHES


def test_what_is_not_worth_it_is_not_told_and_not_looked_at_again(enterprise, fits):
    look()
    fits["slugs"] = ("sapo", "kiotviet")
    change_needs()
    assert look(1) == 0
    row = WatchedMatches.objects.get()
    assert row.checked[1] == Enterprise.objects.get().needs_version
    assert row.base != row.checked


def test_a_second_change_within_a_week_waits(enterprise, fits):
    look()
    for day, slug in ((1, "misa-amis"), (2, "fast")):
        fits["slugs"] = (slug, "kiotviet")
        change_needs()
        look(day)
    assert Notice.objects.count() == 1
    assert look(7) == 0
    assert look(8) == 1


def test_what_she_saw_herself_is_not_told(enterprise, fits):
    look()
    fits["slugs"] = ("misa-amis", "kiotviet")
    change_needs()
    version = snapshot.current().version
    seen = Enterprise.objects.get()
    note_seen(
        enterprise=seen,
        slugs=["misa-amis", "kiotviet"],
        catalogue_version=version,
        at=AT + timedelta(hours=5),
    )
    assert look(1) == 0


def test_one_in_use_that_is_gone_and_a_need_that_is_covered(enterprise, fits):
    fits["open_needs"] = frozenset({"payroll"})
    look()
    fits["open_needs"], fits["gone"] = frozenset(), frozenset({"kiotviet"})
    change_needs()
    assert look(1) == 1
    said = Notice.objects.get().params["what"]["vi"]
    assert "KiotViet" in said


def test_a_real_look_reads_the_catalogue(enterprise):
    assert look() == 0
    row = WatchedMatches.objects.get()
    assert len(row.slugs) > 3
    change_needs()
    assert look(1) == 0
