"""The list of sites in the admin: checked as typed, managers of one province only read it."""

import pytest

from programme.embed.models import EmbedHost
from programme.embed.services import change_host
from tests.staff import colleague, form_of, sign_in

pytestmark = pytest.mark.django_db
ADD = "/admin/programme/embedhost/add/"


def test_manager_lists_a_site_as_browsers_compare_it(client):
    user = sign_in(client, "programme_manager")
    client.post(ADD, {"origin": "WWW.LaoCai.gov.vn/", "holder": "Sở KH&CN Lào Cai"})
    row = EmbedHost.objects.get()
    assert (row.origin, row.holder) == ("https://www.laocai.gov.vn", "Sở KH&CN Lào Cai")
    assert (row.is_active, row.added_by) == (True, user)


@pytest.mark.parametrize("origin", ["https://*.gov.vn", "http://bank.vn", "https://bank.vn/x", ""])
def test_what_may_not_be_listed_is_told_beside_the_field(client, origin):
    sign_in(client, "programme_manager")
    page = client.post(ADD, {"origin": origin, "holder": "x"})
    assert set(page.context["adminform"].form.errors) == {"origin"}
    assert not EmbedHost.objects.exists()


def test_site_listed_twice_is_told(client, listed_site):
    listed_site()
    sign_in(client, "programme_manager")
    page = client.post(ADD, {"origin": "https://BANK.vn", "holder": "x"})
    assert "đã có trong danh sách" in str(page.context["adminform"].form.errors)


def test_site_is_taken_off_and_its_address_stays(client, listed_site):
    row = listed_site()
    sign_in(client, "programme_manager")
    path = f"/admin/programme/embedhost/{row.pk}/change/"
    said = form_of(client.get(path))
    said.pop("is_active")
    client.post(path, {**said, "origin": "https://evil.vn"})
    row.refresh_from_db()
    assert (row.origin, row.is_active) == ("https://bank.vn", False)
    assert (
        "thay đổi" in client.get(f"/admin/programme/embedhost/{row.pk}/history/").content.decode()
    )


def test_full_list_is_told_and_nothing_typed_is_lost(client, monkeypatch):
    monkeypatch.setattr("programme.embed.rules.MOST_CHARACTERS", 10)
    sign_in(client, "programme_manager")
    page = client.post(ADD, {"origin": "https://bank.vn", "holder": "Ngân hàng"})
    assert page.context["adminform"].form.has_error("__all__", "full")
    assert 'value="Ngân hàng"' in page.content.decode()


def test_manager_of_one_province_only_reads(client, listed_site):
    row = listed_site()
    sign_in(client, "programme_manager", province_id="01")
    assert client.get(ADD).status_code == 403
    path = f"/admin/programme/embedhost/{row.pk}/change/"
    assert client.get(path).status_code == 200
    assert client.post(path, {"holder": "y"}).status_code == 403


@pytest.mark.parametrize("role", ["content_editor", "moderator", "auditor"])
def test_others_of_the_staff_only_read(client, listed_site, role):
    listed_site()
    sign_in(client, role)
    assert client.get("/admin/programme/embedhost/").status_code == 200
    assert client.get(ADD).status_code == 403


def test_two_at_one_site_hear_of_each_other(client, listed_site):
    row = listed_site()
    sign_in(client, "programme_manager")
    path = f"/admin/programme/embedhost/{row.pk}/change/"
    said = form_of(client.get(path))
    change_host(host=row, holder="Khác", is_active=True, by=colleague("programme_manager"))
    client.post(path, {**said, "holder": "Tôi"})
    row.refresh_from_db()
    assert row.holder == "Khác"
