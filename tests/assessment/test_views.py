import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.signals import user_logged_in
from django.urls import reverse
from django.utils import timezone

from assessment import services
from assessment.models import Assessment, ColleagueAnswer
from assessment.services import About
from enterprises.models import Enterprise
from tests.assessment.conftest import answers_alike
from tests.owners import enterprise_of, join, owner
from tests.staff import sign_in

pytestmark = pytest.mark.django_db
BEGIN = "/assessment/start/dbi-short/"


@pytest.fixture
def begun(client):
    """An attempt that this client's browser holds."""
    answer = client.post(BEGIN, {"key": str(uuid4()), "sector": "G", "size": "small"})
    assert answer.status_code == 302, answer.content.decode()
    return Assessment.objects.get()


def url(row, name="result", *more):
    return reverse(f"assessment-{name}", args=[row.token, *more])


def sent(paper, steps, **more):
    given = answers_alike(paper, steps)
    return {"asked": list(given), **given, **more}


def finish(client, row, steps=2):
    client.post(url(row, "all"), sent(services.paper_for(row), steps))
    return client.post(url(row, "finish"), follow=True)


def text_of(answer):
    return answer.content.decode()


def test_start_offers_both_and_says_whose_words_they_are(client):
    page = text_of(client.get("/en/assessment/"))
    assert page.count("Illustrative, in our own words") == 2
    assert "not the official set of 60 criteria" in page


def test_beginning_leads_to_the_first_pillar(client):
    answer = client.post(BEGIN, {"key": str(uuid4())})
    row = Assessment.objects.get()
    assert answer.url == url(row, "pillar", "customer-experience")
    assert (row.sector_id, row.size, row.owner) == (None, "", None)


def test_a_second_click_begins_nothing(client):
    key = str(uuid4())
    first, second = client.post(BEGIN, {"key": key}), client.post(BEGIN, {"key": key})
    assert first.url == second.url
    assert Assessment.objects.count() == 1


def test_tools_ask_for_the_industry_first(client):
    answer = client.post("/en/assessment/start/sector-tools/", {"key": "x", "size": "small"})
    page = text_of(answer)
    assert "Choose your industry" in page
    assert re.search(r'value="small"[^>]*checked', page)
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    "body", ["sector=ZZ", "size=" + "x" * 10_000, "sector=%ED%A0%80", "sector=%00", "key=%00"]
)
def test_odd_values_are_told_or_passed_over(client, body):
    answer = client.post(BEGIN, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == (302 if body.startswith("key") else 200)


def test_an_unknown_instrument_is_not_there(client):
    assert client.get("/assessment/start/no-such-thing/").status_code == 404


def test_pillar_by_pillar_and_back_with_what_was_ticked(client, begun):
    first = url(begun, "pillar", "customer-experience")
    answer = client.post(first, {"asked": ["cx-website", "cx-social"], "cx-website": "3"})
    assert answer.url == url(begun, "pillar", "strategy")
    page = text_of(client.get(first))
    assert 'id="a-cx-website-3" checked' in page
    assert page.count(" checked") == 1


def test_saving_for_later_and_resuming_in_the_same_browser(client, begun):
    data = {"asked": "st-plan", "st-plan": "2", "later": "1"}
    answer = client.post(url(begun, "pillar", "strategy"), data, follow=True)
    assert "1/4" in text_of(answer)
    assert url(begun) in text_of(client.get("/assessment/"))


def test_finishing_too_early_names_the_questions_and_links_them(client, begun):
    page = text_of(client.post(url(begun, "finish")))
    assert f"{url(begun, 'pillar', 'strategy')}#q-st-plan" in page
    begun.refresh_from_db()
    assert begun.finished_at is None


def test_a_result_says_level_gaps_needs_and_where_they_lead(client, begun):
    page = text_of(finish(client, begun))
    assert "Mức 2: Bắt đầu" in page
    assert "128 trên 320 điểm" in page
    assert "Lên mức 3 (Hình thành) cần gì" in page
    assert "Tổng trên 128 điểm: bạn còn thiếu 0,1." in page
    link = re.search(r'href="(/match/enterprise/\?[^"]+)"', page)[1].replace("&amp;", "&")
    assert "sector=G" in link
    assert "maturity=strategy%3A2" in link
    step = text_of(client.get(link))
    assert 'name="maturity" value="strategy:2"' in step
    reading = re.search(r'href="(/learn/\?[^"]+)"', page)[1].replace("&amp;", "&")
    fits = [card.article.code for card in client.get(reading).context["page"].fits]
    assert fits
    assert all(f'href="/learn/{code}/"' in page for code in fits[:3])


def test_the_match_takes_the_levels_along_to_its_result(client, begun):
    page = text_of(finish(client, begun))
    link = re.search(r'href="(/match/enterprise/\?[^"]+)"', page)[1].replace("&amp;", "&")
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text_of(client.get(link)))
    data = {name: [v for n, v in fields if n == name] for name, _ in fields}
    needs = re.findall(r"need=([\w-]+)", link)
    answer = client.post("/match/results/", {**data, "need": needs}, follow=True)
    assert "theo bài tự đánh giá của bạn" in text_of(answer)


