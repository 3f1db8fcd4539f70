"""The frame: who may show it, what it answers, that it keeps nothing."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone, translation

from ledger.events.models import Visitor
from ledger.models import DailyCount, ProblemReport, Wish
from matching.models import MatchResult
from programme.embed.hosts import Shown
from programme.embed.services import change_host
from tests.staff import colleague

pytestmark = pytest.mark.django_db
MATCHER = "/embed/match/"
BROWSER = {"User-Agent": "Mozilla/5.0"}


def html(client, path=MATCHER, **asked):
    return client.get(path, asked).content.decode()


def policy(response):
    return re.search(r"frame-ancestors ([^;]+)", response["Content-Security-Policy"])[1]


@pytest.mark.parametrize("path", [MATCHER, "/en/embed/match/"])
def test_without_a_list_nobody_frames_it(client, path):
    response = client.get(path)
    assert (policy(response), response["X-Frame-Options"]) == ("'none'", "DENY")


@pytest.mark.parametrize("path", [MATCHER, "/en/embed/match/", f"{MATCHER}?text=kho"])
def test_listed_sites_and_no_others_frame_it(client, listed_site, path):
    listed_site()
    listed_site(origin="https://*.laocai.gov.vn")
    response = client.get(path)
    assert policy(response) == "https://*.laocai.gov.vn https://bank.vn"
    assert "X-Frame-Options" not in response


@pytest.mark.parametrize("path", ["/", "/match/", "/open-data/embed/", "/match/list/?text=kho"])
def test_no_other_page_is_framed(client, listed_site, path):
    listed_site()
    response = client.get(path)
    assert (policy(response), response["X-Frame-Options"]) == ("'none'", "DENY")


def test_site_taken_off_is_refused_from_the_next_page_on(client, listed_site):
    row = listed_site()
    assert policy(client.get(MATCHER)) == "https://bank.vn"
    change_host(host=row, holder=row.holder, is_active=False, by=colleague("programme_manager"))
    assert policy(client.get(MATCHER)) == "'none'"


def test_it_asks_no_cookie_sets_none_and_keeps_nothing(client):
    strict = Client(enforce_csrf_checks=True, headers=BROWSER)
    response = strict.get(MATCHER, {"text": "quản lý kho và phần mềm bay lên sao Hỏa"})
    assert response.status_code == 200
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert not MatchResult.objects.exists()
    assert not Wish.objects.exists()
    assert not Visitor.objects.exists()


def test_it_refuses_forms(client):
    assert client.post(MATCHER, {"text": "kho"}).status_code == 405


def test_words_give_the_first_three_with_reasons(client):
    page = html(client, text="phan mem ql kho")
    assert "Quản lý tồn kho" in page
    assert page.count('class="embed__match"') == 3
    assert "match-card__reasons--why" in page


def test_needs_of_the_snippet_answer_at_once(client):
    page = html(client, need=["inventory-control", "payroll"])
    assert page.count('class="embed__match"') == 3


def test_every_way_out_opens_beside_the_frame(client):
    page = html(client, text="quản lý kho", province="15")
    ways = re.findall(r"<a [^>]*>", page)
    assert len(ways) >= 6
    for way in ways:
        assert f'href="{settings.SITE_URL}/' in way
        assert 'target="_blank" rel="noopener"' in way


def test_whole_list_begins_with_what_the_frame_showed(client):
    with translation.override("vi"):
        page = client.get(MATCHER, {"text": "quản lý kho cho quán ăn", "sector": "I"})
    inside = [found.card.listing.slug for found in page.context["matches"]]
    whole = client.get(page.context["whole_url"].removeprefix(settings.SITE_URL))
    assert [card.listing.slug for card in whole.context["cards"]][:3] == inside


def test_words_not_sure_are_asked_back(client):
    assert "Chúng tôi chưa hiểu" in html(client, text="zzz qqq")


@pytest.mark.parametrize(
    "asked",
    [
        {"need": "no-such-need"},
        {"sector": "ZZ", "text": "kho"},
        {"province": "9" * 50},
        {"province": "²²"},
        {"text": "x" * 5_000},
        {"text": "\ud800</textarea><script>", "need": "payroll"},
        {"employees": "abc", "text": "kho"},
        {"text": "kho", "page": "x"},
    ],
    ids=str,
)
def test_odd_input_is_answered(client, asked):
    asked = {name: value.encode("utf-8", "surrogatepass") for name, value in asked.items()}
    response = client.get(MATCHER, asked)
    assert response.status_code == 200
    assert b"<script>" not in response.content


def test_frame_costs_no_query_once_the_catalogue_is_warm(client, django_assert_num_queries):
    client.get(MATCHER, {"text": "kho"})
    # Outside a web worker each use of the catalogue compares versions; a worker's listener does.
    with django_assert_num_queries(3):
        client.get(MATCHER, {"text": "kho", "province": "15"})


def test_frames_are_counted_by_site_and_day(listed_site):
    listed_site(origin="https://*.bank.vn")
    shown, at = Shown(), timezone.now()
    ask = RequestFactory(headers=BROWSER)
    for page in ("https://a.bank.vn/", "https://b.bank.vn/x", "https://evil.vn/", ""):
        shown.add(ask.get(MATCHER, headers={"Referer": page}), at=at)
    robot = ask.get(MATCHER, headers={"Referer": "https://a.bank.vn/", "User-Agent": "bot"})
    shown.add(robot, at=at + timedelta(seconds=1))
    shown.write()
    row = DailyCount.objects.get(kind="EMBED")
    assert (row.key, row.times) == ("https://*.bank.vn", 2)


# ── The script ───────────────────────────────────────────────────────────────────────────────


def test_script_stays_at_its_address_and_is_not_sent_twice(client):
    answer = client.get("/embed.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    again = client.get("/embed.js", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["embed.js", "embed-frame.js"])
def test_script_is_small_and_harmless(name):
    text = (settings.BASE_DIR / "static/js" / name).read_text()
    assert len(text.encode()) < 2_048
    for word in ("eval", "cookie", "innerHTML", "Storage", '"*"', "fetch", "Function"):
        assert word not in text
    assert "event.origin" in text


# ── How to get listed ────────────────────────────────────────────────────────────────────────


def test_how_to_shows_what_to_copy_in_both_languages(client):
    for language, path in (("vi", "/open-data/embed/"), ("en", "/en/open-data/embed/")):
        page = html(client, path)
        assert f"{settings.SITE_URL}/embed.js&quot; data-lang=&quot;{language}&quot;" in page
        assert "&lt;iframe src=" in page
        for name in ("data-lang", "data-need", "data-sector", "data-province"):
            assert name in page
            assert name.replace("data-", "") in Path("static/js/embed.js").read_text()


def test_who_asks_is_found_among_the_reports_once(client):
    path = reverse("embed-ask")
    form = client.get(path).context["form"]
    said = {
        "origin": "www.laocai.gov.vn",
        "holder": "Sở Khoa học và Công nghệ Lào Cai",
        "contact": "so@laocai.gov.vn",
        "request_key": str(form["request_key"].value()),
    }
    for _click in range(2):
        assert client.post(path, said).status_code == 302
    row = ProblemReport.objects.get(subject_kind="embed")
    assert (row.subject_key, row.contact) == ("www.laocai.gov.vn", "so@laocai.gov.vn")
    assert "https://www.laocai.gov.vn" in row.text


def test_what_is_wrong_with_a_site_is_said_beside_it_and_nothing_is_lost(client):
    said = {"origin": "http://bank.vn/vay", "holder": "Ngân hàng", "contact": "x"}
    response = client.post(reverse("embed-ask"), said)
    assert set(response.context["form"].errors) == {"origin", "contact"}
    assert 'value="http://bank.vn/vay"' in response.content.decode()
