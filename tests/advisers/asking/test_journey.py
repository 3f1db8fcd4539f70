"""A request from the form to its rating, as an owner without an account goes through it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from advisers.cases.recommendations import Proposal, propose
from advisers.cases.services import close_case, take_case
from advisers.models import Case, Rating
from advisers.routing.services import route_waiting
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


def test_request_without_account_to_its_rating_and_end(client):
    adviser = people.adviser(needs=["pos-einvoice"])
    data = second_step(client)
    assert data["need"] == ["pos-einvoice"]
    # Pressed twice it is one request, and one code.
    for _twice in range(2):
        answer = client.post(ASK, data)
    case = Case.objects.get()
    assert answer["Location"] == f"/advice/{case.token}/code/"
    assert "0912345678" not in case.text
    assert (case.ways, case.phone, case.origin) == (["phone", "visit"], "+84912345678", "SCRATCH")
    assert len(letters()) == 1
    assert f"/advice/{case.token}/code/" in letters()[0][2]
    assert client.get(f"/advice/{case.token}/")["Location"] == f"/advice/{case.token}/code/"

    code = code_sent()
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    told = client.post(f"/advice/{case.token}/code/", {"code": wrong})
    assert told.context["form"].errors["code"]
    for _twice in range(2):
        done = client.post(f"/advice/{case.token}/code/", {"code": code})
        assert done["Location"] == f"/advice/{case.token}/"
    route_waiting(at=timezone.now())
    assert client.get(f"/advice/{case.token}/").context["current"] == 1

    take_case(case=case, adviser=adviser, at=timezone.now())
    key = uuid4()
    for _twice in range(2):
        press(client, case, "message", text="Anh gọi buổi sáng nhé", request_key=key)
    file = SimpleUploadedFile("Hóa đơn mẫu.pdf", pdf())
    client.post(f"/advice/{case.token}/documents/", {"file": file, "request_key": uuid4()})
    [document] = case.documents.all()
    kept = client.get(f"/advice/{case.token}/documents/{document.pk}/")
    assert (kept.content, document.title) == (pdf(), "Hóa đơn mẫu")
    press(client, case, "waiting")
    press(client, case, "contacted")
    press(client, case, "wishes", **{"wish-way": "zalo", "wish-times": ["evening"]})
    assert kinds(adviser)[1:] == [*["case-owner-wrote"] * 2, "case-owner-waits", "case-wishes"]

    said = Proposal(title="Đăng ký hóa đơn điện tử từ máy tính tiền")
    at = timezone.now()
    todo = propose(case=case, adviser=adviser, said=said, request_key=uuid4(), at=at)
    prefix = f"r{todo.pk}"
    press(
        client,
        case,
        "recommendation",
        recommendation=todo.pk,
        **{f"{prefix}-state": "BLOCKED", f"{prefix}-note": "Chưa có chữ ký số"},
    )
    todo.refresh_from_db()
    assert (todo.state, todo.state_note, todo.state_by) == ("BLOCKED", "Chưa có chữ ký số", "OWNER")

    close_case(case=case, adviser=adviser, outcome="DONE", note="Đã dùng", at=timezone.now())
    page = press(client, case, "rate", **{"rating-contacted": "yes"})
    assert "rating-helped" in page.content.decode()
    assert page.context["rating"].errors["helped"]
    answer = {"rating-contacted": "yes", "rating-helped": "yes", "rating-text": "Xuất được rồi"}
    press(client, case, "rate", **answer)
    press(client, case, "rate", **{**answer, "rating-helped": "no"})
    rating = Rating.objects.get()
    assert (rating.was_contacted, rating.helped, rating.text) == (True, True, "Xuất được rồi")
    page = press(client, case, "reopen")
    case.refresh_from_db()
    assert (case.state, case.adviser) == ("IN_PROGRESS", adviser)
    assert [each.name for each in page.context["had"]] == [adviser.name] * 2

    for _twice in range(2):
        client.post(f"/advice/{case.token}/withdraw/")
    case.refresh_from_db()
    assert (case.state, case.email, case.text, case.messages.count()) == ("WITHDRAWN", "", "", 0)
    assert client.get(f"/advice/{case.token}/documents/{document.pk}/").status_code == 404
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
