"""The public pages: duties by three questions, their calendar, articles."""

import re
from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from icalendar import Calendar

from guidance.calendars import duty_calendar
from guidance.models import Article, ArticleSource, Duty
from guidance.selectors import duties_of

AT = datetime(2026, 11, 28, 3, tzinfo=UTC)
ODD = ["a" * 10_000, "47' OR 1=1", "\ud83d", "null", "999"]


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_household_sees_what_and_since_when(client, db):
    page = text_of(client.get("/duties/?kind=household&sector=47&revenue=3"))
    assert "Việc bạn phải làm" in page
    assert "Xuất hóa đơn điện tử khi doanh thu trên 1 tỷ đồng một năm" in page
    assert "Đã có hiệu lực từ 01/07/2026" in page
    assert "Vì bạn là hộ kinh doanh và doanh thu của bạn trên 1 tỷ ₫ một năm." in page
    assert "chưa đối chiếu văn bản chính thức" in page
    assert "Hỏi cơ quan thuế quản lý trực tiếp" in page


def test_english_is_complete(client, db):
    response = client.get("/en/duties/?kind=household&revenue=3")
    page = text_of(response)
    assert (
        "Because you are a household business and your revenue is above 1 billion ₫ a year." in page
    )
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    words = re.sub(r"<[^>]+>|https?://\S+|Nghị định|Thông tư|NĐ-CP|BTC|Luật[\w\s/]*", " ", main)
    words = re.sub(r"Giao dịch điện tử [\w/]+", " ", words)
    assert re.findall(r"\w*[ăđơưạảấầậắằặẹẻếềệịọốồộớờợụứừựỳỵ]\w*", words) == []


def test_nothing_said_shows_what_is_for_everybody_first(client, db):
    page = client.get("/duties/").context["page"]
    assert [card.item.code for card in page.applies] == ["personal-data"]
    assert page.said == ()
    assert len(page.may) == 6


def test_what_is_not_hers_is_said_with_its_reason(client, db):
    page = text_of(client.get("/duties/?kind=household&revenue=1"))
    assert "Có lẽ không áp dụng cho bạn" in page
    assert "Vì doanh thu của bạn không quá 1 tỷ ₫ một năm." in page


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("name", ["kind", "sector", "revenue", "topic"])
@pytest.mark.parametrize("path", ["/duties/", "/duties/calendar.ics", "/learn/"])
def test_odd_answers_count_as_none(client, db, path, name, value):
    assert client.get(path, {name: value.encode("utf-8", "surrogatepass")}).status_code == 200


def test_the_match_begins_with_the_needs_and_the_answers(client, db):
    page = client.get("/duties/?kind=household&sector=47&revenue=3").context["page"]
    card = next(card for card in page.applies if card.item.code == "household-einvoice")
    query = "need=pos-einvoice&need=issue-einvoice&kind=household&sector=47"
    assert card.match_query == query
    started = client.get(f"/match/?{query}")
    assert started.context["form"].is_valid()
    assert set(started.context["form"].cleaned_data["need"]) == {"pos-einvoice", "issue-einvoice"}


def test_the_page_costs_one_query(client, db, django_assert_num_queries):
    client.get("/duties/")
    with django_assert_num_queries(1):
        client.get("/duties/?kind=household")


def test_what_staff_change_is_shown(client, db):
    Duty.objects.filter(code="household-tax").update(name_vi="Tự khai thuế mỗi quý")
    assert "Tự khai thuế mỗi quý" in text_of(client.get("/duties/?kind=household"))


@pytest.mark.parametrize(
    ("due_on", "said", "kind"),
    [
        (date(2020, 1, 1), "Đã quá hạn 01/01/2020", "stop"),
        (date(2090, 1, 1), "Hạn 01/01/2090", "caution"),
    ],
)
def test_a_due_day_says_whether_it_has_passed(client, db, due_on, said, kind):
    Duty.objects.filter(code="personal-data").update(due_on=due_on)
    (card,) = client.get("/duties/").context["page"].applies
    assert (card.when, card.when_kind) == (said, kind)


def test_a_law_that_is_not_in_force_yet_is_announced(client, db):
    Duty.objects.filter(code="personal-data").update(in_force_on=date(2090, 1, 1))
    (card,) = client.get("/duties/").context["page"].applies
    assert card.when == "Có hiệu lực từ 01/01/2090"


def test_no_duty_at_all_is_said_with_a_way_on(client, db):
    Duty.objects.update(is_retired=True)
    assert "hãy hỏi cơ quan thuế của bạn" in text_of(client.get("/duties/"))


