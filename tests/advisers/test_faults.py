"""What goes wrong on the way of a request: nothing is doubled, nothing lost, each is told."""

import threading
from datetime import datetime, timedelta
from smtplib import SMTPException
from uuid import uuid4
from zoneinfo import ZoneInfo

import pgtrigger
import pytest
from django.core import mail
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import HistoryEntry, User
from advisers.asking.services import ask_advice
from advisers.cases import quiet, reminders, told
from advisers.cases.errors import InConflictError
from advisers.cases.moving import release_offers
from advisers.cases.reminders import look_after_all
from advisers.cases.rules import State
from advisers.cases.services import (
    NotActiveError,
    NotYoursError,
    close_case,
    take_case,
    touch,
    withdraw_case,
)
from advisers.desk.candidates import reach_of
from advisers.models import (
    Adviser,
    Case,
    Leave,
    Offer,
    Organisation,
    Rating,
    ServedArea,
    Tenure,
)
from advisers.models.cases import Told
from advisers.routing import services as routing
from advisers.routing.services import Routed, route_waiting
from ledger.delivery import deliver
from ledger.models import Notice, RateCounter
from platforms.interests.models import Interest
from platforms.models import Platform
from reference.models import Commune, LegacyUnit
from tests.advisers import people
from tests.owners import enterprise_of, owner

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 11, 30, 9, tzinfo=ZONE)
OLD, HEIR = "00070", "00004"


def days(number):
    return AT + timedelta(days=number)


def jobs(task):
    return ProcrastinateJob.objects.filter(task_name=task).order_by("pk")


def subjects():
    return [job.args["subject"] for job in jobs("accounts.deliver_mail")]


@pytest.fixture
def committed(committed_db):
    """Rows that are really written, so that threads see them; taken away afterwards."""
    users = set(User.objects.values_list("pk", flat=True))
    last = HistoryEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    yield
    tables = (Rating, Told, Tenure, Offer, Case, Leave, ServedArea, Adviser, Organisation)
    with pgtrigger.ignore():
        Notice.objects.all().delete()
        for model in tables:
            model.objects.all().delete()
            if events := getattr(model, "pgh_event_model", None):
                events.objects.all().delete()
        User.objects.exclude(pk__in=users).delete()
        User.pgh_event_model.objects.exclude(pgh_obj_id__in=users).delete()
        HistoryEntry.objects.filter(pk__gt=last).delete()
    RateCounter.objects.all().delete()
    ProcrastinateJob.objects.all()._raw_delete("default")


