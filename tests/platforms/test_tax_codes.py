"""The tax code of a vendor as it is stored, and as staff enter it."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from platforms.models import Vendor
from tests.staff import form_of, sign_in

CODE = "0100109106"


@pytest.mark.parametrize(
    ("code", "constraint"),
    [
        ("0100109106x", "vendor_tax_code_is_normal"),
        ("", "vendor_tax_code_is_normal"),
        ("001234567890", "vendor_tax_code_is_normal"),
        (CODE, "vendor_tax_code_is_its_own"),
    ],
)
def test_stored_codes_are_whole_and_one_vendors_own(db, code, constraint):
    Vendor.objects.filter(slug="sapo").update(tax_code=CODE)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Vendor.objects.filter(slug="misa").update(tax_code=code)


@pytest.mark.ignore_template_errors
def test_staff_enter_it_and_are_told_what_is_wrong(client, db):
    sign_in(client, "moderator")
    Vendor.objects.filter(slug="sapo").update(tax_code=CODE)
    page = reverse("admin:platforms_vendor_change", args=[Vendor.objects.get(slug="misa").pk])
    data = form_of(client.get(page))
    for typed in ("0100109107", "01 00109 106"):
        errors = client.post(page, {**data, "tax_code": typed}).context["adminform"].form.errors
        assert list(errors) == ["tax_code"]
    client.post(page, {**data, "tax_code": "0100109106001"})
    assert Vendor.objects.get(slug="misa").tax_code == "0100109106-001"
    found = client.get(reverse("admin:platforms_vendor_changelist"), {"q": "0100109106-0"})
    assert [each.slug for each in found.context["cl"].result_list] == ["misa"]
