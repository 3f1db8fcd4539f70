"""Advisers' pages, followed from the offer to the close, and through hand-over and leave."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from advisers.cases.reminders import look_after_all
from advisers.cases.services import reopen_case
from advisers.models import (
    Case,
    Leave,
    Message,
    Offer,
    Organisation,
    Rating,
    Recommendation,
    Session,
)
from advisers.routing.services import route_waiting
from ledger.models import Notice
from platforms.models import Platform
from tests.advisers import people
from tests.conftest import CarefulClient

pytestmark = pytest.mark.django_db


def signed_in(adviser) -> Client:
    client = CarefulClient()
    client.force_login(adviser.user)
    return client


def words(answer):
    """What a page says, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def offered(**fields):
    at = timezone.now()
    case = people.case(at=at, **fields)
    route_waiting(at=at)
    case.refresh_from_db()
    assert case.state == "OFFERED"
    return case


def path(case, act=""):
    return f"/adviser/cases/{case.pk}/{act}"


def test_from_the_offer_to_the_close():
    one, other = (people.adviser(needs=["pos-einvoice"]) for _ in range(2))
    case = offered(need_codes=("pos-einvoice",), ways=("visit",))
    hers, slower = signed_in(one), signed_in(other)
    sees_no_owner(hers, case)
    take_and_lose(hers, slower, case)
    assert Offer.objects.get(case=case, adviser=other).position == "MISSED"
    note_session(hers, case)
    recommend(hers, case)
    write(hers, case)
    close(hers, case)


def sees_no_owner(client, case):
    page = words(client.get("/adviser/")) + words(client.get(path(case)))
    for said in ("Hoàn Kiếm", "máy tính tiền", "Bạn phục vụ nơi này"):
        assert said in page
    for secret in ("Quán Lan", "Nguyễn Thị Lan", "chu.quan@example.vn"):
        assert secret not in page


def take_and_lose(client, slower, case):
    """Twice is once; who was slower reads where she stands, never who took it."""
    answer = client.post(path(case, "take/"), follow=True)
    assert "mailto:chu.quan@example.vn" in answer.content.decode()
    client.post(path(case, "take/"))
    late = words(slower.post(path(case, "take/"), follow=True))
    assert "đồng nghiệp đã trả lời trước" in late.lower()
    assert "Quán Lan" not in late


def note_session(client, case):
    held = timezone.localtime() - timedelta(hours=2)
    said = {"on": held.date(), "clock": f"{held:%H:%M}", "way": "visit", "minutes": "45"}
    form = {**said, "summary": "Xem máy tính tiền", "request_key": uuid4()}
    for _twice in range(2):
        client.post(path(case, "sessions/"), form)
    assert Session.objects.get(case=case).minutes == 45
    case.refresh_from_db()
    assert case.state == "IN_PROGRESS"
    wrong = client.post(path(case, "sessions/"), {**form, "minutes": "", "request_key": uuid4()})
    assert (wrong.status_code, "Buổi này kéo dài bao nhiêu phút" in words(wrong)) == (422, True)


def recommend(client, case):
    page = client.get(path(case, "recommend/?advice=pos-einvoice-setup"))
    assert page.context["chosen"].code == "pos-einvoice-setup"
    form = {
        "title": "Cài hóa đơn",
        "text": "Làm theo thứ tự",
        "priority": "1",
        "due_on": timezone.localdate() + timedelta(days=9),
        "platform": "KiotViet",
        "advice": "pos-einvoice-setup",
        "request_key": uuid4(),
    }
    for _twice in range(2):
        assert client.post(path(case, "recommend/"), form).status_code == 302
    made = Recommendation.objects.get(case=case)
    assert (made.platform.slug, made.advice.code) == ("kiotviet", "pos-einvoice-setup")
    address = path(case, f"recommendations/{made.pk}/")
    client.post(address, {"act": "state", "state": "IN_PROGRESS", "state_note": "đang cài"})
    made.refresh_from_db()
    assert (made.state, made.state_by) == ("IN_PROGRESS", "ADVISER")


def write(client, case):
    line = {"message-text": "Chào chị", "message-request_key": uuid4()}
    client.post(path(case, "messages/"), line)
    client.post(path(case, "notes/"), {"note-text": "Quán nhỏ", "note-request_key": uuid4()})
    kinds = dict(Message.objects.filter(case=case).values_list("text", "kind"))
    assert kinds == {"Chào chị": "SHARED", "Quán nhỏ": "PRIVATE"}


