"""/survey/: who answers what when, and what she is told."""

from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from programme.models import Survey, SurveyAnswer
from programme.survey.views import BROWSER
from tests.owners import enterprise_of, owner
from tests.programme.survey.conftest import give

pytestmark = pytest.mark.django_db
PAGE = "/survey/"


@pytest.fixture
def opened(shipped):
    """The shipped survey, open at whichever moment the tests run."""
    today = timezone.localdate()
    Survey.objects.filter(pk=shipped.pk).update(closes_on=today + timedelta(days=30))
    return shipped


def fields(response):
    form = response.context["form"]
    return {
        "request_key": str(form["request_key"].value()),
        "version": form["version"].value() or "",
    }


def send(client, **said):
    return client.post(PAGE, {**fields(client.get(PAGE)), **said}, follow=True)


def test_answers_are_kept_and_shown_to_be_changed(client, opened):
    page = send(client, **{"q-use": "one", "size": "micro", "province": "01"})
    assert "Cảm ơn bạn" in page.content.decode()
    again = client.get(PAGE)
    form = again.context["form"]
    assert [form[name].value() for name in ("q-use", "size", "province")] == ["one", "micro", "01"]
    send(client, **{"q-use": "many"})
    row = SurveyAnswer.objects.get()
    assert (row.answers, row.size, row.version) == ({"use": "many"}, "", 2)


def test_second_tab_is_told_kindly_and_keeps_what_she_typed(client, opened):
    first, second = client.get(PAGE), client.get(PAGE)
    client.post(PAGE, {**fields(first), "q-use": "one"})
    page = client.post(PAGE, {**fields(second), "q-use": "many"})
    assert "Bạn đã trả lời rồi" in page.content.decode()
    assert page.context["form"]["q-use"].value() == "many"
    assert SurveyAnswer.objects.get().answers == {"use": "one"}
    client.post(PAGE, {**fields(page), "q-use": "many"})
    assert SurveyAnswer.objects.get().answers == {"use": "many"}


def test_form_sent_twice_thanks_twice_and_counts_once(client, opened):
    said = {**fields(client.get(PAGE)), "q-use": "one"}
    for _twice in range(2):
        assert client.post(PAGE, said)["Location"] == "/survey/results/"
    assert SurveyAnswer.objects.get().version == 1


def test_account_answers_once_from_any_browser(opened):
    user = owner()
    for answer in ("one", "many"):
        client = Client()
        client.force_login(user)
        page = client.post(PAGE, {"q-use": answer, "request_key": uuid4()})
    assert page.context["form"]["q-use"].value() == "many"
    assert SurveyAnswer.objects.get().answers == {"use": "one"}


def test_after_signing_out_the_browser_says_who_can_change_it(client, opened):
    client.force_login(owner())
    send(client, **{"q-use": "one"})
    browser = client.cookies[BROWSER.cookie]
    client.logout()
    client.cookies[BROWSER.cookie] = browser
    for page in (client.get(PAGE), client.post(PAGE, {"q-use": "many", "request_key": uuid4()})):
        assert page.status_code == 200
        assert "Đăng nhập" in page.content.decode()
    assert SurveyAnswer.objects.get().answers == {"use": "one"}


def test_forged_cookie_is_no_browser(client, opened):
    give(opened, {"use": "one"}, browser="b", at=timezone.now())
    client.cookies[BROWSER.cookie] = "b"
    assert client.get(PAGE).context["mine"] is None


def test_enterprise_fills_in_place_trade_and_size(client, opened):
    user = owner()
    enterprise_of(user, commune_id="00070", sector_id="47", employees=8, name="Tiệm Lan")
    client.force_login(user)
    page = client.get(PAGE)
    form = page.context["form"]
    assert [form[name].value() for name in ("province", "section", "size")] == ["01", "G", "micro"]
    assert "Tiệm Lan" in page.content.decode()
    send(client, **{"q-use": "one", "province": "79", "section": "", "size": "micro"})
    row = SurveyAnswer.objects.get()
    assert (row.province_id, row.section_id, row.size) == ("79", None, "micro")


def test_who_acts_for_nobody_gets_an_empty_form(client, opened):
    client.force_login(owner())
    assert client.get(PAGE).context["form"]["size"].value() is None


