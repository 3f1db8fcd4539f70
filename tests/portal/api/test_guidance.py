"""Duties and guidance as open data."""

import pytest


def duties(client, **asked):
    answer = client.get("/api/v1/duties", asked)
    assert answer.status_code == 200
    return {row["code"]: row for row in answer.json()["duties"]}


def test_all_duties_come_with_law_mark_and_reason(client, db):
    found = duties(client, kind="household", revenue_vnd=1_000_000_001)
    assert len(found) == 7
    row = found["household-einvoice"]
    assert row["applies"] == "yes"
    assert row["on"] == "2026-07-01"
    assert row["confidence"] == "UNVERIFIED"
    assert row["legal_reference"]["code"] == "decree-254-2026"
    assert row["why"][1]["en"] == "your revenue is above 1 billion ₫ a year"
    assert row["needs"] == ["pos-einvoice", "issue-einvoice"]


def test_the_order_is_surest_first(client, db):
    rows = client.get("/api/v1/duties?kind=household").json()["duties"]
    order = ["yes", "maybe", "no"]
    places = [order.index(row["applies"]) for row in rows]
    assert places == sorted(places)


def test_a_sector_settles_the_cash_register(client, db):
    row = duties(client, kind="enterprise", sector="56")["cash-register-invoice"]
    assert row["applies"] == "yes"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"kind": "state"}, "kind"),
        ({"sector": "99"}, "sector"),
        ({"sector": "x"}, "sector"),
        ({"size": "huge"}, "size"),
        ({"revenue_vnd": "-1"}, "revenue_vnd"),
        ({"revenue_vnd": "1e40"}, "revenue_vnd"),
        ({"mystery": "1"}, "mystery"),
    ],
    ids=str,
)
def test_what_is_not_understood_is_refused_by_name(client, db, asked, field):
    answer = client.get("/api/v1/duties", asked)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_guidance_holds_laws_and_articles_with_sources(client, db):
    found = client.get("/api/v1/guidance").json()
    assert len(found["legal_references"]) == 12
    assert len(found["articles"]) == 14
    assert found["disclaimer"]["en"].startswith("General guidance")
    article = next(row for row in found["articles"] if row["code"] == "econtract")
    assert article["sources"][0]["address"] == "https://ceca.gov.vn/"
    assert article["legal_references"] == ["law-20-2023"]
    assert not article["is_editorial"]
    assert article["url"].endswith("/learn/econtract/")