def close(client, case):
    """Closed once; a second tab changes nothing. What the owner says then is shown."""
    client.post(path(case, "close/"), {"outcome": "DONE", "note": "Đã xuất hóa đơn"})
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("DONE", "Đã xuất hóa đơn")
    lost = words(client.post(path(case, "close/"), {"outcome": "NOT_FOR_US"}, follow=True))
    assert "Không có gì thay đổi" in lost
    Rating.objects.filter(case=case).update(
        answered_at=timezone.now(), was_contacted=True, helped=True, text="Rất dễ hiểu"
    )
    for page in ("/adviser/ratings/", path(case)):
        assert "Rất dễ hiểu" in words(client.get(page))
    assert "bạn đã kết thúc" in words(client.get("/adviser/?tab=past")).lower()


def test_stake_in_the_vendor_is_refused_beside_the_field():
    vendor = Platform.objects.get(slug="kiotviet").vendor
    one = people.adviser(organisation=people.organisation(vendor=vendor))
    case = offered()
    hers = signed_in(one)
    hers.post(path(case, "take/"))
    form = {"title": "Dùng", "priority": "2", "platform": "kiotviet", "request_key": uuid4()}
    answer = hers.post(path(case, "recommend/"), form)
    assert answer.status_code == 422
    assert vendor.name in str(answer.context["form"].errors["platform"])
    answer = hers.post(path(case, "recommend/"), {**form, "platform": "không có thật xyz"})
    assert "platform" in answer.context["form"].errors
    assert not Recommendation.objects.exists()


def test_declined_given_back_and_handed_over():
    firm = people.organisation()
    one, other = people.adviser(organisation=firm), people.adviser(organisation=firm)
    third = people.adviser(communes=["26740"])
    case = offered()
    hers, others = signed_in(one), signed_in(other)
    nothing = hers.post(path(case, "decline/"), {})
    assert nothing.status_code == 422
    assert Offer.objects.get(case=case, adviser=one).position == "OFFERED"
    hers.post(path(case, "take/"))
    page = hers.get(path(case))
    assert list(page.context["hand_over"].fields["to"].queryset) == [other]
    assert hers.post(path(case, "hand-over/"), {"to": third.pk}).status_code == 422
    hers.post(path(case, "hand-over/"), {"to": other.pk})
    case.refresh_from_db()
    assert case.adviser == other
    gone = words(hers.get(path(case)))
    assert "Quán Lan" not in gone
    assert "bạn đã bàn giao" in gone.lower()
    again = words(hers.post(path(case, "messages/"), {"message-text": "x"}))
    assert "404" in again or hers.get(path(case, "sessions/1/")).status_code == 404
    others.post(path(case, "give-back/"), {"back-refusal": "NO_TIME"})
    case.refresh_from_db()
    assert (case.state, case.adviser) == ("NEW", None)
    route_waiting(at=timezone.now())
    assert Offer.objects.get(case=case, adviser=third).position == "OFFERED"


def test_leave_moves_at_once_and_ends_early():
    firm = people.organisation()
    one, other = people.adviser(organisation=firm), people.adviser(organisation=firm)
    stranger, today = people.adviser(communes=["26740"]), timezone.localdate()
    case = offered()
    hers = signed_in(one)
    hers.post(path(case, "take/"))
    form = {
        "from_on": today,
        "until_on": today + timedelta(days=9),
        "substitute": stranger.pk,
        "request_key": uuid4(),
    }
    assert hers.post("/adviser/leave/", form).status_code == 422
    away = Leave.objects.create(
        adviser=other, from_on=today, until_on=today, request_key=uuid4(), created_at=timezone.now()
    )
    told = hers.post("/adviser/leave/", {**form, "substitute": other.pk})
    assert list(told.context["form"].errors) == ["substitute"]
    away.delete()
    for _twice in range(2):
        hers.post("/adviser/leave/", {**form, "substitute": other.pk})
    leave = Leave.objects.get(adviser=one)
    case.refresh_from_db()
    assert (case.adviser, leave.moved_at is not None) == (other, True)
    again = {**form, "substitute": "", "request_key": uuid4()}
    assert hers.post("/adviser/leave/", again).status_code == 422
    hers.post(f"/adviser/leave/{leave.pk}/end/")
    assert not Leave.objects.exists()


def test_leave_of_another_is_not_there():
    one, other, today = people.adviser(), people.adviser(), timezone.localdate()
    foreign = Leave.objects.create(
        adviser=other, from_on=today, until_on=today, request_key=uuid4(), created_at=timezone.now()
    )
    assert signed_in(one).post(f"/adviser/leave/{foreign.pk}/end/").status_code == 404


