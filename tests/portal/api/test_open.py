"""What anybody may take: from any page, without cookies, refused in one form."""

import pytest

pytestmark = pytest.mark.django_db
READ = ["duties", "guidance", "coverage", "demand", "programme/indicators"]


@pytest.mark.parametrize("end", READ)
def test_any_page_may_read_it_without_cookies(client, end):
    answer = client.get(f"/api/v1/{end}", headers={"Origin": "https://www.laocai.gov.vn"})
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert not answer.cookies


@pytest.mark.parametrize("end", READ)
def test_refusals_have_one_form(client, end):
    for answer in (client.get(f"/api/v1/{end}?mystery=1"), client.post(f"/api/v1/{end}")):
        assert answer.status_code in {405, 422}
        assert set(answer.json()) == {"detail", "errors"}
