from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from enterprises.models import Enterprise, TaxCodeClaim
from enterprises.services import change_enterprise, create_enterprise
from tests.owners import enterprise_of, owner
from tests.staff import form_of, sign_in

pytestmark = pytest.mark.ignore_template_errors
CODE = "0100109106"
LIST = reverse("admin:enterprises_taxcodeclaim_changelist")


@pytest.fixture
def claim(db):
    for _number in range(2):
        create_enterprise(
            kind="SME",
            name="Hai bên",
            tax_code=CODE,
            request_key=uuid4(),
            by=owner(),
            at=timezone.now(),
        )
    return TaxCodeClaim.objects.get()


def page(claim, name="change"):
    return reverse(f"admin:enterprises_taxcodeclaim_{name}", args=[claim.pk])


@pytest.mark.parametrize(("name", "status"), [("give", "GIVEN"), ("keep", "KEPT")])
def test_an_administrator_decides(client, claim, name, status):
    admin = sign_in(client, "admin")
    assert "decision-note" in client.get(page(claim)).content.decode()
    client.post(page(claim, name), {"note": "Giấy phép"})
    claim.refresh_from_db()
    assert (claim.status, claim.decided_by) == (status, admin)
    assert "decision-note" not in client.get(page(claim)).content.decode()


def test_several_are_decided_from_the_list(client, claim):
    sign_in(client, "admin")
    for _time in range(2):
        client.post(LIST, {"action": "keep", "_selected_action": [claim.pk]})
    claim.refresh_from_db()
    assert claim.status == "KEPT"


@pytest.mark.parametrize("role", ["moderator", "programme_manager", "auditor"])
def test_others_read(client, claim, role):
    sign_in(client, role)
    assert client.get(page(claim)).status_code == 200
    client.post(page(claim, "give"))
    claim.refresh_from_db()
    assert claim.status == "OPEN"


def test_looking_decides_nothing(client, claim):
    sign_in(client, "admin")
    assert client.get(page(claim, "give")).status_code == 405


def test_who_edits_content_sees_no_owner(client, claim):
    sign_in(client, "content_editor")
    assert client.get(LIST).status_code == 403


@pytest.fixture
def enterprise(db):
    return enterprise_of(owner())


def profile(enterprise):
    return reverse("admin:enterprises_enterprise_change", args=[enterprise.pk])


def test_an_administrator_puts_a_profile_right(client, enterprise):
    sign_in(client, "admin")
    form = form_of(client.get(profile(enterprise)))
    client.post(profile(enterprise), {**form, "name": "Tên đúng", "sector": "G"})
    enterprise.refresh_from_db()
    assert (enterprise.name, enterprise.sector_id, enterprise.version) == ("Tên đúng", "G", 2)


def test_a_share_above_a_hundred_is_refused_in_words(client, enterprise):
    sign_in(client, "admin")
    form = form_of(client.get(profile(enterprise)))
    response = client.post(profile(enterprise), {**form, "female_share_percent": "101"})
    assert response.context["adminform"].form.errors["female_share_percent"]


def test_a_change_by_the_owner_meanwhile_is_kept(client, enterprise):
    admin = sign_in(client, "admin")
    form = form_of(client.get(profile(enterprise)))
    change_enterprise(
        enterprise=enterprise, changes={"name": "Chủ sửa"}, version=1, by=admin, at=timezone.now()
    )
    client.post(profile(enterprise), {**form, "name": "Cán bộ sửa"})
    assert Enterprise.objects.get().name == "Chủ sửa"


def test_a_moderator_reads_a_profile(client, enterprise):
    sign_in(client, "moderator")
    assert client.get(profile(enterprise)).status_code == 200
    client.post(profile(enterprise), {"name": "Khác"})
    assert Enterprise.objects.get().name == "Công ty Thử"
