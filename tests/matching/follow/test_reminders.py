"""Dated steps and duties are told once, to the right people, and only while they are due."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils import timezone

from ledger.delivery import deliver
from ledger.models import Notice
from matching.follow import reminders
from matching.follow.reminders import (
    DUTY,
    STEP,
    is_duty_due,
    remind_all,
    remind_duties,
    remind_steps,
)
from matching.models import MatchResult, Roadmap
from matching.roadmaps.services import remove_step, tick_step
from tests.owners import enterprise_of, join, owner
from ui.bilingual import Bilingual

AT = datetime(2026, 11, 28, 3, tzinfo=UTC)
DAY = date(2026, 12, 1)


@pytest.fixture
def person(db):
    return owner()


@pytest.fixture
def step(person):
    result = MatchResult.objects.create(
        request_key="11111111-1111-1111-1111-111111111111",
        owner=person,
        inputs={},
        seed_on=DAY,
        engine_version="1",
        catalogue_version=1,
        created_at=AT,
    )
    roadmap = Roadmap.objects.create(
        result=result, bundle="", starts_on=DAY, created_at=AT, changed_at=AT
    )
    return roadmap.steps.create(
        phase="START", kind="CHECK", title_vi="Gọi", title_en="Call", starts_on=DAY, due_on=DAY
    )


def told(kind=STEP):
    return list(Notice.objects.filter(kind=kind).order_by("pk"))


def test_a_step_is_told_three_days_before_once(step, person):
    assert remind_steps(at=AT - timedelta(days=1)) == 0
    for days in range(3):
        assert remind_steps(at=AT + timedelta(days=days)) == 1
    notice = told()[0]
    assert len(told()) == 1
    assert notice.path == f"/match/{step.roadmap.result.token}/roadmap/"
    deliver(notice_id=notice.pk, at=AT)
    assert mail.outbox[0].subject == "Gọi: đến hết ngày 01/12/2026"


def test_a_step_planned_anew_is_not_told_again(step):
    remind_steps(at=AT)
    step.pk = None
    step.roadmap.steps.all().delete()
    step.save()
    remind_steps(at=AT)
    assert len(told()) == 1


@pytest.mark.parametrize("change", ["tick", "remove", "move"])
def test_what_is_done_removed_or_moved_is_not_mailed(step, change):
    remind_steps(at=AT)
    token = step.roadmap.result.token
    if change == "tick":
        tick_step(token=token, pk=step.pk, is_done=True, at=AT)
    elif change == "remove":
        remove_step(token=token, pk=step.pk, at=AT)
    else:
        step.due_on += timedelta(days=9)
        step.save()
    deliver(notice_id=told()[0].pk, at=AT)
    assert (mail.outbox, told()[0].state) == ([], Notice.State.CANCELLED)


def test_once_the_maker_has_left_the_owners_hear_of_it(step, person):
    boss = owner()
    enterprise = enterprise_of(boss)
    MatchResult.objects.update(enterprise=enterprise)
    remind_steps(at=AT)
    assert [notice.user for notice in told()] == [boss]


def test_a_result_of_nobody_reminds_nobody(step):
    MatchResult.objects.update(owner=None, expires_at=AT + timedelta(days=90))
    assert remind_steps(at=AT) == 0


@pytest.fixture
def due(monkeypatch):
    """The one duty there is."""
    on = timezone.localdate() + timedelta(days=14)
    duty = SimpleNamespace(code="tax", title=Bilingual("Nộp", "Pay"), on=on, is_due=True)
    monkeypatch.setattr(reminders, "duties_for", lambda enterprise, *, today: (duty,))
    return duty


def test_a_duty_is_told_to_owners_once_for_its_day(person, due):
    enterprise = enterprise_of(person, kind="HOUSEHOLD")
    join(enterprise, owner())
    for days in range(3):
        assert remind_duties(at=timezone.now() + timedelta(days=days)) == 1
    notice = told(DUTY)[0]
    assert [each.user for each in told(DUTY)] == [person]
    assert (notice.path, is_duty_due(notice)) == ("/duties/?kind=household", True)


def test_a_duty_that_no_longer_applies_is_not_due(person, due, monkeypatch):
    enterprise = enterprise_of(person)
    remind_duties(at=timezone.now())
    notice = told(DUTY)[0]
    monkeypatch.setattr(reminders, "duties_for", lambda enterprise, *, today: ())
    assert not is_duty_due(notice)
    enterprise.delete()
    assert not is_duty_due(notice)


def test_a_duty_far_off_or_past_waits(person, due):
    enterprise_of(person)
    due.on += timedelta(days=1)
    assert remind_all(at=timezone.now()) == 0
    due.on -= timedelta(days=16)
    assert remind_all(at=timezone.now()) == 0
