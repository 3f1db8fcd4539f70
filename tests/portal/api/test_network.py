"""The consulting network over the API: figures, never a person."""

import pytest

from tests.advisers.people import COMMUNE, adviser

pytestmark = pytest.mark.django_db


def test_a_province_in_figures_without_anybody_s_name(client):
    adviser(name="Trần Thị Mai", functions=["sales-pos"])
    response = client.get("/api/v1/coverage?province=01")
    said = response.json()
    here = next(each for each in said["communes"] if each["commune"] == COMMUNE)
    assert said["covered"] == 1
    assert {each["province"] for each in said["communes"]} == {"01"}
    assert {name: here[name] for name in ("advisers", "has_room", "topics")} == {
        "advisers": 1,
        "has_room": True,
        "topics": ["sales-pos"],
    }
    assert (here["requests"], here["answered_minutes"]) == (None, None)
    assert "Trần Thị" not in response.content.decode()


@pytest.mark.parametrize("query", ["province=x", "commune=00070"])
def test_what_it_does_not_know_is_refused(client, query):
    assert client.get(f"/api/v1/coverage?{query}").status_code == 422