def test_the_top_level_needs_nothing_more(client, begun):
    page = text_of(finish(client, begun, steps=5))
    assert "Bạn đã ở mức cao nhất" in page
    assert "/match/enterprise/?" not in page


def test_somebody_elses_is_like_a_missing_one(client, begin):
    foreign, nobodys = begin(steps=2, finished=True).token, "A" * 22
    there, missing = (client.get(f"/assessment/{token}/") for token in (foreign, nobodys))
    assert there.status_code == missing.status_code == 404
    assert text_of(there).replace(foreign, nobodys) == text_of(missing)
    for name in ("all", "finish", "again", "invite"):
        assert client.post(f"/assessment/{foreign}/{name}/").status_code == 404


@pytest.mark.parametrize(
    "data",
    [
        {"asked": "no-such-question"},
        {"asked": "x" * 10_000},
        {"asked": "customers-all", "customers-all": "website"},
    ],
    ids=["question", "long", "other instrument"],
)
def test_what_is_not_on_the_paper_is_like_a_missing_one(client, begun, data):
    assert client.post(url(begun, "all"), data).status_code == 404
    begun.refresh_from_db()
    assert begun.answers == {}


@pytest.mark.parametrize("answer", ["9", "\0", "x" * 5_000, ["1", "2"]])
@pytest.mark.parametrize("name", ["all", "pillar"])
def test_an_answer_that_is_not_offered_is_told_beside_its_question(client, begun, name, answer):
    paper = services.paper_for(begun)
    pillar = paper.pillar_of("cx-website")
    other = next(q.code for q in pillar.questions if q.code != "cx-website")
    address = url(begun, name, *([pillar.code] if name == "pillar" else []))
    data = {"asked": ["cx-website", other], "cx-website": answer, other: "2"}
    response = client.post(address, data)
    page = text_of(response)
    assert response.status_code == 422
    assert 'id="q-cx-website-error"' in page
    assert 'href="#q-cx-website"' in page
    assert f'id="a-{other}-2" checked' in page
    begun.refresh_from_db()
    assert begun.answers == {other: ["2"]}


def test_an_unknown_pillar_is_not_there(client, begun):
    assert client.get(url(begun, "pillar", "no-such-pillar")).status_code == 404


def test_an_expired_one_is_gone(client, begun):
    Assessment.objects.update(
        expires_at=timezone.now(), created_at=timezone.now() - timedelta(days=90)
    )
    assert client.get(url(begun)).status_code == 404
    assert client.post(url(begun, "all")).status_code == 404


def test_a_second_tab_that_comes_too_late_loses_nothing(client, begun):
    finish(client, begun)
    data = {"asked": "cx-website", "cx-website": "5"}
    late = client.post(url(begun, "pillar", "customer-experience"), data)
    page = text_of(late)
    assert late.status_code == 409
    assert 'name="cx-website" value="5"' in page
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    for _ in range(2):
        answer = client.post(url(begun, "again"), {**data, "key": key})
    new = Assessment.objects.exclude(pk=begun.pk).get()
    assert answer.url == url(new)
    assert new.answers["cx-website"] == ["5"]