def test_leaving_for_good_loses_nothing_even_when_cut_short():
    one, other = people.adviser(), people.adviser(communes=["26740"])
    mine, waiting = offered(), offered(contact="khac@example.vn")
    hers = signed_in(one)
    hers.post(path(mine, "take/"))
    assert hers.post("/adviser/leaving/", {}).status_code == 422
    hers.post("/adviser/leaving/", {"is_sure": "on"})
    one.refresh_from_db()
    assert (one.standing, hers.get("/adviser/").status_code) == ("LEFT", 404)
    states = set(Case.objects.values_list("state", flat=True))
    assert states == {"NEW"}
    route_waiting(at=timezone.now())
    assert set(Offer.objects.filter(adviser=other).values_list("position", flat=True)) == {
        "OFFERED"
    }
    # Cut short before her cases moved: the daily look does it.
    mine.refresh_from_db()
    signed_in(other).post(path(mine, "take/"))
    type(other).objects.filter(pk=other.pk).update(standing="LEFT")
    look_after_all(at=timezone.now())
    mine.refresh_from_db()
    waiting.refresh_from_db()
    assert {mine.state, waiting.state} == {"NEW"}


def test_pages_are_not_there_for_others():
    people.adviser()
    case = offered()
    stranger = people.adviser(communes=["26740"])
    assert signed_in(stranger).get(path(case)).status_code == 404
    assert signed_in(stranger).post(path(case, "take/")).status_code == 404
    nobody = CarefulClient()
    nobody.force_login(people.User.objects.create_user("ai-do@example.vn"))
    for page in ("", "hours/", "leave/", "leaving/", "calendar/", "ratings/"):
        assert nobody.get(f"/adviser/{page}").status_code == 404
    assert Organisation.objects.exists()
    assert not Notice.objects.filter(kind="case-missed").exists()


def test_closed_and_opened_again_with_another_it_is_no_longer_hers():
    one, other = people.adviser(), people.adviser(communes=["26740"])
    case = offered()
    hers = signed_in(one)
    hers.post(path(case, "take/"))
    hers.post(path(case, "close/"), {"outcome": "NOT_REACHABLE"})
    assert "Quán Lan" in words(hers.get(path(case)))
    type(one).objects.filter(pk=one.pk).update(standing="PAUSED")
    case.refresh_from_db()
    reopen_case(case=case, at=timezone.now())
    route_waiting(at=timezone.now())
    signed_in(other).post(path(case, "take/"))
    case.refresh_from_db()
    assert case.adviser == other
    assert "Quán Lan" not in words(hers.get(path(case)))
    assert hers.post(path(case, "messages/"), {"message-text": "x"}).status_code == 404


def test_form_gone_back_to_is_kept_again_only_with_other_words():
    adviser, (one, other) = people.adviser(), (people.case(), people.case())
    route_waiting(at=timezone.now())
    client, key, at = signed_in(adviser), str(uuid4()), timezone.now()
    held = timezone.localtime(at - timedelta(hours=2))
    form = {"on": f"{held:%Y-%m-%d}", "clock": f"{held:%H:%M}", "way": "phone", "request_key": key}
    advice = {"title": "Lập sổ kho", "priority": "2", "request_key": key}
    for case in (one, other):
        client.post(path(case, "take/"))
        for minutes in ("30", "30", "45"):
            answer = client.post(path(case, "sessions/"), {**form, "minutes": minutes})
            assert answer.status_code == 302
        for title in ("Lập sổ kho", "Lập sổ kho", "Lập sổ quỹ"):
            client.post(path(case, "recommend/"), {**advice, "title": title})
    for case in (one, other):
        minutes = case.sessions.order_by("pk").values_list("minutes", flat=True)
        assert (list(minutes), case.recommendations.count()) == ([30, 45], 2)


def test_minutes_of_a_talk_to_come_are_refused_beside_the_field():
    adviser, case = people.adviser(), people.case()
    route_waiting(at=timezone.now())
    client = signed_in(adviser)
    client.post(path(case, "take/"))
    to_come = timezone.localdate() + timedelta(days=3)
    form = {"on": f"{to_come}", "clock": "10:00", "way": "phone", "minutes": "60"}
    answer = client.post(path(case, "sessions/"), {**form, "request_key": uuid4()})
    assert (answer.status_code, list(answer.context["session"].errors)) == (422, ["minutes"])
