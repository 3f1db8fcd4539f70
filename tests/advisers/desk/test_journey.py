"""A coordinator finds what stands still, sees why, and moves it; others see less or nothing."""

import csv
from datetime import timedelta

import pytest
from django.utils import timezone

from advisers.cases.rules import State
from advisers.cases.services import decline_case, take_case
from advisers.models import Case, Offer, Tenure
from advisers.routing.services import route_waiting
from platforms.models import Platform
from reference.models import Province
from tests.advisers import people
from tests.owners import owner
from tests.staff import admit, colleague

pytestmark = pytest.mark.django_db
FAR = "26740"


@pytest.fixture
def coordinator(client):
    admit(client, colleague("adviser_coordinator"))
    return client


def gap(**fields):
    case = people.case(**fields)
    route_waiting(at=timezone.now())
    case.refresh_from_db()
    assert case.state == State.GAP
    return case


def act(client, case, name, **said):
    """Send a form as the page showed it."""
    seen = client.get(f"/staff/cases/{case.pk}/").context["seen"]
    answer = client.post(f"/staff/cases/{case.pk}/{name}/", {"seen": seen, **said}, follow=True)
    case.refresh_from_db()
    return answer


def test_without_advisers_the_start_says_how_to_begin(coordinator):
    for path in ("/staff/", "/staff/coverage/"):
        page = coordinator.get(path).content.decode()
        assert "Nhập danh sách" in page
        assert '<svg class="map' not in page


def test_request_that_nobody_serves_is_found_asked_about_and_taken(coordinator):
    case = gap()
    page = coordinator.get("/staff/")
    assert {pile.basket.value: pile.count for pile in page.context["piles"]} == {
        **dict.fromkeys(("refused", "slow", "quiet", "unread"), 0),
        "unrouted": 1,
        "open": 1,
    }
    listed = coordinator.get("/staff/cases/?basket=unrouted&province=01")
    assert [row[0].pk for row in listed.context["rows"]] == [case.pk]
    assert not coordinator.get("/staff/cases/?basket=unrouted&province=79").context["rows"]
    busy = people.adviser(capacity=1, name="Lê Bận")
    Offer.objects.create(
        case=people.case(), adviser=busy, round=1, place=1, offered_at=timezone.now()
    )
    far = people.adviser(communes=[FAR], ways=["visit"], name="Phạm Ở Xa")
    shown = coordinator.get(f"/staff/cases/{case.pk}/?q=o xa").context
    assert [(row.candidate.adviser, row.candidate.reach.value) for row in shown["found"]] == [
        (far, "REMOTE")
    ]
    assert [(row.candidate.adviser, len(row.lacks)) for row in shown["ranked"]] == [(busy, 1)]
    act(coordinator, case, "ask", advisers=[far.pk, busy.pk])
    assert (case.state, case.reach, case.rounds) == (State.OFFERED, "REMOTE", 1)
    take_case(case=case, adviser=far, at=timezone.now())
    page = coordinator.get(f"/staff/cases/{case.pk}/").content.decode()
    assert "đồng nghiệp nhanh hơn" in page


def test_whoever_was_faster_wins_and_the_coordinator_is_told(coordinator):
    one, other = people.adviser(), people.adviser(communes=[FAR])
    case = people.case()
    route_waiting(at=timezone.now())
    seen = coordinator.get(f"/staff/cases/{case.pk}/").context["seen"]
    take_case(case=case, adviser=one, at=timezone.now())
    said = {"seen": seen, "adviser": other.pk}
    answer = coordinator.post(f"/staff/cases/{case.pk}/assign/", said, follow=True)
    assert "Có người đã nhanh hơn" in answer.content.decode()
    case.refresh_from_db()
    assert case.adviser == one
    act(coordinator, case, "assign", adviser=other.pk)
    assert case.adviser == other
    ways = Tenure.objects.filter(case=case).order_by("pk").values_list("why", flat=True)
    assert list(ways) == ["TOOK", "ASSIGNED"]


def test_basket_is_emptied_by_asking_again_or_closing_with_a_note(coordinator):
    first, second = gap(), gap()
    act(coordinator, first, "again")
    assert first.state == State.NEW
    answer = act(coordinator, second, "close", outcome="NOT_FOR_US", note="")
    assert (second.state, answer.status_code) == (State.GAP, 200)
    act(coordinator, second, "close", outcome="NOT_FOR_US", note="Việc này thuộc cơ quan thuế.")
    assert (second.state, second.outcome) == (State.NOT_FOR_US, "Việc này thuộc cơ quan thuế.")
    act(coordinator, second, "again")
    assert second.state == State.NOT_FOR_US