def test_going_back_to_the_questions_of_a_finished_one_leads_to_its_result(client, begun):
    finish(client, begun)
    assert client.get(url(begun, "pillar", "strategy")).url == url(begun)
    assert client.get(url(begun, "all")).url == url(begun)


def test_results_over_time_with_a_band_between_instruments(client, begun):
    finish(client, begun)
    client.post(url(begun, "again"), {"key": str(uuid4())})
    second = Assessment.objects.exclude(pk=begun.pk).get()
    assert "Không so sánh được: từ đây" not in text_of(
        client.post(url(second, "finish"), follow=True)
    )
    client.post("/assessment/start/sector-tools/", {"key": str(uuid4()), "industry": "retail"})
    tools = Assessment.objects.get(industry="retail")
    page = text_of(finish(client, tools, steps=1))
    assert page.count("timeline__item") == 4  # three, one of them marked as shown here
    assert page.count("Không so sánh được: từ đây") == 1


def test_peers_are_missing_with_a_reason(client, begun):
    assert "cần ít nhất 5 cơ sở cùng ngành" in text_of(finish(client, begun))


def test_peers_appear_from_five(client, begun, begin):
    for steps in range(5):
        begin(about=About(sector="47", size="small"), steps=steps, finished=True)
    page = text_of(finish(client, begun))
    assert "bars__others" in page
    assert "Nơi tương tự (trung vị)" in page


def test_not_having_said_who_one_is_is_the_reason(client):
    client.post(BEGIN, {"key": str(uuid4())})
    page = text_of(finish(client, Assessment.objects.get()))
    assert "vì bạn chưa nêu ngành và quy mô" in page


def test_colleagues_answer_without_a_trace(client, begun):
    finish(client, begun)
    assert client.post(url(begun, "invite")).url == f"{url(begun)}#colleagues"
    begun.refresh_from_db()
    link = reverse("assessment-colleague", args=[begun.colleague_token])
    paper = services.paper_for(begun)
    for number in range(3):
        stranger = client.__class__()
        assert "không gắn với tên" in text_of(stranger.get(link))
        answer = stranger.post(link, sent(paper, number, key=str(uuid4())), follow=True)
        assert "Cảm ơn bạn" in text_of(answer)
        assert "assessments" not in stranger.cookies
        page = text_of(client.get(url(begun)))
        assert ('id="apart"' in page) is (number == 2)
    assert "0 % – 40 %" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert ColleagueAnswer.objects.count() == 3


def test_a_colleague_who_left_something_out_keeps_her_ticks(client, begun):
    finish(client, begun)
    client.post(url(begun, "invite"))
    begun.refresh_from_db()
    link = reverse("assessment-colleague", args=[begun.colleague_token])
    page = text_of(client.post(link, {"asked": "cx-website", "cx-website": "4"}))
    assert 'id="a-cx-website-4" checked' in page
    assert 'href="#q-st-plan"' in page
    assert "Hãy chọn một câu trả lời." in page
    assert client.post(link, {"asked": "nothing"}).status_code == 404
    forged = {"asked": ["cx-website", "st-plan"], "cx-website": "9", "st-plan": "2"}
    page = text_of(client.post(link, forged))
    assert 'id="a-st-plan-2" checked' in page
    assert 'href="#q-cx-website"' in page


def test_no_link_for_colleagues_before_the_end(client, begun):
    assert client.post(url(begun, "invite")).status_code == 404
    assert client.get(f"/assessment/colleagues/{begun.token}/").status_code == 404


def test_signing_in_claims_what_the_browser_holds(client, begun, person, rf):
    request = client.get("/assessment/").wsgi_request
    user_logged_in.send(sender=type(person), request=request, user=person)
    begun.refresh_from_db()
    assert begun.owner == person
    assert client.get(url(begun)).status_code == 404  # signed out again, it is hers alone
    client.force_login(person)
    assert client.get(url(begun)).status_code == 200
    user_logged_in.send(sender=type(person), request=None, user=person)


