"""Unmet demand over the API: numbers of five or more, split as asked."""

import pytest

from tests.programme.radar.conftest import NOWHERE, asked, count

pytestmark = pytest.mark.django_db
__all__ = ["asked", "count"]


def test_before_the_first_count_it_says_so(client):
    said = client.get("/api/v1/demand").json()
    assert said == {"day": None, "fewest": 5, "enterprises": [], "results": []}


def test_a_need_by_sector_and_province(client, asked, count):
    asked(6, NOWHERE, sector="G", province="01")
    asked(7, NOWHERE, sector="C", province="79")
    count()
    found = client.get(f"/api/v1/demand?need={NOWHERE}&by=sector").json()
    rows = {row["sector"]: (row["asked"], row["unmet"]) for row in found["enterprises"]}
    assert rows == {"G": (6, 6), "C": (7, 7)}
    whole = client.get("/api/v1/demand?province=79").json()["enterprises"]
    assert [(row["need"], row["province"], row["unmet"]) for row in whole] == [(NOWHERE, "79", 7)]


def test_four_are_not_told(client, asked, count):
    asked(4, NOWHERE, sector="G")
    count()
    assert client.get(f"/api/v1/demand?need={NOWHERE}&by=sector").json()["enterprises"] == []


@pytest.mark.parametrize("query", ["need=no-such", "sector=ZZ", "province=00", "by=size", "x=1"])
def test_what_it_does_not_know_is_refused(client, asked, count, query):
    asked(1, NOWHERE)
    count()
    assert client.get(f"/api/v1/demand?{query}").status_code == 422