@pytest.mark.parametrize("language", ["", "/en"])
def test_before_its_first_day_the_page_says_when(client, language, shipped):
    Survey.objects.filter(pk=shipped.pk).update(closes_on="2026-01-02")
    year = timezone.localdate().year + 1
    first = timezone.localdate().replace(year=year, month=3, day=5)
    made = Survey.objects.create(year=year, opens_on=first, closes_on=first)
    Survey.objects.filter(pk=made.pk).update(status="PUBLISHED", published_at=timezone.now())
    page = client.get(f"{language}{PAGE}").content.decode()
    assert f"05/03/{year}" in page or f"5 March {year}" in page


def test_after_its_last_day_what_comes_is_not_kept_and_said_so(client, opened):
    said = {**fields(client.get(PAGE)), "q-use": "one"}
    Survey.objects.filter(pk=opened.pk).update(closes_on="2026-01-02")
    page = client.post(PAGE, said).content.decode()
    assert "02/01/2026" in page
    assert "chưa lưu được" in page
    assert not SurveyAnswer.objects.exists()


def test_without_any_survey_the_page_says_so(client, monkeypatch):
    from programme.survey import views

    monkeypatch.setattr(views, "survey_for", lambda day: None)
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "Chưa có khảo sát nào" in page.content.decode()


BAD = {
    "unknown answer": {"q-use": "nobody"},
    "letters": {"q-use": "x" * 10_001},
    "NUL": {"q-use": "one\0"},
    "lone surrogate": {"q-use": "\ud83d"},
    "unknown place": {"q-use": "one", "province": "zz"},
    "unknown trade": {"q-use": "one", "section": "47"},
    "unknown size": {"q-use": "one", "size": "giant"},
    "nothing": {},
}


@pytest.mark.parametrize("said", BAD.values(), ids=BAD)
def test_bad_input_is_said_back_as_a_mistake_and_nothing_is_kept(client, opened, said):
    data = {**fields(client.get(PAGE)), "q-view": "later", **said}
    if said == {}:
        del data["q-view"]
    body = urlencode(
        {name: str(each).encode("utf-8", "surrogatepass") for name, each in data.items()}
    )
    page = client.post(PAGE, body, content_type="application/x-www-form-urlencoded")
    assert page.status_code == 200
    assert page.context["form"].errors
    assert "nobody" not in str(page.context["form"].errors)
    if "q-view" in data:
        assert page.context["form"]["q-view"].value() == "later"
    assert not SurveyAnswer.objects.exists()


@pytest.mark.parametrize("key", ["", "abc\0", "x" * 10_001])
def test_forged_key_of_a_form_still_counts_once(client, opened, key):
    said = {**fields(client.get(PAGE)), "q-use": "one", "request_key": key}
    for _twice in range(2):
        client.post(PAGE, said)
    assert SurveyAnswer.objects.count() == 1


@pytest.mark.parametrize("version", ["-1", "9" * 5000, "x\0"])
def test_forged_version_writes_over_nothing(client, opened, version):
    send(client, **{"q-use": "one"})
    said = {**fields(client.get(PAGE)), "q-use": "many", "version": version}
    assert client.post(PAGE, said).status_code == 200
    assert SurveyAnswer.objects.get().answers == {"use": "one"}


def test_wrong_token_is_refused(opened):
    client = Client(enforce_csrf_checks=True)
    assert client.post(PAGE, {"q-use": "one", "request_key": uuid4()}).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "results/",
        "results/2026/",
        "results/2026/?by=province",
        "results/2026/?by=section",
        "results/2026/?by=size",
        "results/2026/?by=%27x",
        "results/?by=x",
    ],
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_results_are_shown(client, opened, path, language):
    for size in ("micro", "small"):
        for _time in range(5):
            give(opened, {"view": "essential-help"}, size=size, province="01", at=timezone.now())
    page = client.get(f"{language}{PAGE}{path}")
    assert page.status_code == 200
    assert "100" in page.content.decode()


def test_results_name_what_was_published_about_the_same(client, opened):
    for _time in range(5):
        give(opened, {"view": "later"}, at=timezone.now())
    page = client.get("/en/survey/results/").content.decode()
    assert "47 % was published for 2021" in page
    assert "vietnamplus.vn" in page


@pytest.mark.parametrize("year", ["1999", "0", "9" * 30])
def test_results_of_no_survey_are_no_page(client, opened, year):
    assert client.get(f"{PAGE}results/{year}/").status_code == 404
