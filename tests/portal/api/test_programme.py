"""Indicators with figures and targets as open data."""

import pytest

from programme.models import Target

pytestmark = pytest.mark.django_db
PATH = "/api/v1/programme/indicators"


def indicators(client, **asked):
    answer = client.get(PATH, asked)
    assert answer.status_code == 200
    return {row["code"]: row for row in answer.json()["indicators"]}


def test_figures_that_conflict_stand_side_by_side_with_their_sources(client):
    found = indicators(client)["reached"]
    assert found["group"] == "programme"
    assert found["name"]["vi"] != found["name"]["en"]
    assert {row["value"] for row in found["figures"] if row["kind"] == "target"} == {
        50_000,
        150_000,
    }
    for figure in found["figures"]:
        assert figure["sources"]
        assert all(each["address"] or each["press"] for each in figure["sources"])


def test_targets_are_of_the_country_or_of_a_province(client):
    Target.objects.create(
        indicator_id="consulted", year=2026, province_id="01", value=5, source="Kế hoạch"
    )
    found = [row for row in indicators(client)["consulted"]["targets"] if row["year"] == 2026]
    assert {"year": 2026, "province": "01", "value": 5.0, "source": "Kế hoạch"} in found


def test_group_narrows(client):
    found = indicators(client, group="industry")
    assert {row["group"] for row in found.values()} == {"industry"}
    assert len(found) < len(indicators(client))


@pytest.mark.parametrize(
    ("asked", "field"), [({"group": "x"}, "group"), ({"year": "2026"}, "year"), ({"q": ""}, "q")]
)
def test_what_is_not_understood_is_refused_by_name(client, asked, field):
    answer = client.get(PATH, asked)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_it_costs_as_many_queries_however_much_there_is(client, django_assert_num_queries):
    with django_assert_num_queries(5):
        client.get(PATH)


@pytest.mark.parametrize(
    "end", ["duties", "guidance", "coverage?province=01", "programme/indicators"]
)
def test_any_page_may_read_it_without_cookies(client, end):
    answer = client.get(f"/api/v1/{end}", headers={"Origin": "https://www.laocai.gov.vn"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert not answer.cookies


@pytest.mark.parametrize("end", ["duties", "guidance", "coverage", "programme/indicators"])
def test_refusals_have_one_form(client, end):
    for answer in (client.get(f"/api/v1/{end}?mystery=1"), client.post(f"/api/v1/{end}")):
        assert answer.status_code in {405, 422}
        assert set(answer.json()) == {"detail", "errors"}