def at_once(*writes):
    """What each gave, an error as its kind; all start at one moment."""
    start, given = threading.Barrier(len(writes)), []

    def run(write):
        try:
            start.wait(timeout=10)
            given.append(write())
        except Exception as error:
            given.append(type(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(write,)) for write in writes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return given


def offered(*, at=AT):
    case = people.case(at=at)
    route_waiting(at=at)
    case.refresh_from_db()
    assert case.state == State.OFFERED
    return case


def test_of_three_who_take_at_once_one_has_it_and_two_are_told(committed):
    advisers = [people.adviser() for _ in range(3)]
    case = offered()

    def take(adviser):
        return lambda: take_case(case=case, adviser=adviser, at=AT).adviser_id

    given = at_once(*map(take, advisers))
    case.refresh_from_db()
    assert sorted(map(str, given)) == sorted(map(str, [case.adviser_id, *[NotYoursError] * 2]))
    positions = Offer.objects.filter(case=case).values_list("position", flat=True)
    assert sorted(positions) == ["MISSED", "MISSED", "TAKEN"]
    assert Tenure.objects.filter(case=case).count() == 1
    missed = Notice.objects.filter(kind="case-missed").values_list("user__adviser", flat=True)
    assert sorted(missed) == sorted({each.pk for each in advisers} - {case.adviser_id})
    assert sum("tư vấn cho bạn" in each for each in subjects()) == 1


def test_one_adviser_who_takes_two_at_once_keeps_to_what_she_said(committed):
    adviser = people.adviser(capacity=1)
    first, second = people.case(at=AT), people.case(at=AT)
    for case in (first, second):
        Offer.objects.create(case=case, adviser=adviser, round=1, place=1, offered_at=AT)
    Case.objects.update(state="OFFERED", reach="COMMUNE", offered_at=AT)
    given = at_once(
        *(lambda c=each: take_case(case=c, adviser=adviser, at=AT) for each in (first, second))
    )
    assert sum(isinstance(each, Case) for each in given) == 1
    assert Case.objects.filter(state=State.TAKEN).count() == 1


def test_same_request_sent_twice_at_once_is_one(committed):
    key = uuid4()
    given = at_once(
        *(lambda: ask_advice(asked=people.asked(), request_key=key, at=AT).pk for _ in range(3))
    )
    assert len(set(given)) == 1 == Case.objects.count()
    assert jobs("accounts.deliver_mail").count() == 1


def test_two_workers_who_route_at_once_ask_everybody_once(committed):
    for _ in range(4):
        people.adviser(capacity=2)
    cases = [people.case(at=AT, contact=f"chu{n}@example.vn") for n in range(6)]
    given = at_once(*(lambda: route_waiting(at=AT) for _ in range(2)))
    done = sum(given, Routed())
    assert done.offered + done.gaps == len(cases)
    held = Offer.objects.values_list("adviser", flat=True)
    assert all(list(held).count(each) <= 2 for each in set(held))
    assert Notice.objects.filter(kind="case-offered").count() == Offer.objects.count()


def test_whoever_was_deactivated_after_the_offer_gets_no_mail_and_cannot_take_it(db):
    adviser, other = people.adviser(), people.adviser(communes=["26740"])
    case = offered()
    notice = Notice.objects.get(user=adviser.user, kind="case-offered")
    User.objects.filter(pk=adviser.user_id).update(is_active=False)
    deliver(notice_id=notice.pk, at=AT)
    notice.refresh_from_db()
    assert (notice.state, mail.outbox) == ("CANCELLED", [])
    with pytest.raises(NotActiveError):
        take_case(case=case, adviser=adviser, at=AT)
    assert release_offers(adviser=adviser, at=AT) == 1
    assert route_waiting(at=AT) == Routed(offered=1)
    assert Offer.objects.get(case=case, position="OFFERED").adviser == other


def test_whoever_has_a_stake_by_the_time_she_takes_it_does_not_get_it(db):
    adviser = people.adviser()
    platform = Platform.objects.published().order_by("pk").first()
    case = people.case(at=AT, platform_slugs=(platform.slug,))
    assert route_waiting(at=AT) == Routed(offered=1)
    Interest.objects.create(
        user=adviser.user,
        vendor=platform.vendor,
        kind="EMPLOYED",
        from_on=AT.date(),
        declared_at=AT,
        request_key=uuid4(),
    )
    with pytest.raises(InConflictError):
        take_case(case=case, adviser=adviser, at=AT)
    assert Case.objects.get(pk=case.pk).state == "OFFERED"


def test_worker_killed_between_two_portions_goes_on_where_it_stopped(db, monkeypatch):
    people.adviser()
    first, second = (people.case(at=AT, contact=f"o{n}@example.vn") for n in (1, 2))
    monkeypatch.setattr(routing, "CHUNK", 1)
    asked, calls = told.asked, []

    def dies(offers, **said):
        calls.append(offers)
        if len(calls) == 2:
            raise KeyboardInterrupt
        asked(offers, **said)

    monkeypatch.setattr(told, "asked", dies)
    with pytest.raises(KeyboardInterrupt):
        route_waiting(at=AT)
    states = Case.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["OFFERED", "NEW"]
    assert route_waiting(at=AT) == Routed(offered=1)
    assert route_waiting(at=AT) == Routed()
    told_of = Offer.objects.order_by("case").values_list("case", "round", "place")
    assert list(told_of) == [(first.pk, 1, 1), (second.pk, 1, 1)]
    assert Notice.objects.filter(kind="case-offered").count() == 2


@pytest.mark.parametrize("known", [True, False], ids=["heir known", "heir unknown"])
def test_request_from_a_commune_that_was_merged_is_still_routed(db, known):
    there, heir = people.adviser(), people.adviser(communes=[HEIR])
    case = people.case(at=AT, commune=OLD)
    Commune.objects.filter(pk=OLD).update(is_retired=True)
    LegacyUnit.objects.filter(pk=OLD).delete()
    if known:
        said = {"province": "Hà Nội", "district": "x", "ward": "y", "commune_codes": [HEIR]}
        LegacyUnit.objects.create(pk=OLD, **said)
    assert route_waiting(at=AT) == Routed(offered=1)
    case.refresh_from_db()
    asked = set(Offer.objects.filter(case=case).values_list("adviser", flat=True))
    assert asked == {there.pk, heir.pk}
    assert case.reach == ("COMMUNE" if known else "PROVINCE")
    assert reach_of(case, [heir])[heir.pk] == case.reach


def test_consent_taken_back_in_the_middle_stops_all_that_was_on_its_way(db):
    adviser = people.adviser()
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    stale = Case.objects.get(pk=case.pk)
    withdraw_case(case=case, at=AT)
    withdraw_case(case=stale, at=AT)
    with pytest.raises(NotYoursError):
        take_case(case=stale, adviser=adviser, at=AT)
    touch(case=stale, at=days(1))
    for day in range(50):
        look_after_all(at=days(day))
    case.refresh_from_db()
    assert (case.state, case.email, case.moved_at) == (State.WITHDRAWN, "", AT)
    kinds = Notice.objects.filter(user=adviser.user).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["case-offered", "case-withdrawn"]
    assert not Rating.objects.exists()


def test_history_of_a_withdrawn_request_does_not_say_whose_it_was(db):
    user = owner()
    case = people.case(at=AT)
    Case.objects.filter(pk=case.pk).update(owner=user, enterprise=enterprise_of(user))
    withdraw_case(case=case, at=AT)
    kept = {field.name for field in Case.pgh_event_model._meta.get_fields()}
    assert Case.pgh_event_model.objects.filter(pgh_obj=case).count() > 1
    assert kept.isdisjoint({"owner", "enterprise", "name", "business", "email", "phone", "text"})


def test_reminders_run_twice_at_once_come_once(committed):
    adviser = people.adviser()
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    for day in (3, 9, 45):
        at_once(*(lambda d=day: look_after_all(at=days(d)) for _ in range(2)))
    kinds = Notice.objects.filter(user=adviser.user).values_list("kind", flat=True)
    wanted = ["case-offered", "case-waits-3", "case-waits-9", "case-closes"]
    assert sorted(kinds) == sorted(wanted)
    assert sum("kết thúc" in each for each in subjects()) == 1
    case.refresh_from_db()
    assert case.state == State.NOT_REACHABLE


def test_reminders_killed_half_way_go_on_where_they_stopped(db, monkeypatch):
    adviser, look = people.adviser(), reminders.look_after
    cases = [offered() for _ in range(4)]
    for case in cases:
        take_case(case=case, adviser=adviser, at=AT)
    seen = []

    def killed(case, **said):
        if len(seen) == 2:
            raise KeyboardInterrupt
        seen.append(case.pk)
        look(case, **said)

    monkeypatch.setattr(reminders, "look_after", killed)
    with pytest.raises(KeyboardInterrupt):
        look_after_all(at=days(3))
    monkeypatch.undo()
    look_after_all(at=days(3))
    keys = Notice.objects.filter(kind="case-waits-3").values_list("key", flat=True)
    assert sorted(key.partition(":")[0] for key in keys) == sorted(str(each.pk) for each in cases)


def test_case_that_closes_by_itself_is_whole_or_not_at_all(db, monkeypatch):
    adviser = people.adviser()
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    close = close_case

    def killed(**said):
        close(**said)
        raise KeyboardInterrupt

    monkeypatch.setattr(quiet, "close_case", killed)
    with pytest.raises(KeyboardInterrupt):
        look_after_all(at=days(45))
    case.refresh_from_db()
    assert (case.state, Notice.objects.filter(kind="case-closes").count()) == (State.TAKEN, 0)
    monkeypatch.undo()
    look_after_all(at=days(45))
    case.refresh_from_db()
    assert (case.state, Notice.objects.filter(kind="case-closes").count()) == (
        State.NOT_REACHABLE,
        1,
    )


def test_mail_server_that_is_down_delays_the_offer_and_doubles_nothing(db, monkeypatch):
    people.adviser()
    case = offered()
    [notice] = Notice.objects.filter(kind="case-offered")
    send, tries = mail.EmailMultiAlternatives.send, []

    def refused(self, *args, **said):
        tries.append(self.to)
        if len(tries) < 3:
            raise SMTPException
        return send(self, *args, **said)

    monkeypatch.setattr(mail.EmailMultiAlternatives, "send", refused)
    for _try in range(2):
        with pytest.raises(SMTPException):
            deliver(notice_id=notice.pk, at=AT)
        notice.refresh_from_db()
        assert notice.state == "WAITING"
    for _again in range(2):
        deliver(notice_id=notice.pk, at=AT)
    assert len(mail.outbox) == 1
    notice.refresh_from_db()
    assert notice.state == "SENT"
    case.refresh_from_db()
    assert case.state == State.OFFERED
