"""Trials from request to end: once, in order, with consent, told to the right people."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from smtplib import SMTPServerDisconnected
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import Consent, User
from enterprises.models import Enterprise, Membership, ToolInUse
from ledger.models import Notice
from matching.models import Trial
from matching.trials.basket import send_waiting
from matching.trials.mails import read_token, token_of, write_to_vendor
from matching.trials.reminders import is_still_due, remind_all
from matching.trials.rules import Side, State, TransitionError
from matching.trials.services import (
    PlatformGoneError,
    TrialOpenError,
    ask_trial,
    change_dates,
    move_trial,
    take_back,
)
from platforms.models import Platform
from tests.matching.trials.conftest import AT, PASSED, asked, make_enterprise


def jobs(name="matching.mail_vendor"):
    return ProcrastinateJob.objects.filter(task_name=name).count()


def run(trial, kind="trial"):
    write_to_vendor(kind=kind, pk=trial.pk, at=AT)


def test_the_vendor_gets_exactly_what_was_agreed(trial):
    run(trial)
    letter = mail.outbox[0]
    assert letter.to == ["ban-hang@kiotviet.example"]
    for label, value in PASSED:
        assert f"{label}: {value}" in letter.body
    assert f"/vendor/trials/{token_of('trial', trial.pk)}/" in letter.body


def test_the_consent_names_the_vendor_and_its_text(trial, owner):
    consent = Consent.objects.get(user=owner)
    about = f"trial:kiotviet:{trial.request_key.hex}"
    assert (consent.purpose, consent.about) == ("SHARE_WITH_VENDOR", about)
    assert trial.consent == consent


def test_a_letter_is_written_once_however_often_its_job_runs(trial):
    for _ in range(3):
        run(trial)
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_down_leaves_the_letter_unsent(trial, monkeypatch):
    def down(self, **_options):
        raise SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.message.EmailMessage.send", down)
        with pytest.raises(SMTPServerDisconnected):
            run(trial)
    trial.refresh_from_db()
    assert trial.mailed_at is None
    run(trial)
    assert len(mail.outbox) == 1


def test_the_same_form_twice_is_one_request(enterprise, owner, reachable):
    form = asked()
    rows = {
        ask_trial(enterprise=enterprise, slug="kiotviet", asked=form, by=owner, at=AT).pk
        for _ in range(2)
    }
    assert len(rows) == Trial.objects.count() == jobs() == 1


def test_a_second_request_for_the_same_platform_leads_to_the_first(trial, enterprise, owner):
    with pytest.raises(TrialOpenError) as refused:
        ask_trial(enterprise=enterprise, slug="kiotviet", asked=asked(), by=owner, at=AT)
    assert refused.value.trial == trial


@pytest.mark.parametrize("slug", ["no-such-thing", ""])
def test_a_platform_that_is_not_listed_cannot_be_tried(enterprise, owner, slug):
    with pytest.raises(PlatformGoneError):
        ask_trial(enterprise=enterprise, slug=slug, asked=asked(), by=owner, at=AT)


def test_without_an_address_it_waits_for_the_staff(enterprise, owner):
    waits = ask_trial(enterprise=enterprise, slug="kiotviet", asked=asked(), by=owner, at=AT)
    assert (waits.sent_to, jobs(), send_waiting(at=AT)) == ("", 0, 0)
    vendor = Platform.objects.get(slug="kiotviet").vendor
    vendor.contact_email = "moi@kiotviet.example"
    vendor.save()
    assert (send_waiting(at=AT), send_waiting(at=AT), jobs()) == (1, 0, 1)
    run(waits)
    assert mail.outbox[0].to == ["moi@kiotviet.example"]


def test_a_trial_runs_as_long_as_the_vendor_offers(trial):
    length = trial.platform.free_trial_days or 14
    row = move_trial(trial=trial, to=State.TRYING, side=Side.OWNER, at=AT)
    assert (row.started_on, row.ends_on) == (
        date(2026, 11, 2),
        date(2026, 11, 2) + timedelta(days=length),
    )


def test_a_step_taken_twice_is_taken_once(trial):
    for _ in range(2):
        row = move_trial(trial=trial, to=State.CONTACTED, side=Side.VENDOR, at=AT)
    assert row.contacted_at == AT
    assert Notice.objects.filter(kind="trial-contacted").count() == 1


def test_how_it_went_is_not_for_the_vendor_to_say(trial):
    move_trial(trial=trial, to=State.TRYING, side=Side.VENDOR, at=AT)
    with pytest.raises(TransitionError):
        move_trial(trial=trial, to=State.RENEWED, side=Side.VENDOR, at=AT)


def test_what_is_kept_counts_as_in_use(trial, enterprise):
    for to in (State.TRYING, State.RENEWED):
        move_trial(trial=trial, to=to, side=Side.OWNER, at=AT)
    assert ToolInUse.objects.get(enterprise=enterprise).slug == "kiotviet"


def test_taking_back_ends_it_and_empties_what_was_passed_on(trial, owner):
    run(trial)
    row = take_back(trial=trial, at=AT)
    assert (row.state, row.shared) == (State.STOPPED, [])
    assert Consent.objects.get(user=owner).withdrawn_at == AT
    run(trial, kind="taken-back")
    assert len(mail.outbox) == 2
    assert "Lan" not in mail.outbox[1].body


def test_dates_of_a_running_trial_can_be_corrected(trial):
    move_trial(trial=trial, to=State.TRYING, side=Side.OWNER, at=AT)
    row = change_dates(trial=trial, started_on=date(2026, 11, 3), ends_on=date(2026, 12, 3))
    assert row.ends_on == date(2026, 12, 3)


@pytest.mark.parametrize("token", ["", "trial-1", "x:y", "trial-1:forged"])
def test_a_forged_address_opens_nothing(token):
    assert read_token("trial", token) is None


def test_an_address_of_one_kind_does_not_open_another(trial):
    assert read_token("quote", token_of("trial", trial.pk)) is None


# ── Reminders over time ──────────────────────────────────────────────────────────────────────
def notices(kind):
    return Notice.objects.filter(kind=kind)


def at_nine(day):
    return datetime(2026, 11, day, 2, 0, tzinfo=UTC)


def test_a_silent_vendor_is_told_of_after_a_week_and_once(trial, owner):
    remind_all(at=at_nine(8))
    assert not notices("trial-silent").exists()
    for day in (9, 9, 10):
        remind_all(at=at_nine(day))
    assert notices("trial-silent").get().user == owner


def test_no_reminder_of_silence_once_the_vendor_has_called(trial):
    move_trial(trial=trial, to=State.CONTACTED, side=Side.VENDOR, at=at_nine(4))
    remind_all(at=at_nine(12))
    assert not notices("trial-silent").exists()


def test_a_running_trial_is_asked_about_halfway_and_before_its_end(trial):
    facts = {"started_on": date(2026, 11, 3), "ends_on": date(2026, 11, 17)}
    move_trial(trial=trial, to=State.TRYING, side=Side.OWNER, at=AT, facts=facts)
    told = []
    for day in range(3, 25):
        remind_all(at=at_nine(day))
        told.append((day, notices("trial-halfway").count(), notices("trial-ending").count()))
    assert (9, 0, 0) in told
    assert (10, 1, 0) in told
    assert (16, 1, 1) in told
    assert told[-1][1:] == (1, 1)


def test_a_reminder_that_is_overtaken_is_not_sent(trial):
    remind_all(at=at_nine(9))
    notice = notices("trial-silent").get()
    assert is_still_due(notice)
    move_trial(trial=trial, to=State.CONTACTED, side=Side.OWNER, at=at_nine(9))
    assert not is_still_due(notice)


def test_who_left_is_not_reminded_and_an_owner_is(enterprise, owner, reachable):
    colleague = User.objects.create_user("nv@example.vn")
    member = Membership.objects.create(
        user=colleague, enterprise=enterprise, role="MEMBER", created_at=AT
    )
    ask_trial(enterprise=enterprise, slug="kiotviet", asked=asked(), by=colleague, at=AT)
    member.delete()
    remind_all(at=at_nine(9))
    assert notices("trial-silent").get().user == owner


# ── The database's own word ──────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "TRYING"},
        {"state": "CONTACTED"},
        {"state": "STOPPED"},
        {"ended_on": date(2026, 11, 2)},
        {"started_on": date(2026, 11, 2), "ends_on": date(2026, 11, 2)},
        {"started_on": date(2026, 11, 2)},
        {"started_on": date(2026, 11, 2), "ends_on": date(2026, 11, 9)},
        {"started_on": date(2026, 11, 1), "ends_on": date(2026, 11, 9), "start_noted_at": AT},
    ],
    ids=",".join,
)
def test_a_trial_that_contradicts_itself_is_refused(trial, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Trial.objects.filter(pk=trial.pk).update(**wrong)


def test_two_tabs_at_once_make_one_request(committed_db):
    user = User.objects.create_user("dua@example.vn")
    enterprise = make_enterprise(user, "Đua")

    def work(_number):
        try:
            ask_trial(enterprise=enterprise, slug="kiotviet", asked=asked(), by=user, at=AT)
        except TrialOpenError:
            return False
        finally:
            connection.close()
        return True

    try:
        with ThreadPoolExecutor(max_workers=4) as pool:
            assert sum(pool.map(work, range(8))) == 1
    finally:
        ProcrastinateJob.objects.all()._raw_delete("default")
        Enterprise.objects.filter(pk=enterprise.pk).delete()
        user.delete()


def test_a_key_of_somebody_elses_form_makes_no_way_in(trial, reachable):
    other = User.objects.create_user("khac@example.vn")
    theirs = make_enterprise(other, "Khác")
    key = asked(key=uuid4())
    mine = ask_trial(enterprise=theirs, slug="misa-eshop", asked=key, by=other, at=AT)
    assert mine.enterprise == theirs
