"""The pages of the match: what each answers to good, bad and foreign requests."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import signing
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone, translation

from matching import holders
from matching.models import MatchResult

STEPS = ("match-start", "match-enterprise", "match-conditions")
PAGES = ("match-start", "match-where-to-start", "how-ranking-works")


@pytest.fixture
def mine(client, match_result):
    """The client made this result."""
    MatchResult.objects.update(expires_at=timezone.now() + timedelta(days=1))
    client.cookies[holders.COOKIE] = signing.dumps([match_result.token], salt=holders.SALT)
    return match_result


def url(name, *args, language="vi"):
    with translation.override(language):
        return reverse(name, args=args)


def send(client, name, **said):
    """Send a step's form and read the page it leads to."""
    return client.post(url(name), said, follow=True)


def html(response):
    return response.content.decode()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_page_opens_without_a_cookie(client, db, name, language):
    response = client.get(url(name, language=language))
    assert response.status_code == 200
    assert not response.cookies


def test_words_lead_to_the_second_step(client, db):
    response = send(client, "match-enterprise", text="phan mem ql kho")
    assert "Quản lý tồn kho" in html(response)
    assert response.context["current"] == 2


def test_step_is_read_at_an_address_that_says_what_was_sent(client, db):
    said = {"text": "quản lý kho", "csrfmiddlewaretoken": "x", "unknown": "y"}
    response = client.post(url("match-enterprise"), said)
    query = QueryDict(response.headers["Location"].partition("?")[2])
    assert dict(query) == {"text": ["quản lý kho"]}


def test_words_too_many_for_an_address_are_answered_at_once(client, db):
    response = client.post(url("match-enterprise"), {"text": "quản lý kho " + "ữ " * 900})
    assert (response.status_code, response.context["current"]) == (200, 2)


def test_steps_keep_nothing(client, db):
    send(client, "match-conditions", text="quản lý kho")
    assert not MatchResult.objects.exists()


def test_words_not_understood_are_asked_about(client, db):
    response = send(client, "match-enterprise", text="bùm chéo")
    assert response.context["current"] == 1
    assert "bùm chéo" in html(response)


def test_nothing_said_says_so_beside_the_field(client, db):
    response = send(client, "match-enterprise")
    assert response.context["form"].errors["text"]


def test_too_long_words_are_kept_with_a_message(client, db):
    response = send(client, "match-enterprise", text="kho " * 2500)
    assert response.context["form"].errors["text"]
    assert "kho kho kho" in html(response)


@pytest.mark.parametrize(
    "text", ["\x00kho", "😀", "\u202ekho\u202c", "ho\u0301a đơn", "<script>alert(1)</script>"]
)
@pytest.mark.parametrize("name", [*STEPS, "match-store"])
def test_odd_words_break_no_step(client, db, name, text):
    assert client.post(url(name), {"text": text}).status_code in {200, 302}


def test_not_knowing_where_to_start_leads_to_guidance(client, db):
    response = send(client, "match-enterprise", text="chưa biết bắt đầu từ đâu")
    assert response.request["PATH_INFO"] == url("match-where-to-start")


def test_guidance_offers_the_first_needs_of_a_trade(client, db):
    response = client.get(url("match-where-to-start"), {"sector": "I"})
    assert "Quản lý nhà hàng, quán cà phê" in html(response)


def test_guidance_for_an_unknown_trade_asks_again(client, db):
    response = client.get(url("match-where-to-start"), {"sector": "\u202e?"})
    assert response.context["is_answered"] is False


def test_typed_commune_with_namesakes_gets_suggestions(client, db):
    said = {"need": "payroll", "shown": "enterprise", "place": "Tân An"}
    response = send(client, "match-conditions", **said)
    assert response.context["current"] == 2
    assert html(response).count('name="commune"') > 1


def test_typed_commune_can_be_passed_over(client, db):
    said = {"need": "payroll", "shown": "enterprise", "place": "zzzz", "asked": "place:zzzz"}
    assert send(client, "match-conditions", **said).context["current"] == 3


def test_other_language_keeps_the_answers(client, db):
    response = send(client, "match-enterprise", text="quản lý kho", sector="G")
    address = response.context["other_language_url"]
    assert address.startswith("/en/match/enterprise/?")
    assert "sector=G" in address
    assert client.get(address).context["current"] == 2


