"""A request from its code to its close: each step once, whoever is first wins."""

import re
from datetime import datetime, timedelta
from itertools import product
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from advisers.asking.services import (
    CodeGoneError,
    WrongCodeError,
    ask_advice,
    confirm_case,
    forget_unconfirmed,
)
from advisers.cases import moving
from advisers.cases.messages import write_message
from advisers.cases.moving import begin_leaves, move_cases
from advisers.cases.ratings import rate
from advisers.cases.reminders import look_after_all
from advisers.cases.rules import NEXT, Refusal, State, TransitionError, check_transition
from advisers.cases.services import (
    InConflictError,
    NoRoomError,
    NotActiveError,
    NotYoursError,
    close_case,
    decline_case,
    give_back,
    hand_over,
    look_again,
    reopen_case,
    take_case,
    touch,
    withdraw_case,
)
from advisers.models import Case, Leave, Offer, Rating, Tenure
from advisers.routing.services import Routed, route_waiting
from ledger.models import Notice
from platforms.interests.services import Stake, declare_interest
from platforms.models import Platform
from tests.advisers import people
from tests.staff import colleague

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 11, 30, 9, tzinfo=ZONE)
RATING_ASKED = "câu hỏi"

pytestmark = pytest.mark.django_db


def letters():
    """What waits to be mailed: (to, subject, text)."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    jobs = ProcrastinateJob.objects.filter(task_name="accounts.deliver_mail").order_by("pk")
    return [(job.args["to"], job.args["subject"], job.args["text"]) for job in jobs]


def positions(case):
    return dict(Offer.objects.filter(case=case).values_list("adviser", "position"))


def kinds(adviser):
    return list(
        Notice.objects.filter(user=adviser.user).order_by("pk").values_list("kind", flat=True)
    )


def offered(*advisers, **fields):
    case = people.case(at=AT, **fields)
    route_waiting(at=AT)
    case.refresh_from_db()
    assert case.state == State.OFFERED, positions(case)
    return case


def test_code_proves_the_contact_and_only_then_somebody_is_asked():
    adviser = people.adviser()
    case = ask_advice(asked=people.asked(), request_key=uuid4(), at=AT)
    assert case.state == State.UNCONFIRMED
    assert route_waiting(at=AT) == Routed()
    [(to, subject, _text)] = letters()
    code = re.search(r"\d{6}", subject)[0]
    assert to == "chu.quan@example.vn"
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    with pytest.raises(WrongCodeError):
        confirm_case(case=case, code=wrong, at=AT)
    with pytest.raises(CodeGoneError):
        confirm_case(case=case, code=code, at=AT + timedelta(minutes=31))
    for _again in range(2):
        confirm_case(case=case, code=code, at=AT + timedelta(minutes=29))
    assert route_waiting(at=AT) == Routed(offered=1)
    assert positions(case) == {adviser.pk: "OFFERED"}
    assert kinds(adviser) == ["case-offered"]


def test_five_wrong_codes_end_the_code():
    case = ask_advice(asked=people.asked(), request_key=uuid4(), at=AT)
    code = re.search(r"\d{6}", letters()[0][1])[0]
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _try in range(5):
        with pytest.raises(WrongCodeError):
            confirm_case(case=case, code=wrong, at=AT)
    with pytest.raises(CodeGoneError):
        confirm_case(case=case, code=code, at=AT)


def test_same_form_twice_is_one_request_and_the_unproved_go_after_a_day():
    key = uuid4()
    first = ask_advice(asked=people.asked(), request_key=key, at=AT)
    assert ask_advice(asked=people.asked(), request_key=key, at=AT) == first
    assert len(letters()) == 1
    assert forget_unconfirmed(at=AT + timedelta(hours=23)) == 0
    assert forget_unconfirmed(at=AT + timedelta(hours=25)) == 1


def test_first_to_take_wins_and_the_others_hear_of_it():
    one, other = people.adviser(), people.adviser()
    case = offered()
    take_case(case=case, adviser=one, at=AT)
    take_case(case=case, adviser=one, at=AT)
    with pytest.raises(NotYoursError) as told:
        take_case(case=case, adviser=other, at=AT)
    assert told.value.position == "MISSED"
    assert positions(case) == {one.pk: "TAKEN", other.pk: "MISSED"}
    assert kinds(other) == ["case-offered", "case-missed"]
    case.refresh_from_db()
    assert (case.state, case.adviser, case.answered_at) == (State.TAKEN, one, AT)
    assert [subject for _to, subject, _text in letters()][-1].endswith(f"{one.name} tư vấn cho bạn")


def test_declined_by_all_it_goes_on_to_others_then_into_the_basket():
    near = people.adviser()
    far = people.adviser(communes=["26740"])
    case = offered()
    assert positions(case) == {near.pk: "OFFERED"}
    for _twice in range(2):
        decline_case(case=case, adviser=near, refusal=Refusal.NO_TIME, note="", at=AT)
    route_waiting(at=AT)
    case.refresh_from_db()
    assert (case.reach, positions(case)[far.pk]) == ("REMOTE", "OFFERED")
    decline_case(case=case, adviser=far, refusal=Refusal.OTHER, note="Tôi ở xa", at=AT)
    assert route_waiting(at=AT) == Routed(gaps=1)
    case.refresh_from_db()
    assert (case.state, case.rounds) == (State.GAP, 2)
    assert "chưa tìm được" in letters()[-1][1]


def test_nobody_takes_more_than_she_said():
    adviser = people.adviser(capacity=1)
    first, second = offered(), people.case(at=AT)
    take_case(case=first, adviser=adviser, at=AT)
    assert route_waiting(at=AT) == Routed(gaps=1)
    Offer.objects.create(case=second, adviser=adviser, round=1, place=1, offered_at=AT)
    Case.objects.filter(pk=second.pk).update(state="OFFERED", reach="COMMUNE", offered_at=AT)
    with pytest.raises(NoRoomError):
        take_case(case=second, adviser=adviser, at=AT)


def test_who_was_only_slower_is_asked_again_when_it_comes_back():
    one, slower = people.adviser(), people.adviser()
    case = offered()
    take_case(case=case, adviser=one, at=AT)
    give_back(case=case, adviser=one, refusal=Refusal.NO_TIME, note="", at=AT)
    route_waiting(at=AT)
    assert positions(case) == {one.pk: "GIVEN_BACK", slower.pk: "OFFERED"}
    assert kinds(slower) == ["case-offered", "case-missed", "case-offered"]


def test_coordinators_hear_once_a_day_of_what_waits():
    coordinator = colleague("adviser_coordinator")
    for _each in range(3):
        people.case(at=AT)
    assert route_waiting(at=AT) == Routed(gaps=3)
    told = Notice.objects.filter(user=coordinator)
    assert [(each.kind, each.path) for each in told] == [("case-gap", "/staff/")]


def test_given_back_handed_over_and_on_leave_it_is_never_lost():
    one, other, third = (people.adviser() for _ in range(3))
    case = offered()
    take_case(case=case, adviser=one, at=AT)
    give_back(case=case, adviser=one, refusal=Refusal.NOT_MY_TOPIC, note="", at=AT)
    case.refresh_from_db()
    assert (case.state, case.adviser) == (State.NEW, None)
    hand_over(case=case, to=other, why=Tenure.Why.ASSIGNED, at=AT)
    with pytest.raises(NotYoursError):
        hand_over(case=case, to=third, why=Tenure.Why.HANDED, at=AT, by=one)
    Leave.objects.create(
        adviser=other,
        from_on=AT.date(),
        until_on=AT.date() + timedelta(days=9),
        substitute=third,
        request_key=uuid4(),
        created_at=AT,
    )
    assert [begin_leaves(at=AT), begin_leaves(at=AT)] == [1, 0]
    case.refresh_from_db()
    assert case.adviser == third
    ways = Tenure.objects.filter(case=case).order_by("pk").values_list("why", flat=True)
    assert list(ways) == ["TOOK", "ASSIGNED", "LEAVE"]
    assert positions(case)[other.pk] == "MOVED"


def test_closed_is_rated_once_and_can_be_opened_again():
    adviser = people.adviser()
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    touch(case=case, at=AT)
    for _twice in range(2):
        close_case(case=case, adviser=adviser, outcome=State.DONE, note="Đã dùng", at=AT)
    assert Rating.objects.filter(case=case, adviser=adviser).count() == 1
    assert sum("kết thúc" in subject for _to, subject, _text in letters()) == 1
    reopen_case(case=case, at=AT)
    case.refresh_from_db()
    assert (case.state, case.adviser, positions(case)) == (
        State.IN_PROGRESS,
        adviser,
        {adviser.pk: "TAKEN"},
    )


def test_withdrawn_leaves_nothing_of_the_owner():
    adviser = people.adviser()
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    for _twice in range(2):
        withdraw_case(case=case, at=AT)
    case.refresh_from_db()
    said = [case.name, case.business, case.email, case.phone, case.text, case.outcome]
    assert (said, case.state) == ([""] * 6, State.WITHDRAWN)
    assert positions(case) == {adviser.pk: "WITHDRAWN"}
    assert kinds(adviser).count("case-withdrawn") == 1


def test_reminders_come_once_each_and_a_silent_case_closes():
    adviser, coordinator = people.adviser(), colleague("adviser_coordinator")
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    seen = {}
    for day in range(50):
        for hours in (0, 6):
            look_after_all(at=AT + timedelta(days=day, hours=hours))
        for kind in kinds(adviser):
            seen.setdefault(kind, day)
    del seen["case-offered"]
    assert seen == {"case-waits-3": 3, "case-waits-9": 9, "case-waits-21": 21, "case-closes": 45}
    assert len(kinds(adviser)) == 5
    days = Notice.objects.filter(user=coordinator, kind="case-stale").values_list("key", flat=True)
    assert sorted(days) == ["2026-12-09", "2026-12-21"]
    case.refresh_from_db()
    assert case.state == State.NOT_REACHABLE


def test_case_in_which_the_owner_wrote_last_is_not_closed():
    adviser, coordinator = people.adviser(), colleague("adviser_coordinator")
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    write_message(case=case, side="OWNER", text="Còn đó không?", request_key=uuid4(), at=AT)
    for day in range(45, 53):
        look_after_all(at=AT + timedelta(days=day))
    case.refresh_from_db()
    assert case.state == State.TAKEN
    told = Notice.objects.filter(user=coordinator, kind="case-stale", created_at__gt=AT)
    assert len({each.key for each in told if each.key >= "2027-01-14"}) == 2


def test_nobody_is_given_a_case_while_on_leave():
    one, away = people.adviser(), people.adviser()
    case = offered()
    Leave.objects.create(
        adviser=away, from_on=AT.date(), until_on=AT.date(), request_key=uuid4(), created_at=AT
    )
    with pytest.raises(NotActiveError):
        hand_over(case=case, to=away, why=Tenure.Why.ASSIGNED, at=AT)
    with pytest.raises(NotActiveError):
        take_case(case=case, adviser=away, at=AT)
    take_case(case=case, adviser=one, at=AT)


def test_offers_without_answer_lapse_and_others_are_asked():
    silent, far = people.adviser(), people.adviser(communes=["26740"])
    case = offered()
    for day in range(1, 9):
        look_after_all(at=AT + timedelta(days=day))
    assert kinds(silent) == ["case-offered", "case-offer-waits"]
    look_after_all(at=AT + timedelta(days=9))
    route_waiting(at=AT + timedelta(days=9))
    assert positions(case) == {silent.pk: "LAPSED", far.pk: "OFFERED"}


def test_transition_table_is_the_only_way():
    for now, wanted in product(State, State):
        if wanted in NEXT[now]:
            check_transition(now, wanted)
        else:
            with pytest.raises(TransitionError):
                check_transition(now, wanted)


def test_who_has_a_stake_by_now_cannot_take_what_was_offered_before():
    adviser, listed = people.adviser(), Platform.objects.select_related("vendor").order_by("pk")[0]
    case = offered(platform_slugs=(listed.slug,))
    stake = Stake(listed.vendor, "PAID", AT.date())
    declare_interest(user=adviser.user, stake=stake, request_key=uuid4(), at=AT)
    with pytest.raises(InConflictError):
        take_case(case=case, adviser=adviser, at=AT)
    assert positions(case) == {adviser.pk: "OFFERED"}


def test_opened_again_it_does_not_go_back_to_who_has_a_stake_by_now():
    adviser, listed = people.adviser(), Platform.objects.select_related("vendor").order_by("pk")[0]
    case = offered(platform_slugs=(listed.slug,))
    take_case(case=case, adviser=adviser, at=AT)
    close_case(case=case, adviser=adviser, outcome=State.DONE, note="", at=AT)
    stake = Stake(listed.vendor, "PAID", AT.date())
    declare_interest(user=adviser.user, stake=stake, request_key=uuid4(), at=AT)
    reopen_case(case=case, at=AT)
    case.refresh_from_db()
    assert (case.state, case.adviser) == (State.NEW, None)


def test_case_that_ended_meanwhile_neither_moves_nor_opens_again(monkeypatch):
    adviser = people.adviser()
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    # The owner or a second tab closes it while the departure waits for its turn.
    seen = moving.held_of(adviser)
    close_case(case=case, adviser=adviser, outcome=State.DONE, note="", at=AT)
    monkeypatch.setattr(moving, "held_of", lambda _adviser: seen)
    assert move_cases(adviser=adviser, to=None, why=Tenure.Why.LEAVE, at=AT) == 0
    case.refresh_from_db()
    assert (case.state, case.adviser) == (State.DONE, adviser)


def test_owner_hears_each_time_that_an_adviser_gives_it_back():
    one, other = people.adviser(), people.adviser(communes=["26740"], ways=["visit"])
    case = offered(ways=("phone",))
    take_case(case=case, adviser=one, at=AT)
    give_back(case=case, adviser=one, refusal=Refusal.NO_TIME, note="", at=AT)
    assert route_waiting(at=AT) == Routed(gaps=1)
    hand_over(case=case, to=other, why=Tenure.Why.ASSIGNED, at=AT)
    later = AT + timedelta(days=1)
    for _twice in range(2):
        give_back(case=case, adviser=other, refusal=Refusal.NO_TIME, note="", at=later)
    for _again in range(2):
        assert route_waiting(at=later) == Routed(gaps=1)
        look_again(Case.objects.get(pk=case.pk))
    assert sum("tư vấn viên khác" in subject for _to, subject, _text in letters()) == 2
    assert sum("chưa tìm được" in subject for _to, subject, _text in letters()) == 2


def test_who_misses_a_case_twice_is_told_twice():
    one, slower = people.adviser(), people.adviser()
    case = offered()
    take_case(case=case, adviser=one, at=AT)
    give_back(case=case, adviser=one, refusal=Refusal.NO_TIME, note="", at=AT)
    route_waiting(at=AT)
    hand_over(case=case, to=people.adviser(), why=Tenure.Why.ASSIGNED, at=AT)
    assert kinds(slower).count("case-missed") == 2


def test_unanswered_rating_is_of_whoever_closed_it_last():
    one, other = people.adviser(), people.adviser()
    case = offered()
    take_case(case=case, adviser=one, at=AT)
    close_case(case=case, adviser=one, outcome=State.NOT_REACHABLE, note="", at=AT)
    Leave.objects.create(
        adviser=one, from_on=AT.date(), until_on=AT.date(), request_key=uuid4(), created_at=AT
    )
    later = AT + timedelta(days=1)
    reopen_case(case=case, at=AT)
    hand_over(case=case, to=other, why=Tenure.Why.ASSIGNED, at=AT)
    for _twice in range(2):
        close_case(case=case, adviser=other, outcome=State.DONE, note="", at=later)
    assert (Rating.objects.get(case=case).adviser, Rating.objects.get().asked_at) == (other, later)
    # Each end is told once; who has answered is not asked again.
    rate(case=case, was_contacted=True, helped=True, text="", at=later)
    reopen_case(case=case, at=later)
    close_case(case=case, adviser=other, outcome=State.DONE, note="", at=later + timedelta(days=1))
    told = [text for _to, subject, text in letters() if "kết thúc" in subject]
    assert [RATING_ASKED in text for text in told] == [True, True, False]
