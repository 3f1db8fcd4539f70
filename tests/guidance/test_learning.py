"""Plans, words, skills, search and answers as readers meet them."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.conf import settings

from guidance.answers import answer_page, counts_of, forget_words
from guidance.models import Article, PageAnswer, Plan, PlanSource, Term
from tests.guidance.conftest import AT
from tests.guidance.test_views import text_of

PLANS = (
    *("retail", "food-service", "manufacturing", "agriculture", "logistics", "tourism"),
    *("education", "health", "construction", "professional-services"),
)
ACCENTED = r"\w*[ăđơưạảấầậắằặẹẻếềệịọốồộớờợụứừựỳỵ]\w*"


@pytest.mark.parametrize("code", PLANS)
def test_a_plan_shows_steps_duties_platforms_and_sources(client, db, code):
    page = client.get(f"/learn/plans/{code}/").context["page"]
    assert 5 <= len(page.steps) <= 7
    assert page.plan.sources
    assert all(line.duty.code == line.step.duty for line in page.steps if line.step.duty)
    shown = [line for line in page.steps if line.platforms]
    assert shown
    for line in shown:
        assert f"need={line.step.need.code}" in line.platforms.path
        assert line.platforms.total >= len(line.platforms.first) > 0


def test_platforms_of_a_step_are_those_of_the_sector_today(client, db):
    from platforms.models import Platform

    first = client.get("/learn/plans/retail/").context["page"].steps[0].platforms
    assert "sector=G" in first.path
    assert f'href="{first.first[0].path}"' in client.get("/learn/plans/retail/").content.decode()
    slug = first.first[0].path.strip("/").split("/")[-1]
    Platform.objects.filter(slug=slug).update(status="RETIRED")
    after = client.get("/learn/plans/retail/").context["page"].steps[0].platforms
    assert (after.total, slug in after.path) == (first.total - 1, False)
    assert first.first[0].name not in [platform.name for platform in after.first]


def test_a_plan_is_whole_in_english(client, db):
    for code in PLANS:
        main = client.get(f"/en/learn/plans/{code}/").content.decode().split("<main")[1]
        words = re.sub(r'<ul class="source-list">.*?</ul>|<[^>]+>', " ", main.split("</main>")[0])
        names = re.sub(r"Platforms for.*?see all", "", re.sub(r"\s+", " ", words))
        assert re.findall(ACCENTED, names) == []


def test_a_plan_without_a_source_is_not_shown(client, db):
    PlanSource.objects.filter(plan="retail").delete()
    assert client.get("/learn/plans/retail/").status_code == 404
    assert "/learn/plans/retail/" not in client.get("/learn/plans/").content.decode()


def test_a_plan_past_its_review_says_so(client, db):
    Plan.objects.filter(code="retail").update(
        checked_on=date(2020, 1, 1), review_on=date(2020, 6, 1)
    )
    assert "đến hạn rà soát" in text_of(client.get("/learn/plans/retail/"))


def test_every_word_stands_in_the_glossary_under_its_own_address(client, db):
    page = client.get("/learn/glossary/")
    html = page.content.decode()
    terms = [line.term for part in page.context["page"].letters for line in part.lines]
    assert len(terms) == Term.objects.count() >= 50
    assert all(f'id="{term.code}"' in html for term in terms)


@pytest.mark.parametrize("path", ["glossary/", "skills/", "skills/owner/", "plans/", "?q=cloud"])
def test_pages_are_whole_in_english(client, db, path):
    html = client.get(f"/en/learn/{path}").content.decode()
    main = re.sub(
        r'<ul class="list">.*', " ", html.split("<main")[1].split("</main>")[0], flags=re.S
    )
    words = re.sub(r"<[^>]+>|https?://\S+|757/QĐ-BKHCN", " ", main)
    assert re.findall(ACCENTED, words) == []


ODD = ["a" * 5_000, "47' OR 1=1", "\ud83d", "[x](y) {{ z }}", "<b>x</b>", "%00", "ạ" * 300]


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_odd_addresses_are_answered(client, db, value):
    sent = value.encode("utf-8", "surrogatepass")
    for name in ("q", "need", "pillar", "topic"):
        response = client.get("/learn/", {name: sent})
        assert response.status_code == 200
        assert "<b>x</b>" not in response.content.decode()
    assert client.get("/learn/skills/owner/", {"figures": sent}).context["page"].result is None


def test_articles_link_words_on_their_first_use(client, db):
    html = client.get("/learn/basic-security/").content.decode()
    assert html.count('href="/learn/glossary/#two-step"') == 1
    assert (
        '/en/learn/glossary/#two-step"' in client.get("/en/learn/basic-security/").content.decode()
    )


def test_a_check_of_skills_stays_in_the_address(client, db):
    page = client.get("/learn/skills/owner/").context["page"]
    assert page.result is None
    response = client.get("/learn/skills/owner/?figures=yes&keys=partly&duties=zzz")
    result = response.context["page"].result
    assert (result.reached, result.most, result.answered) == (3, 10, 2)
    assert [skill.code for skill in result.first] == ["choosing", "contract", "duties", "keys"]
    assert "need=where-to-start" in response.context["page"].match_query
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert response.cookies == {}


def test_all_skills_leave_nothing_to_take_up(client, db):
    path = client.get("/learn/skills/warehouse/").context["page"].path
    query = "&".join(f"{skill.code}=yes" for skill in path.skills)
    result = client.get(f"/learn/skills/warehouse/?{query}").context["page"].result
    assert (result.reached, result.first) == (result.most, ())


@pytest.mark.parametrize(
    ("answers", "text"),
    [("figures=no", "bắt đầu"), ("figures=yes&keys=yes", "Khởi đầu tốt")],
    ids=["little", "some"],
)
def test_a_result_says_what_to_do(client, db, answers, text):
    assert text in client.get(f"/learn/skills/owner/?{answers}").context["page"].result.text


SEARCHES = {
    "hóa đơn": "einvoice-basics",
    "hoa don dien tu": "einvoice-basics",
    "sao lưu": "#backup",
    "quán cà phê": "plans/food-service",
    "thuế khoán": "duties",
}


@pytest.mark.parametrize(("text", "expected"), SEARCHES.items(), ids=SEARCHES)
def test_one_search_finds_texts_and_platforms(client, db, text, expected):
    page = client.get("/learn/", {"q": text}).context["page"]
    assert any(expected in found.path for found in page.found)
    assert page.platforms is None or page.platforms.path.startswith("/platforms/?q=")


@pytest.mark.parametrize("text", ["??", '"', "…"])
def test_what_has_no_words_finds_nothing(client, db, text):
    page = client.get("/learn/", {"q": text}).context["page"]
    assert (page.found, page.platforms) == ((), None)


def test_platforms_found_lead_to_the_search_of_the_catalogue(client, db):
    response = client.get("/learn/", {"q": "hóa đơn"})
    found = response.context["page"].platforms
    assert found.count in text_of(client.get(found.path))
    assert found.first[0].path in response.content.decode()


def test_a_search_that_finds_nothing_leads_on(client, db):
    page = text_of(client.get("/learn/", {"q": "xyzzyq"}))
    assert "Chưa có bài nào nói về “xyzzyq”" in page
    assert "Kể bằng lời của bạn" in page


def test_needs_and_pillars_in_the_address_choose_articles(client, db):
    page = client.get("/learn/?need=backup-recovery&pillar=data-assets&need=zzz").context["page"]
    codes = [card.article.code for card in page.fits]
    assert codes[0] == "vendor-contract"
    assert {"choose-platform", "basic-security"} <= set(codes)
    assert client.get("/learn/?need=zzz").context["page"].fits == ()


def test_an_answer_is_kept_once_and_of_nobody(client, db):
    path = "/learn/start-small/helpful/"
    form = client.get(f"{path}?answer=no").context["form"]
    assert form.initial == {"helpful": "no"}
    sent = {
        "helpful": "no",
        "text": "Gọi tôi 0912 345 678",
        "request_key": str(uuid4()),
    }
    for _again in range(2):
        assert client.post(path, sent).status_code == 302
    row = PageAnswer.objects.get()
    assert (row.page, row.code, row.is_helpful, row.text) == (
        "ARTICLE",
        "start-small",
        False,
        "Gọi tôi …",
    )
    assert "Đã ghi lại" in text_of(client.get(f"{path}?sent=1"))


def test_an_answer_without_a_choice_is_told_and_nothing_is_lost(client, db):
    response = client.post("/learn/plans/retail/helpful/", {"text": "thiếu ví dụ"})
    assert response.status_code == 200
    assert response.context["form"].errors["helpful"]
    assert "thiếu ví dụ" in response.content.decode()
    assert not PageAnswer.objects.exists()


def test_many_answers_on_one_page_have_to_wait(client, db):
    times, _window = settings.RATE_LIMITS["helpful-one"]
    path = "/learn/plans/retail/helpful/"
    for _time in range(times):
        client.post(path, {"helpful": "yes", "request_key": str(uuid4())})
    last = client.post(path, {"helpful": "no", "text": "chờ", "request_key": str(uuid4())})
    assert last.status_code == 429
    assert "chờ" in last.content.decode()
    assert counts_of(PageAnswer.Page.PLAN, ["retail", "health"]) == {"retail": (times, 0)}


def test_words_are_forgotten_after_a_year_and_the_count_stays(db):
    for text, at in (("cũ", AT.replace(year=2025)), ("mới", AT)):
        answer_page(
            page=PageAnswer.Page.ARTICLE,
            code="start-small",
            request_key=uuid4(),
            at=at,
            is_helpful=True,
            text=text,
            language="vi",
        )
    assert forget_words(at=AT.replace(day=AT.day + 1)) == 1
    assert sorted(PageAnswer.objects.values_list("text", flat=True)) == ["", "mới"]
    assert counts_of(PageAnswer.Page.ARTICLE, ["start-small"]) == {"start-small": (2, 0)}


def test_a_page_of_an_unknown_article_takes_no_answer(client, db):
    Article.objects.filter(code="start-small").update(is_retired=True)
    assert client.post("/learn/start-small/helpful/", {"helpful": "yes"}).status_code == 404