def test_an_account_finds_its_own_on_any_device(client, begin, person):
    row = begin(owner=person)
    client.force_login(person)
    assert "trong tài khoản của bạn" in text_of(client.get(url(row)))
    client.post(BEGIN, {"key": str(uuid4())})
    assert Assessment.objects.filter(owner=person).count() == 2


def test_staff_cannot_read_it(client, begin):
    sign_in(client, "superuser")
    assert client.get(url(begin(steps=1, finished=True))).status_code == 404


def test_too_many_beginnings_have_to_wait(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "assessment": (1, timedelta(hours=1))}
    answers = [client.post(BEGIN, {"key": str(uuid4())}).status_code for _ in range(2)]
    assert answers == [302, 429]


def test_a_page_answered_twice_is_drawn_from_memory(client, begun, django_assert_max_num_queries):
    client.get(url(begun, "all"))
    with django_assert_max_num_queries(1):
        page = text_of(client.get(url(begun, "all")))
    assert page.count("<fieldset") == 36


def test_answers_are_hers_alone(client, begun):
    answer = client.get(url(begun))
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


@pytest.fixture
def enterprise(client):
    person = owner()
    client.force_login(person)
    return enterprise_of(person, sector_id="47", employees=8)


def test_for_an_enterprise_trade_and_size_come_from_its_profile(client, enterprise):
    page = text_of(client.get("/en" + BEGIN))
    assert 'name="sector"' not in page
    assert 'name="size"' not in page
    client.post(BEGIN, {"key": str(uuid4()), "enterprise": enterprise.pk, "sector": "C"})
    row = Assessment.objects.get()
    assert (row.enterprise, row.sector_id, row.size) == (enterprise, "47", "micro")


def test_what_the_profile_does_not_say_is_asked(client, enterprise):
    Enterprise.objects.update(sector=None, employees=None)
    client.post(BEGIN, {"key": str(uuid4()), "sector": "C", "size": "small"})
    row = Assessment.objects.get()
    assert (row.enterprise, row.sector_id, row.size) == (enterprise, "C", "small")


def test_a_household_business_compares_itself_with_the_smallest(client, enterprise):
    Enterprise.objects.update(kind="HOUSEHOLD", employees=None)
    client.post(BEGIN, {"key": str(uuid4())})
    assert Assessment.objects.get().size == "micro"


def test_nobody_begins_for_somebody_else_s_enterprise(client, enterprise):
    foreign = enterprise_of(owner())
    answer = client.post(BEGIN, {"key": str(uuid4()), "enterprise": foreign.pk})
    assert answer.status_code == 404
    assert not Assessment.objects.exists()


def test_a_colleague_sees_it_on_the_way_of_the_enterprise(client, enterprise):
    client.post(BEGIN, {"key": str(uuid4())})
    first = Assessment.objects.get()
    finish(client, first)
    other = owner()
    join(enterprise, other)
    client.force_login(other)
    client.post(BEGIN, {"key": str(uuid4())})
    second = Assessment.objects.latest("pk")
    page = finish(client, second, steps=1)
    assert [stop.token for stop in page.context["stops"]] == [first.token, second.token]
    client.force_login(owner())
    assert client.get(url(first)).status_code == 404


def test_its_needs_are_added_and_shown(client, enterprise):
    client.post(BEGIN, {"key": str(uuid4())})
    row = Assessment.objects.get()
    page = text_of(finish(client, row, steps=1))
    assert url(row, "needs") in page
    answer = client.post(url(row, "needs"))
    assert answer["Location"] == "/my/needs/"
    assert enterprise.needs.filter(source="ASSESSMENT").exists()


def test_without_an_enterprise_its_needs_lead_nowhere_new(client, begun):
    finish(client, begun, steps=1)
    client.force_login(owner())
    assert client.post(url(begun, "needs"))["Location"] == url(begun)
