"""Targets in the admin: a closed year is a wish, somebody else decides; provinces keep apart."""

from datetime import date

import pytest
from django.utils import timezone

from programme.models import OfflineActual, Target, TargetChange
from tests.staff import form_of, sign_in

pytestmark = pytest.mark.django_db
OFFLINE = "/admin/programme/offlineactual/add/"


def change(client, target, **said):
    path = f"/admin/programme/target/{target.pk}/change/"
    return client.post(path, {**form_of(client.get(path)), **said}, follow=True)


def test_target_of_a_closed_year_becomes_a_wish_that_another_approves(client):
    target = Target.objects.get(indicator="consulted", year=2022)
    sign_in(client, "programme_manager")
    assert "reason" in change(client, target, value="16000").context["adminform"].form.errors
    change(client, target, value="16000", reason="Công bố lại")
    target.refresh_from_db()
    wish = TargetChange.objects.get()
    assert (target.value, wish.value, wish.is_approved) == (15_000, 16_000, None)
    decision = {"action": "approve", "_selected_action": wish.pk}
    client.post("/admin/programme/targetchange/", decision)
    assert TargetChange.objects.get().is_approved is None
    sign_in(client, "programme_manager")
    rows = client.get("/admin/programme/targetchange/").content.decode()
    assert "Doanh nghiệp được tư vấn 2022" in rows
    assert "Target" not in rows
    page = client.post("/admin/programme/targetchange/", decision, follow=True)
    assert "Doanh nghiệp được tư vấn 2022: 16.000" in page.content.decode()
    target.refresh_from_db()
    assert target.value == 16_000


def test_closed_year_is_not_changed_by_saving_it_as_it_is_nor_its_source_by_one(client):
    target = Target.objects.get(indicator="consulted", year=2022)
    sign_in(client, "programme_manager")
    assert "error" not in said_on(change(client, target))
    change(client, target, source="Chỗ khác", reason="Nhầm nguồn")
    assert not TargetChange.objects.exists()
    assert Target.objects.get(pk=target.pk).source == target.source


def test_second_wish_for_a_target_is_refused_beside_its_field(client):
    target = Target.objects.get(indicator="consulted", year=2022)
    sign_in(client, "programme_manager")
    change(client, target, value="16000", reason="Công bố lại")
    page = change(client, target, value="17000", reason="Công bố lại")
    assert "value" in page.context["adminform"].form.errors
    assert TargetChange.objects.get().value == 16_000


def said_on(page):
    return {message.level_tag for message in page.context["messages"]}


@pytest.mark.parametrize(
    ("field", "said"),
    [
        pytest.param("year", {"year": "2023"}, id="nobody alone sets a target of a closed year"),
        pytest.param("value", {"value": "0"}, id="nothing is no target"),
        pytest.param("year", {"year": "2099"}, id="nobody plans so far"),
    ],
)
def test_new_target_is_refused_in_words_beside_its_field(client, field, said):
    sign_in(client, "programme_manager")
    path = "/admin/programme/target/add/"
    goal = {"indicator": "visits", "year": "2040", "province": "", "value": "5", "source": "Sổ"}
    page = client.post(path, {**form_of(client.get(path)), **goal, **said})
    errors = page.context["adminform"].form.errors
    assert field in errors
    assert "target_" not in str(errors)
    assert not Target.objects.filter(indicator="visits").exists()


def test_target_of_this_year_changes_at_once_with_a_reason(client):
    year = timezone.localdate().year
    target = Target.objects.create(indicator_id="consulted", year=year, value=1, source="Kế hoạch")
    sign_in(client, "programme_manager")
    change(client, target, value="2", reason="Điều chỉnh")
    target.refresh_from_db()
    assert target.value == 2
    last = target.events.order_by("-pgh_id").first()
    assert last.pgh_context.metadata["reason"] == "Điều chỉnh"


def test_manager_of_a_province_enters_figures_of_hers_only(client):
    sign_in(client, "programme_manager", province_id="01")
    said = {"indicator": "consulted", "month": "2026-10-01", "value": "12", "source": "Sổ"}
    for province in ("", "79"):
        page = client.post(OFFLINE, {**said, "province": province})
        assert "province" in page.context["adminform"].form.errors
    client.post(OFFLINE, {**said, "province": "01"})
    [row] = OfflineActual.objects.all()
    assert (row.province_id, row.month, row.value) == ("01", date(2026, 10, 1), 12)
    assert row.entered_by.province_id == "01"


def entered(client, **changes):
    said = {"indicator": "consulted", "month": "2026-10-17", "province": "", "value": "12"}
    form = form_of(client.get(OFFLINE))
    return {**form, **said, "source": "Sổ của tổ", **changes}


def test_form_sent_twice_enters_one_figure_of_the_whole_month(client):
    sign_in(client, "programme_manager")
    said = entered(client)
    for _twice in range(2):
        client.post(OFFLINE, said)
    [row] = OfflineActual.objects.all()
    assert (row.month, row.value) == (date(2026, 10, 1), 12)
    assert str(row.request_key) == said["form_key"]


def test_month_to_come_and_a_source_twice_are_refused_beside_their_fields(client):
    sign_in(client, "programme_manager")
    page = client.post(OFFLINE, entered(client, month="2044-01-01"))
    assert "month" in page.context["adminform"].form.errors
    client.post(OFFLINE, entered(client))
    page = client.post(OFFLINE, entered(client, value="13"))
    assert "source" in page.context["adminform"].form.errors
    assert OfflineActual.objects.get().value == 12


@pytest.mark.parametrize(
    ("field", "said"),
    [
        pytest.param("month", {"month": "0001-01-01"}, id="a month that no page shows"),
        pytest.param("indicator", {"indicator": "ict-revenue"}, id="what is not counted here"),
    ],
)
def test_figure_that_no_page_would_show_is_refused(client, field, said):
    sign_in(client, "programme_manager")
    page = client.post(OFFLINE, entered(client, **said))
    assert field in page.context["adminform"].form.errors
    assert not OfflineActual.objects.exists()


def test_figure_is_put_right_with_a_reason_that_stays(client):
    sign_in(client, "programme_manager")
    client.post(OFFLINE, entered(client))
    row = OfflineActual.objects.get()
    path = f"/admin/programme/offlineactual/{row.pk}/change/"
    said = {**form_of(client.get(path)), "value": "21"}
    assert "reason" in client.post(path, said).context["adminform"].form.errors
    client.post(path, {**said, "reason": "Gõ nhầm"})
    row.refresh_from_db()
    assert (row.value, row.entered_by.is_staff) == (21, True)
    assert row.events.order_by("-pgh_id").first().pgh_context.metadata["reason"] == "Gõ nhầm"


def test_manager_of_a_province_does_not_open_figures_of_another(client):
    sign_in(client, "programme_manager")
    client.post(OFFLINE, entered(client, province="79"))
    row = OfflineActual.objects.get()
    sign_in(client, "programme_manager", province_id="01")
    path = f"/admin/programme/offlineactual/{row.pk}/change/"
    assert client.post(path, {"value": "1", "source": "x", "reason": "y"}).status_code in (302, 404)
    row.refresh_from_db()
    assert row.value == 12
