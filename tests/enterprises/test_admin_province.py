"""A programme manager limited to a province sees its enterprises; the others are not there."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from enterprises.models import Enterprise, Membership, TaxCodeClaim
from reference.models import Commune
from tests.owners import enterprise_of, owner, tax_code
from tests.staff import sign_in

pytestmark = pytest.mark.ignore_template_errors


def commune_of(province):
    return Commune.objects.filter(province=province).order_by("pk").first()


@pytest.fixture
def rows(db):
    """By province: an enterprise, who acts for it, a claim of a tax code there."""
    made = {}
    for number, province in enumerate(("01", "79")):
        holder = enterprise_of(
            owner(), name=f"Ở {province}", tax_code=tax_code(number), commune=commune_of(province)
        )
        claimant = enterprise_of(owner(), name=f"Đòi {province}", commune=commune_of(province))
        claim = TaxCodeClaim.objects.create(
            tax_code=holder.tax_code, claimant=claimant, holder=holder, claimed_at=timezone.now()
        )
        made[province] = {
            Enterprise: holder,
            Membership: holder.memberships.get(),
            TaxCodeClaim: claim,
        }
    return made


@pytest.mark.parametrize("limit", ["01", None])
@pytest.mark.parametrize("model", [Enterprise, Membership, TaxCodeClaim])
def test_rows_of_another_province_are_not_there(client, rows, limit, model):
    manager = sign_in(client, Role.PROGRAMME_MANAGER)
    manager.province_id = limit
    manager.save()
    name = f"admin:enterprises_{model._meta.model_name}"
    listed = client.get(reverse(f"{name}_changelist")).context["cl"].result_list
    there = {row.pk for row in listed}
    assert rows["01"][model].pk in there
    assert (rows["79"][model].pk in there) is (limit is None)
    for page in ("change", "history"):
        foreign = client.get(reverse(f"{name}_{page}", args=[rows["79"][model].pk]))
        missing = client.get(reverse(f"{name}_{page}", args=[999_999_999]))
        assert foreign.status_code == (404 if limit else 200)
        assert missing.status_code == (404 if limit else 302)
    waiting = client.get("/admin/").context["overview"].waiting
    claims = next(pile for pile in waiting if "taxcodeclaim" in pile.address)
    assert claims.count == (1 if limit else 2)