@pytest.mark.parametrize("path", ["/match/", "/match/enterprise/", "/match/conditions/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_codes_nobody_knows_are_told(client, db, path, method):
    said = {
        "text": "quản lý kho",
        "sector": "ZZ",
        "commune": "99999",
        "existing": ["kiotviet", "no-such-tool", "<b>"],
        "need": "no-such-need",
    }
    page = html(getattr(client, method)(path, said, follow=True))
    for wrong in ("sector=ZZ", "commune=99999", "existing=no-such-tool", "need=no-such-need"):
        assert f"Không có lựa chọn “{wrong}”" in page
    assert "existing=&lt;b&gt;" in page
    assert 'name="sector" value="ZZ"' not in page
    assert "kiotviet" in page


def test_a_result_is_not_kept_over_codes_nobody_knows(client, db):
    said = {"text": "quản lý kho", "sector": "ZZ", "shown": ["enterprise", "conditions"]}
    page = html(client.post("/match/results/", said))
    assert "Không có lựa chọn “sector=ZZ”" in page
    assert not MatchResult.objects.exists()


def test_fragment_offers_trades(client, db):
    response = client.get(url("match-trades"), {"trade": "quan pho"})
    assert 'name="sector" value="56"' in html(response)


def test_result_is_stored_once_for_a_form_sent_twice(client, db):
    said = {"need": "payroll", "key": str(uuid4())}
    first, second = (client.post(url("match-store"), said) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]


def test_storing_needs_a_token_against_forgery(db, client):
    client.handler.enforce_csrf_checks = True
    assert client.post(url("match-store"), {"need": "payroll"}).status_code == 403


def test_too_many_results_get_429(client, db, settings):
    settings.RATE_LIMITS = {"match": (1, timedelta(minutes=10))}
    client.post(url("match-store"), {"need": "payroll"})
    response = client.post(url("match-store"), {"need": "payroll"})
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0


def test_result_costs_one_query(client, mine, django_assert_num_queries):
    client.get(url("match-result", mine.token))
    with django_assert_num_queries(2):  # the result, and the version check outside a web worker
        client.get(url("match-result", mine.token))


def test_result_is_not_for_search_engines_or_shared_caches(client, mine):
    response = client.get(url("match-result", mine.token))
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert "private" in response.headers["Cache-Control"]


def test_maker_sees_her_words_and_may_correct(client, mine):
    page = html(client.get(url("match-result", mine.token)))
    assert "<mark>quản lý kho" in page
    assert url("match-correct", mine.token) in page


def test_others_see_neither_words_nor_correction(client, mine):
    client.cookies.clear()
    page = html(client.get(url("match-result", mine.token)))
    assert "<mark>" not in page
    assert "cho nhà mình" not in page
    assert url("match-correct", mine.token) not in page


def test_others_can_start_from_it(client, mine):
    client.cookies.clear()
    address = client.get(url("match-result", mine.token)).context["own_url"]
    assert "need=inventory-control" in address
    assert client.get(address).status_code == 200


def test_correction_of_a_foreign_result_is_refused(client, mine):
    client.cookies.clear()
    response = client.post(url("match-correct", mine.token), {"drop": "inventory-control"})
    assert response.status_code == 404
    mine.refresh_from_db()
    assert mine.inputs["needs"] == [["inventory-control", 2]]


def test_dropping_the_only_need_falls_back_on_the_sector(client, mine):
    response = client.post(
        url("match-correct", mine.token), {"drop": "inventory-control"}, follow=True
    )
    assert response.context["outcome"].is_default


@pytest.mark.parametrize(
    "said", [{"relax": "price"}, {"relax": "language"}, {"relax": "link:\x00"}, {"relax": "\x00"}]
)
def test_odd_corrections_are_refused(client, mine, said):
    assert client.post(url("match-correct", mine.token), said).status_code == 404


def test_correction_opened_by_address_leads_to_the_result(client, mine):
    response = client.get(url("match-correct", mine.token))
    assert response.headers["Location"] == url("match-result", mine.token)


@pytest.mark.parametrize("token", ["A" * 22, "x", "ơ", "a" * 300])
def test_unknown_result_has_a_way_on(client, db, token):
    response = client.get(url("match-result", token))
    assert response.status_code == 404
    assert url("match-start") in html(response)


def test_expired_result_is_gone(client, mine):
    MatchResult.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(url("match-result", mine.token)).status_code == 404


def test_changed_catalogue_is_said(client, mine):
    assert client.get(url("match-result", mine.token)).context["is_changed"] is False
    MatchResult.objects.update(catalogue_version=0)
    assert client.get(url("match-result", mine.token)).context["is_changed"] is True


def test_ten_are_shown_first_and_thirty_at_most(client, mine):
    MatchResult.objects.update(inputs={"needs": [["issue-einvoice", 2], ["tax-filing", 2]]})
    first = client.get(url("match-result", mine.token)).context
    more = client.get(url("match-result", mine.token), {"all": "1"}).context
    assert (len(first["cards"]), first["has_more"]) == (10, True)
    assert 10 < len(more["cards"]) <= 30


def test_ranking_page_shows_live_weights_and_seed(client, db):
    context = client.get(url("how-ranking-works")).context
    assert sum(points for _, _, points in context["weights"]) == 100
    assert str(context["seed"]) == timezone.localdate().strftime("%Y%m%d")


def test_ranking_page_works_its_example_out(client, db):
    example = client.get(url("how-ranking-works")).context["example"]
    assert example["listing"].slug == "kiotviet"
    assert len(example["parts"]) == 6


def test_list_of_an_address_is_shown_and_not_kept(client, db):
    response = client.get(url("match-whole"), {"text": "quản lý kho"})
    assert len(response.context["cards"]) == 10
    assert "noindex" in response["X-Robots-Tag"]
    assert not MatchResult.objects.exists()


def test_list_shown_is_the_one_that_is_kept(client, db):
    page = client.get(url("match-whole"), {"text": "quản lý kho cho quán ăn", "all": "1"})
    shown = [card.listing.slug for card in page.context["cards"]]
    said = dict(page.context["hidden"])
    needs = [value for name, value in page.context["hidden"] if name == "need"]
    kept = client.post(url("match-store"), {**said, "need": needs}, follow=True)
    assert [card.listing.slug for card in kept.context["cards"]] == shown[:10]


@pytest.mark.parametrize(
    ("said", "step"), [({}, 1), ({"text": "zzz"}, 1), ({"need": "payroll", "employees": "x"}, 2)]
)
def test_list_asks_first_what_is_not_clear(client, db, said, step):
    assert client.get(url("match-whole"), said).context["current"] == step
