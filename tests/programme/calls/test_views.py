"""Calls on their pages: staff write and publish, vendors answer, everybody reads what is public."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from platforms.models import Platform, Revision
from programme.calls.answering import answer_call, take_back
from programme.calls.services import close_call, publish_call
from programme.models import Call, CallAnswer
from programme.whatif.asked import Asked
from programme.whatif.models import WhatIf
from tests.programme.calls.conftest import AT, NEED, acting_for, written
from tests.staff import admit, sign_in

pytestmark = pytest.mark.django_db
NOW = {"opens_on": date(2020, 1, 1), "closes_on": date(2044, 1, 1)}


@pytest.fixture
def open_call(writer, officer):
    draft = written(writer, **NOW)
    return publish_call(call=draft, version=1, by=officer, at=AT)


def sent(**fields):
    texts = {"title_vi": "Tìm nền tảng", "title_en": "Wanted", "text_vi": "A.", "text_en": "B."}
    asked = {"needs": [NEED], "opens_on": "2026-11-01", "closes_on": "2026-12-31"}
    return {**texts, **asked, "request_key": str(uuid4()), "version": "1", **fields}


def test_staff_write_and_another_publishes(client, officer):
    writer = sign_in(client, "content_editor")
    made = client.post(reverse("staff-call-new"), sent(ceiling_vnd="1,5 triệu"))
    call = Call.objects.get()
    assert made.url == reverse("staff-call", args=[call.pk])
    assert (call.author, call.ceiling_vnd) == (writer, 1_500_000)
    assert "người khác sẽ công bố" in client.get(made.url).content.decode()
    act = reverse("staff-call-act", args=[call.pk, "publish"])
    assert client.post(act, {"version": "1"}).status_code == 403
    admit(client, officer)
    assert client.get(call.get_absolute_url()).status_code == 404
    client.post(act, {"version": "1"})
    assert client.get(call.get_absolute_url()).status_code == 200
    again = client.post(act, {"version": "1"}, follow=True)
    assert "Có người vừa thay đổi" in again.content.decode()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"title_vi": " "}, "title_vi"),
        ({"needs": []}, "needs"),
        ({"needs": ["<b>"]}, "needs"),
        ({"closes_on": "2026-10-01"}, "closes_on"),
        ({"closes_on": "2044-10-01"}, "closes_on"),
        ({"opens_on": "x"}, "opens_on"),
        ({"ceiling_vnd": "rẻ"}, "ceiling_vnd"),
        ({"provinces": ["00"]}, "provinces"),
    ],
)
def test_what_is_wrong_is_told_beside_the_field(client, fields, error):
    sign_in(client, "content_editor")
    page = client.post(reverse("staff-call-new"), sent(**fields))
    assert error in page.context["form"].errors
    assert page.context["form"]["text_vi"].value() == "A."
    assert not Call.objects.exists()


def test_a_form_begins_with_a_cell_of_the_radar_or_a_what_if(client):
    user = sign_in(client, "programme_manager")
    page = client.get(reverse("staff-call-new"), {"need": NEED, "section": "G", "province": "01"})
    first = page.context["form"].initial
    assert (first["needs"], first["sections"], first["provinces"]) == ([NEED], ["G"], ["01"])
    assert first["title_vi"].startswith("Tìm nền tảng cho: Kho lạnh")
    asked = Asked(core=(NEED,), sectors=("C",), price_vnd=500_000, deployments=("cloud",))
    row = WhatIf.objects.create(
        request_key=uuid4(), inputs=asked.as_json(), asked_by=user, asked_at=AT
    )
    first = client.get(reverse("staff-call-new"), {"what_if": row.pk}).context["form"].initial
    assert (first["sections"], first["ceiling_vnd"]) == (["C"], 500_000)
    assert client.get(reverse("staff-call-new"), {"what_if": "9" * 30}).status_code == 200
    assert client.get(reverse("staff-call-new"), {"need": "<x>"}).status_code == 200


def test_a_draft_is_changed_and_an_older_form_is_refused(client, draft):
    sign_in(client, "moderator")
    edit = reverse("staff-call-edit", args=[draft.pk])
    assert client.post(edit, sent(text_vi="Mới.")).status_code == 302
    page = client.post(edit, sent(text_vi="Cũ."))
    assert page.context["form"].non_field_errors()
    assert page.context["form"]["text_vi"].value() == "Cũ."
    draft.refresh_from_db()
    assert draft.text_vi == "Mới."


def test_published_text_is_not_edited_and_an_unknown_act_is_not_there(client, published):
    sign_in(client, "programme_manager")
    edit = client.get(reverse("staff-call-edit", args=[published.pk]), follow=True)
    assert "giữ nguyên" in edit.content.decode()
    act = reverse("staff-call-act", args=[published.pk, "burn"])
    assert client.post(act).status_code == 404


def test_a_province_s_people_see_no_other_province_s_calls(client, writer):
    other, country = written(writer, provinces=["79"]), written(writer)
    sign_in(client, "programme_manager", province_id="01")
    page = client.get(reverse("staff-call-list"))
    assert [call.pk for call in page.context["calls"]] == [country.pk]
    assert client.get(reverse("staff-call", args=[other.pk])).status_code == 404
    made = client.post(reverse("staff-call-new"), sent(provinces=["01"]))
    assert made.status_code == 302
    assert "provinces" in client.post(reverse("staff-call-new"), sent()).context["form"].errors


def test_everybody_reads_published_calls_in_both_languages(client, published, draft, writer):
    secret = written(writer, title_vi="Chưa công bố")
    page = client.get(reverse("call-list")).content.decode()
    assert published.title_vi in page
    assert secret.title_vi not in page
    assert client.get(reverse("call-detail", args=[secret.slug])).status_code == 404
    feed = client.get(reverse("calls-feed")).content.decode()
    assert published.title_vi in feed
    assert secret.title_vi not in feed
    english = client.get("/en" + published.get_absolute_url()).content.decode()
    assert published.title_en in english
    sitemap = client.get("/sitemap-calls.xml").content.decode()
    assert f"/calls/{published.slug}/" in sitemap
    assert secret.slug not in sitemap


def test_a_vendor_answers_with_a_listing_that_is_there(client, open_call, vendor, platform):
    client.force_login(vendor)
    address = reverse("call-answer", args=[open_call.slug])
    for _click in "12":
        client.post(address, {"listing": platform.slug, "request_key": str(uuid4())})
    assert CallAnswer.objects.count() == 1
    assert client.get(address).context["parts"][0].answers == [platform]
    public = client.get(open_call.get_absolute_url())
    assert public.context["answers"] == [platform]


def test_a_vendor_begins_a_listing_that_answers(client, open_call, vendor):
    client.force_login(vendor)
    address, key = reverse("call-answer", args=[open_call.slug]), str(uuid4())
    for _click in "12":
        sent = client.post(address, {"name": "Kho Lạnh Việt", "request_key": key})
    made = Revision.objects.get(platform__slug="kho-lanh-viet")
    assert sent.url == reverse("vendor-listing", args=[made.pk])
    assert open_call.title_vi in client.get(sent.url).content.decode()
    # The public learns nothing of a draft, nor do other vendors.
    assert client.get(open_call.get_absolute_url()).context["answers"] == []
    other = Platform.objects.exclude(vendor__members__user=vendor).order_by("pk").first()
    client.force_login(acting_for(other, "khac@example.vn"))
    assert "Kho Lạnh Việt" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    "said", [{}, {"listing": "no-such"}, {"listing": "misa-amis", "name": "Hai"}]
)
def test_an_answer_that_says_nothing_or_too_much_is_shown_again(client, open_call, vendor, said):
    client.force_login(vendor)
    address = reverse("call-answer", args=[open_call.slug])
    page = client.post(address, {"request_key": str(uuid4()), **said})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not CallAnswer.objects.exists()


def test_another_s_listing_is_not_offered(client, open_call, vendor):
    other = Platform.objects.exclude(vendor__members__user=vendor).order_by("pk").first()
    client.force_login(vendor)
    address = reverse("call-answer", args=[open_call.slug])
    page = client.post(address, {"listing": other.slug, "request_key": str(uuid4())})
    assert "listing" in page.context["form"].errors


def test_a_closed_call_takes_no_answer(client, open_call, officer, vendor, platform):
    close_call(call=open_call, by=officer, at=timezone.now())
    client.force_login(vendor)
    address = reverse("call-answer", args=[open_call.slug])
    sent = {"listing": platform.slug, "request_key": str(uuid4())}
    page = client.post(address, sent).content.decode()
    assert "không nhận" in page
    assert not CallAnswer.objects.exists()


def test_who_acts_for_no_vendor_is_sent_to_the_way_in(client, open_call, django_user_model):
    client.force_login(django_user_model.objects.create_user("chu@example.vn"))
    answer = client.get(reverse("call-answer", args=[open_call.slug]))
    assert answer.url == reverse("vendor-home")


def test_a_vendor_s_home_shows_open_calls(client, open_call, vendor):
    client.force_login(vendor)
    assert open_call.title_vi in client.get(reverse("vendor-home")).content.decode()


def test_staff_see_every_answer_with_its_state(client, open_call, vendor, platform):
    answer_call(call=open_call, platform=platform, by=vendor, at=timezone.now())
    sign_in(client, "auditor")
    page = client.get(reverse("staff-call", args=[open_call.pk]))
    assert [row[:2] for row in page.context["answer_rows"]] == [
        [platform.name, platform.vendor.name]
    ]
    assert not any(page.context["can"].values())


def test_the_list_costs_the_same_however_long(client, writer, officer, django_assert_num_queries):
    for _each in range(6):
        publish_call(call=written(writer, **NOW), version=1, by=officer, at=AT)
    with django_assert_num_queries(1):
        client.get(reverse("call-list"))


def test_a_vendor_takes_an_answer_back_after_one_more_question(client, open_call, vendor, platform):
    client.force_login(vendor)
    answer_call(call=open_call, platform=platform, by=vendor, at=timezone.now())
    address = reverse("call-answer-take-back", args=[open_call.slug, platform.slug])
    assert address in client.get(reverse("call-answer", args=[open_call.slug])).content.decode()
    page = client.get(address)
    assert platform.name in page.content.decode()
    assert client.get(open_call.get_absolute_url()).context["answers"] == [platform]
    sent = {"seen": page.context["form"].initial["seen"]}
    for _click in "12":
        answer = client.post(address, sent, follow=True)
        assert "Đã rút lại" in answer.content.decode()
    assert client.get(open_call.get_absolute_url()).context["answers"] == []
    assert client.get(address).url == reverse("call-answer", args=[open_call.slug])
    client.post(
        reverse("call-answer", args=[open_call.slug]),
        {"listing": platform.slug, "request_key": str(uuid4())},
    )
    stale = client.post(address, sent, follow=True)
    assert "vẫn còn hiệu lực" in stale.content.decode()


@pytest.mark.parametrize("seen", ["", "hôm qua", "2026-11-30T09:00:00", "2026-99-30T09:00+07:00"])
def test_a_form_that_says_not_which_answer_takes_none_back(
    client, open_call, vendor, platform, seen
):
    client.force_login(vendor)
    answer_call(call=open_call, platform=platform, by=vendor, at=timezone.now())
    address = reverse("call-answer-take-back", args=[open_call.slug, platform.slug])
    assert client.post(address, {"seen": seen}).status_code == 200
    assert CallAnswer.objects.get().taken_back_at is None


def test_another_s_answer_is_not_found_there(client, open_call, vendor, platform):
    answer_call(call=open_call, platform=platform, by=vendor, at=timezone.now())
    client.force_login(acting_for(Platform.objects.get(slug="sapo"), "khac@example.vn"))
    address = reverse("call-answer-take-back", args=[open_call.slug, platform.slug])
    for send in (client.get, client.post):
        assert send(address).status_code == 404


def test_staff_see_what_was_taken_back_and_count_it_no_more(client, open_call, vendor, platform):
    now = timezone.now()
    answer = answer_call(call=open_call, platform=platform, by=vendor, at=now)
    take_back(answer=answer, seen=now, by=vendor, at=now)
    sign_in(client, "auditor")
    page = client.get(reverse("staff-call", args=[open_call.pk]))
    assert page.context["answer_rows"][0][2].startswith("đã rút lại")
    [row] = client.get(reverse("staff-call-list")).context["calls"]
    assert (row.answered, row.shown) == (0, 0)
    assert client.get(reverse("call-list")).context["calls"][0][0].answered == 0
