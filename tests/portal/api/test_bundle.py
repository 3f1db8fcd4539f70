"""`POST /api/v1/bundle`: three bundles as the contract says, honest about unknown prices."""

import pytest

SHOP = {
    "needs": [{"code": "inventory-control", "importance": 3}, {"code": "payroll"}],
    "sector": "G",
    "size": "small",
}


def ask(client, **said):
    return client.post("/api/v1/bundle", SHOP | said, content_type="application/json")


def by_kind(response):
    assert response.status_code == 200
    return {row["kind"]: row for row in response.json()["bundles"]}


@pytest.mark.django_db
def test_every_kind_says_what_the_contract_names(client):
    found = by_kind(ask(client))
    assert list(found) == ["cheapest", "best_fit", "fewest_vendors"]
    for row in found.values():
        assert row.keys() >= {"platforms", "covers", "uncovered", "links", "proof"}
        assert {*row["covers"], *row["uncovered"]} == {"inventory-control", "payroll"}
        assert set(row["unknown_prices"]) <= set(row["platforms"])
        assert (row["monthly_vnd"] is None) == (row["unknown_prices"] == row["platforms"])


@pytest.mark.django_db
def test_best_fit_keeps_inside_the_budget(client):
    for budget in (0, 100_000, 300_000):
        row = by_kind(ask(client, budget_vnd_per_month=budget)).get("best_fit")
        assert row is None or (row["monthly_vnd"] <= budget and not row["unknown_prices"])


@pytest.mark.django_db
def test_number_of_platforms_is_limited(client):
    found = by_kind(ask(client, max_platforms=1))
    assert {len(row["platforms"]) for row in found.values()} == {1}


@pytest.mark.django_db
def test_same_question_has_the_same_answer(client):
    assert ask(client).json() == ask(client).json()


@pytest.mark.django_db
def test_nothing_understood_is_no_bundle(client):
    response = client.post("/api/v1/bundle", {"text": "bùm"}, content_type="application/json")
    assert (response.status_code, response.json()["bundles"]) == (200, [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"max_platforms": 0}, "max_platforms"),
        ({"max_platforms": 21}, "max_platforms"),
        ({"colour": "red"}, "colour"),
        ({"sector": "ZZ"}, "sector"),
    ],
    ids=str,
)
def test_what_is_wrong_is_named(client, said, field):
    response = ask(client, **said)
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == field


@pytest.mark.django_db
def test_proof_is_said_in_both_languages(client):
    for row in by_kind(ask(client)).values():
        assert row["proof"]["text"]["vi"]
        assert row["proof"]["text"]["en"] != row["proof"]["text"]["vi"]


@pytest.mark.django_db
def test_a_whole_number_may_be_written_with_a_point(client):
    assert ask(client, max_platforms=3.0).status_code == 200
    assert ask(client, max_platforms=2.5).status_code == 422
