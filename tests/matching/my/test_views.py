"""An owner's needs, conditions, tools and matches: good, bad, foreign and racing requests."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enterprises.models import Conditions, Enterprise, EnterpriseNeed, Statement, ToolInUse
from ledger.models import Wish
from matching.my.inputs import stored_inputs
from tests.owners import enterprise_of, owner

PAGES = ("needs", "conditions", "tools", "matches")
STORY = "phan mem ql kho cho quan ca phe, duoi 500k/thang, khong can cham cong, dang dung Sapo"


@pytest.fixture
def person(client, db):
    person = owner()
    client.force_login(person)
    return person


@pytest.fixture
def enterprise(person):
    return enterprise_of(person, sector_id="I")


def html(response):
    return response.content.decode()


def send(client, enterprise, path, **said):
    return client.post(f"/my/{path}/", {"enterprise": enterprise.pk, **said})


def say(client, enterprise, text=STORY, key=None):
    return send(client, enterprise, "needs/words", text=text, request_key=key or uuid4())


def in_force(enterprise):
    rows = EnterpriseNeed.objects.filter(enterprise=enterprise, is_active=True)
    return dict(rows.order_by("need_id").values_list("need_id", "importance"))


def version(enterprise):
    return Enterprise.objects.get(pk=enterprise.pk).needs_version


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_empty_and_full(client, enterprise, name, language):
    assert client.get(f"{language}/my/{name}/").status_code == 200
    say(client, enterprise)
    assert client.get(f"{language}/my/{name}/").status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_without_an_enterprise_one_makes_one_and_comes_back(client, person, name):
    way = client.get(f"/my/{name}/?all=1")["Location"]
    assert way == f"/my/enterprise/new/?next=%2Fmy%2F{name}%2F%3Fall%3D1"
    said = {"kind": "SME", "name": "Quán Mới", "request_key": uuid4()}
    assert client.post(way, said)["Location"] == f"/my/{name}/?all=1"


@pytest.mark.parametrize(
    "path", ["needs", "needs/words", "needs/suggestion", "conditions", "tools"]
)
def test_nobody_else_s_enterprise_is_written(client, enterprise, path):
    foreign = enterprise_of(owner())
    assert send(client, foreign, path, version=1, text="kho").status_code == 404
    assert not EnterpriseNeed.objects.exists()


def test_words_become_needs_and_conditions(client, enterprise):
    say(client, enterprise)
    assert "inventory-control" in in_force(enterprise)
    assert "attendance-timesheet" not in in_force(enterprise)
    assert Conditions.objects.get().budget_vnd_per_month == 500_000
    assert ToolInUse.objects.get().slug == "sapo"


def test_words_sent_twice_are_kept_once(client, enterprise):
    key = uuid4()
    for _time in range(2):
        say(client, enterprise, "bùm chéo loạn", key)
    assert (Statement.objects.count(), Wish.objects.get().times) == (1, 1)


def test_what_is_not_understood_is_asked_about(client, enterprise):
    say(client, enterprise, "bùm chéo loạn")
    response = client.get("/my/needs/")
    assert response.context["is_lost"]
    assert "bùm chéo loạn" in html(response)


@pytest.mark.parametrize("text", ["", "ơ" * 2001], ids=["nothing", "too long"])
def test_words_that_cannot_be_kept_are_said_so(client, enterprise, text):
    response = say(client, enterprise, text)
    assert response.context["words"].errors["text"]
    assert text in html(response)


def test_odd_words_break_nothing(client, enterprise):
    assert say(client, enterprise, "kho\0 <b>hàng</b>").status_code == 302
    assert "<b>hàng" not in html(client.get("/my/needs/"))


def test_words_are_limited(client, enterprise):
    assert [say(client, enterprise).status_code for _time in range(31)][-1] == 429


def test_needs_are_kept_weighed_and_added(client, enterprise):
    say(client, enterprise)
    said = {"need": ["inventory-control", "payroll", "nope\0"], "importance-inventory-control": "3"}
    send(client, enterprise, "needs", version=version(enterprise), **said)
    assert in_force(enterprise) == {"inventory-control": 3, "payroll": 2}


def test_two_tabs_do_not_write_over_each_other(client, enterprise):
    send(client, enterprise, "needs", version=1, need=["payroll"])
    response = send(client, enterprise, "needs", version=1, need=["pos-retail"])
    assert response.context["changed"]
    assert [row.code for row in response.context["needs"]] == ["pos-retail"]
    assert in_force(enterprise) == {"payroll": 2}
    send(client, enterprise, "needs", version=response.context["version"], need=["pos-retail"])
    assert in_force(enterprise) == {"pos-retail": 2}


def test_a_suggestion_is_taken_with_one_tap(client, enterprise):
    send(client, enterprise, "needs/suggestion", need=["payroll", "nope", "\0"])
    assert in_force(enterprise) == {"payroll": 2}


def test_a_need_that_nothing_covers_is_noted(client, enterprise, monkeypatch):
    uncovered = sorted(uncovered_needs())[:1]
    send(client, enterprise, "needs", version=1, need=uncovered)
    assert Wish.objects.filter(needs=uncovered).exists() == bool(uncovered)


def uncovered_needs():
    from platforms import snapshot

    held = snapshot.current()
    return set(held.taxonomy.needs) - held.part("needs-covered") - {"where-to-start"}


def test_conditions_are_kept(client, enterprise):
    said = {"budget": "1tr5", "deployment": ["cloud"], "language": ["vi"]}
    send(client, enterprise, "conditions", version=1, **said)
    kept = Conditions.objects.get()
    assert (kept.budget_vnd_per_month, kept.deployments) == (1_500_000, ["cloud"])
    assert client.get("/my/conditions/").context["form"]["budget"].value() == "1.500.000"


def test_conditions_that_are_too_old_are_refused(client, enterprise):
    send(client, enterprise, "conditions", version=1, budget="1tr")
    response = send(client, enterprise, "conditions", version=1, budget="2tr")
    assert ("2tr" in html(response), response.context["form"].errors != {}) == (True, True)
    again = response.context["form"]["version"].value()
    assert send(client, enterprise, "conditions", version=again, budget="2tr").status_code == 302


def test_a_sum_nobody_can_read_is_said_so(client, enterprise):
    response = send(client, enterprise, "conditions", version=1, budget="nhiều")
    assert response.context["form"].errors["budget"]


def tools():
    rows = ToolInUse.objects.order_by("slug", "name")
    return [(row.slug, row.name, row.must_link) for row in rows]


def test_a_tool_of_the_catalogue_is_found_by_its_name(client, enterprise):
    send(client, enterprise, "tools", version=1, tool="KiotViet")
    assert tools() == [("kiotviet", "", False)]


def test_a_tool_that_is_not_listed_is_kept_by_its_name(client, enterprise):
    response = send(client, enterprise, "tools", version=1, tool="Sổ tay bìa xanh")
    assert response.context["question"].text == "Sổ tay bìa xanh"
    assert not tools()
    said = {"tool": "Sổ tay bìa xanh", "named": ["Sổ tay bìa xanh"]}
    send(client, enterprise, "tools", version=1, **said)
    assert tools() == [("", "Sổ tay bìa xanh", False)]


def test_finding_a_tool_saves_nothing(client, enterprise):
    response = client.post("/my/tools/?find=1", {"enterprise": enterprise.pk, "tool": "kiotviet"})
    assert (response.status_code, tools()) == (200, [])


def test_tools_are_unticked_and_linked(client, enterprise):
    send(client, enterprise, "tools", version=1, existing=["sapo", "kiotviet"], named=["Excel"])
    send(client, enterprise, "tools", version=2, existing=["sapo"], link=["sapo"])
    assert tools() == [("sapo", "", True)]


def test_tools_that_are_too_old_are_refused(client, enterprise):
    send(client, enterprise, "tools", version=1, named=["Excel"])
    response = send(client, enterprise, "tools", version=1, named=["Word"])
    assert response.context["changed"]
    assert tools() == [("", "Excel", False)]


def test_matches_follow_what_is_stored(client, enterprise):
    say(client, enterprise)
    response = client.get("/my/matches/")
    outcome = response.context["outcome"]
    assert (outcome.is_default, outcome.inputs) == (False, stored_inputs(enterprise))
    assert "sapo" not in {card.listing.slug for card in response.context["cards"]}


def test_the_reasons_of_later_matches_are_folded(client, enterprise):
    say(client, enterprise)
    response = client.get("/my/matches/")
    folded = html(response).count('<details class="fold">')
    assert folded == len(response.context["cards"]) - 3 > 0


def test_matches_without_needs_say_so(client, enterprise):
    assert client.get("/my/matches/").context["outcome"].is_default


def test_matches_tell_what_changed_and_why(client, enterprise):
    say(client, enterprise)
    client.get("/my/matches/")
    send(client, enterprise, "needs", version=version(enterprise), need=["payroll"])
    text = html(client.get("/en/my/matches/"))
    assert "needs, conditions or tools changed" in text
    assert "No longer among the first:" in text


def test_home_offers_what_comes_next(client, enterprise):
    steps = [client.get("/my/").context["step"]]
    say(client, enterprise)
    steps.append(client.get("/my/").context["step"])
    client.get("/my/matches/")
    steps.append(client.get("/my/").context["step"])
    assert steps[:2] == ["needs", "matches"]
    assert steps[2] != "matches"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_however_much_there_is(client, enterprise, name):
    say(client, enterprise)
    client.get(f"/my/{name}/")
    few = count(client, name)
    for number in range(5):
        say(client, enterprise, f"tính lương, bán hàng online lần {number}")
    send(client, enterprise, "tools", version=version(enterprise), existing=["sapo", "kiotviet"])
    client.get(f"/my/{name}/")
    assert count(client, name) == few <= 12


def count(client, name):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/my/{name}/").status_code == 200
    return len(asked)


def test_capital_decides_the_size_that_the_match_counts_with(client, enterprise):
    said = {"employees": 40, "capital_band_vnd": 50_000_000_000, "sector_id": "G"}
    Enterprise.objects.update(**said)
    assert stored_inputs(Enterprise.objects.get()).size == "small"
