from datetime import date, timedelta

import pytest
from django.utils import timezone

from enterprises.models import Enterprise
from matching.models import SeenMatches
from matching.my.seen import looks, note_seen, reasons_between, seen_on
from platforms.models import Platform
from reference.together import ask_one
from tests.owners import enterprise_of, owner

AT = timezone.now()


@pytest.mark.parametrize(
    ("before", "after", "reasons"),
    [
        ((1, 1, 1), (1, 1, 1), []),
        ((1, 1, 1), (2, 1, 1), ["profile"]),
        ((1, 1, 1), (1, 2, 1), ["needs"]),
        ((1, 1, 1), (1, 1, 0), ["catalogue"]),
        ((1, 1, 1), (2, 2, 2), ["profile", "needs", "catalogue"]),
    ],
)
def test_why_a_list_changed(before, after, reasons):
    assert reasons_between(before, after) == reasons


@pytest.fixture
def enterprise(db):
    return enterprise_of(owner())


def look(enterprise, *slugs, version=1, at=AT):
    return note_seen(enterprise=enterprise, slugs=slugs, catalogue_version=version, at=at)


def test_the_first_look_changes_nothing(enterprise):
    row = look(enterprise, "sapo")
    assert (row.slugs, row.slugs_before, row.reasons) == (["sapo"], [], [])


def test_a_list_that_changed_keeps_the_one_before(enterprise):
    look(enterprise, "sapo")
    row = look(enterprise, "kiotviet", version=2, at=AT + timedelta(hours=1))
    assert (row.slugs_before, row.reasons, row.seen_before_at) == (["sapo"], ["catalogue"], AT)


def test_the_catalogue_is_named_only_where_it_moved_the_list(enterprise):
    Platform.objects.update(updated_at=AT - timedelta(days=1))
    look(enterprise, "sapo")
    Enterprise.objects.update(needs_version=2)
    enterprise.refresh_from_db()
    later = AT + timedelta(hours=1)
    assert look(enterprise, "kiotviet", version=2, at=later).reasons == ["needs"]
    Enterprise.objects.update(needs_version=3)
    enterprise.refresh_from_db()
    Platform.objects.filter(slug="sapo").update(updated_at=later + timedelta(minutes=1))
    row = look(enterprise, "sapo", version=3, at=later + timedelta(hours=1))
    assert row.reasons == ["needs", "catalogue"]


def test_another_order_is_no_change(enterprise):
    look(enterprise, "sapo", "kiotviet")
    row = look(enterprise, "kiotviet", "sapo", version=2, at=AT + timedelta(days=1))
    assert row.slugs_before == []


def test_what_changed_is_told_until_something_else_does(enterprise):
    look(enterprise, "sapo")
    look(enterprise, "kiotviet", version=2)
    row = look(enterprise, "kiotviet", version=2, at=AT + timedelta(days=1))
    assert row.slugs_before == ["sapo"]


def test_looking_again_on_one_day_writes_nothing(enterprise):
    look(enterprise, "sapo")
    look(enterprise, "sapo", at=AT + timedelta(seconds=1))
    assert SeenMatches.objects.get().seen_at == AT


def last_look(enterprise):
    return seen_on(enterprise, ask_one(looks, enterprise=enterprise.pk))


def test_a_look_counts_until_needs_change(enterprise):
    assert last_look(enterprise) is None
    look(enterprise, "sapo")
    assert last_look(enterprise) == timezone.localdate(AT)
    Enterprise.objects.update(needs_version=2)
    assert last_look(Enterprise.objects.get()) is None


def test_the_day_is_that_of_vietnam(enterprise):
    look(enterprise, at=timezone.make_aware(timezone.datetime(2026, 11, 22, 23, 30)))
    assert last_look(enterprise) == date(2026, 11, 22)
