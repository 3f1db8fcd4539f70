"""A request from the form to its rating, as an owner without an account goes through it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from advisers.cases.messages import CaseClosedError, write_message
from advisers.cases.recommendations import Proposal, propose, set_state
from advisers.cases.services import close_case, take_case, withdraw_case
from advisers.models import Case, Rating
from advisers.models.work import Side
from advisers.routing.services import Routed, route_waiting
from tests.advisers import people
from tests.advisers.test_cases import kinds, letters
from tests.platforms.revisions.pictures import pdf

pytestmark = pytest.mark.django_db
ASK = "/advice/"
WORDS = "Quán cần xuất hóa đơn điện tử từ máy tính tiền, gọi 0912345678 nhé"
PERSON = {
    "commune": people.COMMUNE,
    "speaks": "vi",
    "way": "phone",
    "also": ["visit"],
    "name": "Nguyễn Thị Lan",
    "business": "Quán Lan",
    "contact": "chu.quan@example.vn",
    "call_on": "0912 345 678",
    "is_agreed": "on",
}


def second_step(client, address=ASK, text=WORDS, **said):
    """What the page of the second step would send."""
    page = client.post(address, {"step": "words", "text": text, **said}).context
    needs = [chip.code for chip in page["needs"] if chip.is_on]
    key = str(page["form"].initial["request_key"])
    carried = {"need": needs, "request_key": key, "to": "send"}
    return {**dict(page["hidden"]), **carried, **PERSON}


def ask(client, address=ASK, **said):
    client.post(address, {**second_step(client, address), **said})
    return Case.objects.order_by("-pk").first()


def code_sent():
    return re.search(r"\d{6}", letters()[-1][1])[0]


def press(client, case, act, **said):
    return client.post(f"/advice/{case.token}/", {"act": act, **said}, follow=True)


@pytest.fixture
def adviser(db):
    return people.adviser(needs=["pos-einvoice"])


@pytest.fixture
def case(client, adviser):
    """Asked without an account, confirmed, taken."""
    case = ask(client)
    client.post(f"/advice/{case.token}/code/", {"code": code_sent()})
    route_waiting(at=timezone.now())
    return take_case(case=case, adviser=adviser, at=timezone.now())


def test_form_sent_twice_is_one_request_with_one_code(client):
    data = second_step(client)
    assert data["need"] == ["pos-einvoice"]
    for _twice in range(2):
        answer = client.post(ASK, data)
    case = Case.objects.get()
    assert answer["Location"] == f"/advice/{case.token}/code/"
    assert "0912345678" not in case.text
    assert (case.ways, case.phone, case.origin) == (["phone", "visit"], "+84912345678", "SCRATCH")
    assert len(letters()) == 1
    assert f"/advice/{case.token}/code/" in letters()[0][2]
    assert client.get(f"/advice/{case.token}/")["Location"] == f"/advice/{case.token}/code/"


def test_only_the_right_code_asks_advisers(client, adviser):
    case = ask(client)
    code = code_sent()
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    told = client.post(f"/advice/{case.token}/code/", {"code": wrong})
    assert told.context["form"].errors["code"]
    assert route_waiting(at=timezone.now()) == Routed()
    for _twice in range(2):
        done = client.post(f"/advice/{case.token}/code/", {"code": code})
        assert done["Location"] == f"/advice/{case.token}/"
    assert route_waiting(at=timezone.now()) == Routed(offered=1)
    page = client.get(f"/advice/{case.token}/").context
    # How far it was carried is hers to see, who was asked is not.
    assert (page["current"], page["had"], bool(page["carried"])) == (1, [], True)


def test_owner_writes_files_and_says_how_it_goes(client, case, adviser):
    key = uuid4()
    for _twice in range(2):
        press(client, case, "message", text="Anh gọi buổi sáng nhé", request_key=key)
    file = SimpleUploadedFile("Hóa đơn mẫu.pdf", pdf())
    client.post(f"/advice/{case.token}/documents/", {"file": file, "request_key": uuid4()})
    [document] = case.documents.all()
    kept = client.get(f"/advice/{case.token}/documents/{document.pk}/")
    assert (kept.content, document.title) == (pdf(), "Hóa đơn mẫu")
    evil = SimpleUploadedFile("anh.png", b"<script>")
    page = client.post(f"/advice/{case.token}/documents/", {"file": evil})
    assert page.context["document"].errors["file"]
    for act in ("waiting", "contacted"):
        press(client, case, act)
    press(client, case, "wishes", **{"wish-way": "zalo", "wish-times": ["evening"]})
    assert kinds(adviser)[1:] == [*["case-owner-wrote"] * 2, "case-owner-waits", "case-wishes"]
    case.refresh_from_db()
    assert (case.state, case.ways, case.times) == ("IN_PROGRESS", ["zalo"], ["evening"])


def test_owner_says_how_far_a_recommendation_is(client, case, adviser):
    said, at = Proposal(title="Đăng ký hóa đơn điện tử"), timezone.now()
    todo = propose(case=case, adviser=adviser, said=said, request_key=uuid4(), at=at)
    answer = {f"r{todo.pk}-state": "BLOCKED", f"r{todo.pk}-note": "Chưa có chữ ký số"}
    press(client, case, "recommendation", recommendation=todo.pk, **answer)
    todo.refresh_from_db()
    assert (todo.state, todo.state_note, todo.state_by) == ("BLOCKED", "Chưa có chữ ký số", "OWNER")
    wrong = {f"r{todo.pk}-state": "PROPOSED"}
    page = press(client, case, "recommendation", recommendation=todo.pk, **wrong)
    assert page.context["to_do"][0].form.errors["state"]


def test_page_costs_the_same_however_much_was_said(
    client, case, adviser, django_assert_max_num_queries
):
    for number in range(12):
        at, text = timezone.now(), f"Việc {number}"
        said = {"case": case, "adviser": adviser, "request_key": uuid4(), "at": at}
        propose(said=Proposal(title=text), **said)
        write_message(side=Side.ADVISER, text=text, **said)
    client.get(f"/advice/{case.token}/")
    with django_assert_max_num_queries(12):
        page = client.get(f"/advice/{case.token}/").context
    assert (len(page["to_do"]), len(page["thread"])) == (12, 12)


def test_closed_is_rated_once_opened_again_and_withdrawn(client, case, adviser):
    close_case(case=case, adviser=adviser, outcome="DONE", note="Đã dùng", at=timezone.now())
    page = press(client, case, "rate", **{"rating-contacted": "yes"})
    assert page.context["rating"].errors["helped"]
    answer = {"rating-contacted": "yes", "rating-helped": "yes", "rating-text": "Xuất được rồi"}
    for helped in ("yes", "no"):
        press(client, case, "rate", **{**answer, "rating-helped": helped})
    rating = Rating.objects.get()
    assert (rating.was_contacted, rating.helped, rating.text) == (True, True, "Xuất được rồi")
    page = press(client, case, "reopen")
    case.refresh_from_db()
    assert (case.state, case.adviser) == ("IN_PROGRESS", adviser)
    assert [each.name for each in page.context["had"]] == [adviser.name] * 2
    for _twice in range(2):
        client.post(f"/advice/{case.token}/withdraw/")
    case.refresh_from_db()
    assert (case.state, case.email, case.text) == ("WITHDRAWN", "", "")
    gone = client.get(f"/advice/{case.token}/")
    assert (gone.status_code, gone.context["is_gone"]) == (200, True)


def test_code_limits_are_told_in_words(client):
    case = ask(client)
    for _ in range(3):
        client.post(f"/advice/{case.token}/code/", {"act": "resend"})
    assert len(letters()) == 4
    told = client.post(f"/advice/{case.token}/code/", {"act": "resend"}, follow=True)
    assert len(letters()) == 4
    assert [message.level_tag for message in told.context["messages"]][-1] == "warning"
    # Another form to the same contact: said beside the field, nothing typed is lost.
    page = client.post(ASK, second_step(client))
    assert page.context["form"].errors["contact"]
    assert page.context["form"]["name"].value() == "Nguyễn Thị Lan"
    Case.objects.update(code_sent_at=timezone.now() - timedelta(minutes=31))
    old = client.post(f"/advice/{case.token}/code/", {"code": code_sent()})
    assert old.context["form"].errors["code"]
    assert old.context["minutes"] == 0
    assert Case.objects.get().state == "UNCONFIRMED"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": ""}, "name"),
        ({"contact": "không có"}, "contact"),
        ({"is_agreed": ""}, "is_agreed"),
        ({"call_on": ""}, "call_on"),
        ({"commune": "", "province": ""}, "province"),
        ({"commune": "99999", "province": "99"}, "province"),
        ({"way": "fax"}, "way"),
        ({"speaks": "klingon"}, "speaks"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(client, said, field):
    page = client.post(ASK, {**second_step(client), **said})
    assert field in page.context["form"].errors
    assert page.context["form"]["business"].value() == "Quán Lan"
    assert dict(page.context["hidden"])["text"]
    assert not Case.objects.exists()


def test_place_typed_and_not_chosen_is_asked_about_then_the_province_is_enough(client):
    data = {**second_step(client), "commune": "", "place": "hoàn", "province": "01"}
    page = client.post(ASK, data)
    assert page.context["places"]
    assert page.context["form"].errors["place"]
    assert not Case.objects.exists()
    asked = [value for name, value in page.context["hidden"] if name == "asked"]
    client.post(ASK, {**data, "asked": asked})
    case = Case.objects.get()
    assert (case.province_id, case.commune) == ("01", None)


def test_gone_back_and_corrected_the_code_goes_to_the_right_address(client):
    data = second_step(client)
    client.post(ASK, {**data, "contact": "chu.qan@example.vn"})
    answer = client.post(ASK, data)
    case = Case.objects.get(token=answer["Location"].split("/")[2])
    assert case.email == "chu.quan@example.vn"
    assert [to for to, _subject, _text in letters()] == ["chu.qan@example.vn", case.email]


def test_gone_back_and_written_anew_both_messages_are_kept(client, case):
    key = uuid4()
    for text in ("Gọi buổi sáng", "Gọi buổi sáng", "À không, buổi chiều"):
        press(client, case, "message", text=text, request_key=key)
    assert [each.text for each in case.messages.order_by("pk")] == [
        "Gọi buổi sáng",
        "À không, buổi chiều",
    ]


def test_who_left_no_number_is_asked_for_one_before_she_wants_a_call(client, case):
    Case.objects.filter(pk=case.pk).update(phone="")
    wish = {"wish-way": "video", "wish-also": ["zalo"]}
    page = press(client, case, "wishes", **wish)
    assert page.context["wishes"].errors["call_on"]
    press(client, case, "wishes", **wish, **{"wish-call_on": "0912 345 678"})
    case.refresh_from_db()
    assert (case.ways, case.phone) == (["video", "zalo"], "+84912345678")


def test_tab_left_open_does_not_say_that_it_did_what_it_did_not(client, case, adviser):
    close_case(case=case, adviser=adviser, outcome="DONE", note="", at=timezone.now())
    for act in ("contacted", "waiting", "wishes"):
        page = press(client, case, act, **{"wish-way": "visit"})
        assert [each.level_tag for each in page.context["messages"]] == ["warning"], act
    case.refresh_from_db()
    assert (case.state, case.ways) == ("DONE", ["phone", "visit"])


def test_recommendation_that_went_meanwhile_is_no_error(client, case, adviser):
    said, at = Proposal(title="Đăng ký hóa đơn điện tử"), timezone.now()
    todo = propose(case=case, adviser=adviser, said=said, request_key=uuid4(), at=at)
    todo.case = case
    withdraw_case(case=case, at=at)
    with pytest.raises(CaseClosedError):
        set_state(recommendation=todo, state=todo.State.DONE, note="", side=Side.OWNER, at=at)