def test_contact_is_shown_on_demand_and_the_look_is_kept(coordinator):
    case = gap()
    assert "chu.quan@example.vn" not in coordinator.get(f"/staff/cases/{case.pk}/").content.decode()
    page = coordinator.post(f"/staff/cases/{case.pk}/contact/")
    assert "chu.quan@example.vn" in page.content.decode()
    looks = Case.pgh_event_model.objects.filter(pgh_obj=case, pgh_label="contact-seen")
    assert looks.count() == 1


def test_whoever_has_a_stake_is_never_asked(coordinator):
    platform = Platform.objects.published().select_related("vendor").order_by("pk").first()
    staked = people.adviser(organisation=people.organisation(vendor=platform.vendor))
    case = gap(platform_slugs=(platform.slug,))
    shown = coordinator.get(f"/staff/cases/{case.pk}/?q={staked.name}").context
    assert (shown["found"], shown["ranked"]) == ([], [])
    answer = act(coordinator, case, "ask", advisers=[staked.pk])
    assert case.state == State.GAP
    assert "có lợi ích liên quan" in answer.content.decode()


def test_what_waits_long_or_was_refused_lies_in_its_basket(coordinator):
    at = timezone.now()
    one = people.adviser()
    case = people.case(at=at - timedelta(days=4))
    route_waiting(at=at - timedelta(days=4))
    assert basket(coordinator, "slow") == [(case.pk, 4)]
    decline_case(case=case, adviser=one, refusal="NO_TIME", note="", at=at)
    route_waiting(at=at)
    assert basket(coordinator, "refused") == [(case.pk, 4)]
    Case.objects.filter(pk=case.pk).update(
        state="TAKEN", adviser=one, taken_at=at, moved_at=at - timedelta(days=9)
    )
    case.messages.create(
        kind="SHARED", side="OWNER", text="Alo", request_key=case.request_key, created_at=at
    )
    assert basket(coordinator, "quiet") == [(case.pk, 9)]
    assert basket(coordinator, "unread") == [(case.pk, 0)]


def basket(client, name):
    rows = client.get(f"/staff/cases/?basket={name}").context["rows"]
    return [(case.pk, days) for case, _needs, days in rows]


def test_manager_of_a_province_reads_hers_alone_and_nobody_s_contact(client):
    here, there = gap(), gap(commune=FAR)
    people.adviser(communes=["00070"])
    province = Province.objects.get(pk="01")
    admit(client, colleague("programme_manager", province=province))
    assert [case.pk for case, *_rest in client.get("/staff/cases/").context["rows"]] == [here.pk]
    page = client.get(f"/staff/cases/{here.pk}/")
    assert here.text not in page.content.decode()
    assert not page.context["ranked"]
    assert client.get(f"/staff/cases/{there.pk}/").status_code == 404
    assert client.post(f"/staff/cases/{here.pk}/contact/").status_code == 403
    assert client.get("/staff/coverage/").context["province"] == province
    assert client.get("/staff/coverage/?province=79").status_code == 404
    assert client.get("/staff/load/?by=organisation").status_code == 200
    waiting = {"standing": "WAITING", "vetted_at": None}
    for seat in ("01", "79"):
        firm = people.organisation(province_id=seat, **waiting)
        people.adviser(communes=[], organisation=firm, **waiting)
    counts = client.get("/staff/").context["waiting"]
    assert counts == {"organisations": 1, "advisers": 1}


def test_nobody_else_gets_in(client):
    client.force_login(owner())
    assert client.get("/staff/").status_code == 403
    admit(client, colleague("moderator"))
    assert client.get("/staff/cases/").status_code == 403


def test_map_table_and_file_say_the_same(coordinator):
    people.adviser()
    page = coordinator.get("/staff/coverage/?province=01")
    marks = {mark: count for mark, _text, count in page.context["legend"]}
    standing = {each.code: mark for each, mark, *_rest in page.context["communes"]}
    assert (marks["open"], standing["00070"]) == (1, "open")
    assert marks["none"] == len(standing) - 1 == page.content.decode().count("không ai phục vụ") - 1
    assert page.context["drawing"].marks["none"].count("M") == marks["none"]
    file = b"".join(coordinator.get("/staff/coverage.csv?province=01").streaming_content)
    lines = {line[0]: line for line in csv.reader(file.decode("utf-8-sig").splitlines())}
    assert len(lines) == len(standing) + 1
    assert lines["00070"][3:5] == ["có người phục vụ, còn nhận", "1"]
    whole = coordinator.get("/staff/coverage/")
    assert len(whole.context["provinces"]) == 34
    assert "Trường Sa" in whole.content.decode()
