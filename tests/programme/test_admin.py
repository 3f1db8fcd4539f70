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
    client.post("/admin/programme/targetchange/", decision)
    target.refresh_from_db()
    assert target.value == 16_000


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
