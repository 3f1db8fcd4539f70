"""The public pages answer what they should, to whom they should, and never fall over."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ledger.models import DailyCount, ProblemReport, Wish
from platforms.models import Platform
from tests.owners import owner

PERSON = {"user-agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile"}
UNMET = "/platforms/?q=qwerty+zxcvb&size=micro"


@pytest.fixture(autouse=True)
def _database(db):
    pass


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "path",
    [
        "/platforms/",
        "/platforms/?q=k%E1%BA%BF+to%C3%A1n&size=micro&sort=newest",
        "/platforms/?q=qwerty+zxcvb",
        "/platforms/kiotviet/",
        "/platforms/easysalon/",
        "/platforms/kiotviet/report/",
        "/compare/",
        "/compare/?p=kiotviet",
        "/compare/?p=kiotviet&p=sapo&p=misa-amis&p=1office&p=nobody",
        "/vendors/misa/",
        "/vendors/misa/report/",
    ],
)
def test_every_page_is_there_in_both_languages(client, prefix, path):
    response = client.get(prefix + path)
    assert response.status_code == 200
    assert response["Content-Language"] == ("en" if prefix else "vi")


@pytest.mark.parametrize(
    "path",
    ["/platforms/", "/platforms/kiotviet/", "/compare/?p=kiotviet&p=sapo", "/vendors/misa/"],
)
def test_a_page_costs_one_query_the_version_check(client, path, django_assert_num_queries):
    client.get(path)
    with django_assert_num_queries(1):
        client.get(path)


@pytest.mark.parametrize("path", ["/platforms/", "/platforms/?need=payroll", "/compare/?p=sapo"])
def test_reading_sets_no_cookie(client, path):
    assert not client.get(path).cookies


BAD = {
    "emoji": "/platforms/?q=%F0%9F%8E%89&need=%F0%9F%8E%89",
    "lone surrogate": "/platforms/?q=%ED%A0%80kho&size=%ED%A0%80",
    "10,000 characters": "/platforms/?q=" + "kho+" * 2_500,
    "10,000 letters": "/platforms/?q=" + "x" * 10_000,
    "right-to-left marks": "/platforms/?q=%E2%80%AEkho%E2%80%8F",
    "unknown filters": "/platforms/?need=x&sector=Z&size=huge&price=0&evidence=none&language=ko",
    "page of letters": "/platforms/?page=abc",
    "page zero": "/platforms/?page=0",
    "negative page": "/platforms/?page=-1",
    "huge page": "/platforms/?page=1e9",
    "page past the last": "/platforms/?page=999999999",
    "markup": "/platforms/?q=%3Cscript%3Ealert(1)%3C/script%3E&need=%22%3E%3Cb%3E",
    "many values": "/platforms/?" + "&".join(f"need=n{n}" for n in range(300)),
    "compare emoji": "/compare/?p=%F0%9F%8E%89&p=%ED%A0%80",
    "compare long": "/compare/?p=" + "x" * 10_000,
    "compare many": "/compare/?" + "&".join(f"p=n{n}" for n in range(300)),
}


@pytest.mark.parametrize("path", BAD.values(), ids=BAD)
def test_bad_input_gets_a_page_and_a_word(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert 'class="notice' in response.content.decode() or "%80%AE" in path


@pytest.mark.parametrize("path", ["/platforms/?q=a%00b", "/platforms/?need=%00", "/compare/?p=%00"])
def test_nul_is_refused(client, path):
    assert client.get(path).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/platforms/nobody/",
        "/platforms/cmc-c-invoice/",
        "/platforms/nobody/visit/",
        "/platforms/nobody/report/",
        "/vendors/nobody/",
        "/vendors/nobody/report/",
    ],
)
def test_unknown_and_draft_addresses_are_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_retired_platform_explains_itself(client):
    Platform.objects.filter(slug="kiotviet").update(status="RETIRED")
    response = client.get("/en/platforms/kiotviet/")
    assert response.status_code == 410
    assert "KiotViet is listed no more" in response.content.decode()


@pytest.mark.parametrize("part", ["", "visit/", "report/"])
def test_every_address_of_a_retired_platform_explains(client, part):
    Platform.objects.filter(slug="kiotviet").update(status="RETIRED")
    response = client.get(f"/en/platforms/kiotviet/{part}")
    assert response.status_code == 410
    assert "KiotViet is listed no more" in response.content.decode()


def test_no_report_is_taken_on_a_retired_platform(client):
    Platform.objects.filter(slug="kiotviet").update(status="RETIRED")
    assert send(client).status_code == 410
    assert not ProblemReport.objects.exists()


@pytest.mark.parametrize("part", ["", "report/"])
def test_vendor_of_retired_platforms_alone_explains(client, part):
    Platform.objects.filter(vendor__slug="misa").update(status="RETIRED")
    response = client.get(f"/en/vendors/misa/{part}")
    assert response.status_code == 410
    text = response.content.decode()
    assert "lists nothing any more" in text
    assert "/en/platforms/misa-amis/" in text


def test_comparison_says_what_is_listed_no_more(client):
    Platform.objects.filter(slug="kiotviet").update(status="RETIRED")
    text = client.get("/en/compare/?p=sapo&p=kiotviet&p=nobody").content.decode()
    assert "KiotViet is not listed now; it was left out." in text
    assert "no platform “nobody”" in text
    assert "no platform “kiotviet”" not in text


def test_pages_are_compressed_on_their_way():
    response = Client().get("/platforms/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 60_000


def test_htmx_gets_the_part_that_changes(client):
    response = client.get("/platforms/?need=payroll&sort=relevance", headers={"hx-request": "true"})
    assert "<html" not in response.content.decode()
    assert response["HX-Push-Url"] == "/platforms/?need=payroll"


def test_going_back_gets_the_whole_page(client):
    back = {"hx-request": "true", "hx-history-restore-request": "true"}
    assert "<html" in client.get("/platforms/", headers=back).content.decode()


def test_caches_are_told_of_the_two_shapes(client):
    assert "HX-Request" in client.get("/platforms/")["Vary"]


def test_an_unmet_search_is_kept_and_told(client):
    response = client.get(f"/en{UNMET}", headers=PERSON)
    assert "We have noted what you were looking for" in response.content.decode()
    wish = Wish.objects.get()
    assert (wish.text, wish.filters, wish.language) == ("qwerty zxcvb", "size=micro", "en")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"user-agent": "Googlebot/2.1"},
        {**PERSON, "sec-purpose": "prefetch;prerender"},
        {**PERSON, "purpose": "prefetch"},
    ],
    ids=["no agent", "robot", "prerender", "prefetch"],
)
def test_only_people_wish(client, headers):
    response = client.get(f"/en{UNMET}", headers=headers)
    assert "We have noted" not in response.content.decode()
    assert not Wish.objects.exists()


def test_a_check_by_head_wishes_nothing(client):
    client.head(UNMET, headers=PERSON)
    assert not Wish.objects.exists()


def test_a_search_that_finds_is_not_kept(client):
    client.get("/platforms/?q=kiotviet", headers=PERSON)
    assert not Wish.objects.exists()


def test_a_visit_leads_to_the_listing_s_own_site_and_is_counted(client):
    response = client.get("/platforms/kiotviet/visit/?next=https://evil.example", headers=PERSON)
    assert (response.status_code, response["Location"]) == (302, "https://www.kiotviet.vn")
    assert DailyCount.objects.get(kind="VISIT").key == "kiotviet"


@pytest.mark.parametrize("method", ["get", "head"])
def test_robots_and_checks_pass_uncounted(client, method):
    headers = {"user-agent": "Googlebot"} if method == "get" else PERSON
    assert getattr(client, method)("/platforms/kiotviet/visit/", headers=headers).status_code == 302
    assert not DailyCount.objects.exists()


def test_a_platform_without_a_site_has_no_way_out(client):
    Platform.objects.filter(slug="kiotviet").update(website="")
    assert client.get("/platforms/kiotviet/visit/").status_code == 404
    assert "/platforms/kiotviet/visit/" not in client.get("/platforms/kiotviet/").content.decode()


def test_links_to_a_vendor_s_site_give_no_credit(client):
    html = client.get("/platforms/kiotviet/").content.decode()
    assert 'rel="nofollow' in html


def test_who_reports_and_is_signed_in_finds_her_address_filled_in(client):
    page = "/platforms/kiotviet/report/"
    assert client.get(page).context["form"]["contact"].value() is None
    person = owner()
    client.force_login(person)
    assert client.get(page).context["form"]["contact"].value() == person.email


def send(client, path="/platforms/kiotviet/report/", **said):
    key = said.pop("request_key", uuid4())
    return client.post(path, {"reason": "WRONG_FACT", "request_key": key, **said})


def test_a_report_is_kept_and_thanked_for(client):
    response = send(client, text="Giá đã khác", contact="a@b.vn")
    assert response["Location"] == "/platforms/kiotviet/report/?sent=1"
    row = ProblemReport.objects.get()
    assert (row.subject_kind, row.subject_key, row.text) == ("platform", "kiotviet", "Giá đã khác")


def test_a_vendor_can_be_reported_too(client):
    send(client, "/vendors/misa/report/")
    assert ProblemReport.objects.get().subject_kind == "vendor"


def test_a_report_notes_in_which_language_to_answer(client):
    send(client, "/en/platforms/kiotviet/report/")
    assert ProblemReport.objects.get().language == "en"


def test_a_report_sent_twice_is_kept_once(client):
    key = uuid4()
    answers = {send(client, request_key=key)["Location"] for _ in range(2)}
    assert len(answers) == ProblemReport.objects.count() == 1


def test_a_report_without_a_reason_keeps_what_was_written(client):
    response = send(client, reason="", text="Giá đã khác")
    assert response.status_code == 200
    assert "Giá đã khác" in response.content.decode()
    assert not ProblemReport.objects.exists()


def test_too_many_reports_are_asked_to_wait(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "report": (1, timedelta(hours=1))}
    send(client)
    response = send(client, "/platforms/sapo/report/")
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0


def test_whoever_has_to_wait_keeps_what_she_wrote(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "report-one": (0, timedelta(hours=1))}
    response = send(client, text="Giá đã khác", contact="a@b.vn")
    assert response.status_code == 429
    assert "Giá đã khác" in response.content.decode()
    assert "a@b.vn" in response.content.decode()
    assert not ProblemReport.objects.exists()


def test_many_phones_behind_one_address_report_different_pages(client):
    slugs = list(Platform.objects.published().order_by("slug").values_list("slug", flat=True))[:40]
    answers = {send(client, f"/platforms/{slug}/report/").status_code for slug in slugs}
    assert answers == {302}
    assert [send(client).status_code for _ in range(11)][-1] == 429


@pytest.mark.parametrize("name", ["platform-list", "platform-compare"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_reading_pages_take_no_writes(client, name, method):
    assert getattr(client, method)(reverse(name)).status_code == 405
