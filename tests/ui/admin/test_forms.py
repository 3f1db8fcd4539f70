"""Forms of the admin: what is wrong is told beside its field, whatever is sent."""

import pytest
from django.urls import reverse

from platforms.models import Vendor
from tests.staff import form_of, sign_in


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("year", ["9" * 40, "99999", "-1", "x"], ids=ascii)
def test_what_no_column_holds_is_told_beside_its_field(client, db, year):
    sign_in(client, "moderator")
    path = reverse("admin:platforms_vendor_change", args=[Vendor.objects.order_by("pk")[0].pk])
    answer = client.post(path, {**form_of(client.get(path)), "founded_year": year})
    assert list(answer.context["adminform"].form.errors) == ["founded_year"]