# ── Calendar ─────────────────────────────────────────────────────────────────────────────────
def test_the_calendar_holds_what_applies_or_may(client, db):
    response = client.get("/duties/calendar.ics?kind=household&revenue=1")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    found = {str(event["uid"]) for event in Calendar.from_ical(response.content).walk("VEVENT")}
    assert "duty-household-tax@smedx" in found
    assert "duty-household-einvoice@smedx" not in found


def test_what_is_in_force_stands_on_today_and_what_comes_on_its_day(db, today):
    Duty.objects.filter(code="personal-data").update(due_on=date(2027, 3, 31))
    with translation.override("vi"):
        content = duty_calendar(duties_of(kind="HOUSEHOLD", today=today), today=today, at=AT)
    events = {str(e["uid"]): e for e in Calendar.from_ical(content).walk("VEVENT")}
    assert events["duty-household-tax@smedx"]["dtstart"].dt == today
    assert events["duty-personal-data@smedx"]["dtstart"].dt == date(2027, 3, 31)
    text = str(events["duty-household-tax@smedx"]["description"])
    assert "Đã có hiệu lực từ 01/01/2026" in text
    assert "Nghị định 68/2026/NĐ-CP" in text


# ── Home ─────────────────────────────────────────────────────────────────────────────────────
def test_home_opens_with_the_duties_of_household_businesses(client, db):
    page = text_of(client.get("/"))
    assert "Hộ kinh doanh: việc phải làm năm nay" in page
    assert "Tự khai và tự nộp thuế, không còn thuế khoán" in page
    assert "hiệu lực từ 01/01/2026" in page
    assert "Household businesses: what to do this year" in text_of(client.get("/en/"))


def test_home_asks_the_database_no_more_than_before(client, db, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(1):  # the catalogue's version; none beside a listener
        client.get("/")


# ── Articles ─────────────────────────────────────────────────────────────────────────────────
def test_articles_are_listed_by_stage(client, db):
    page = client.get("/learn/").context["page"]
    assert [part.title for part in page.stages] == ["Bắt đầu", "Số hóa công việc", "Chuyển đổi"]
    assert sum(len(part.cards) for part in page.stages) == 14


def test_a_topic_shows_its_articles_alone(client, db):
    page = client.get("/learn/?topic=legal-duties").context["page"]
    found = {card.article.code for part in page.stages for card in part.cards}
    assert found == {"einvoice-basics", "pos-einvoice", "econtract", "personal-data"}


def test_an_article_shows_where_it_comes_from_and_leads_on(client, db):
    response = client.get("/learn/pos-einvoice/")
    page = text_of(response)
    assert "Nghị định 254/2026/NĐ-CP" in page
    assert "không thay cho tư vấn pháp lý" in page
    assert "need=pos-einvoice" in response.context["page"].match_query
    assert {duty.code for duty in response.context["page"].duties} == {
        "household-tax",
        "household-einvoice",
        "cash-register-invoice",
    }


def test_an_article_without_a_source_is_not_published(client, db):
    ArticleSource.objects.filter(article="start-small").delete()
    assert client.get("/learn/start-small/").status_code == 404
    assert "start-small" not in client.get("/learn/").content.decode()


def test_an_article_past_its_review_says_so(client, db):
    Article.objects.filter(code="start-small").update(
        checked_on=date(2020, 1, 1), review_on=date(2020, 6, 1)
    )
    assert "đã đến hạn xem lại" in text_of(client.get("/learn/start-small/"))


@pytest.mark.parametrize("path", ["/learn/no-such-thing/", "/en/learn/no-such-thing/"])
def test_a_missing_article_is_not_found(client, db, path):
    assert client.get(path).status_code == 404


def test_a_retired_article_is_not_found(client, db):
    Article.objects.filter(code="start-small").update(is_retired=True)
    assert client.get("/learn/start-small/").status_code == 404


@pytest.mark.django_db
def test_answers_nobody_knows_are_told(client):
    query = {"revenue": "zzz", "sector": "ZZ", "kind": "<b>" + "x" * 500}
    page = client.get("/duties/", query).content.decode()
    for wrong in ("revenue=zzz", "sector=ZZ", "kind=&lt;b&gt;xxx"):
        assert f"Không có lựa chọn “{wrong}" in page
    assert "x" * 100 not in page[page.index("<main") :]
    assert "Không có lựa chọn" not in client.get("/duties/?sector=G&revenue=").content.decode()


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/en/learn/personal-data/", "Decree 13/2023/NĐ-CP"),
        ("/en/learn/econtract/", "Law 51/2005/QH11"),
        ("/learn/econtract/", "Luật Giao dịch điện tử 51/2005/QH11"),
    ],
)
def test_replaced_law_is_named_in_the_reader_s_language(client, db, path, named):
    assert named in client.get(path).content.decode()
