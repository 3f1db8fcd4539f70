"""The tax code that a vendor gives with a listing."""

import pytest
from django.urls import reverse

from platforms.models import Vendor
from platforms.revisions import services, writing
from platforms.revisions.review import review_of
from tests.platforms.revisions.conftest import AT
from tests.staff import sign_in

pytestmark = pytest.mark.ignore_template_errors

CODE = "0100109106"


def with_code(draft, user):
    return writing.save_revision(
        revision=draft,
        version=draft.version,
        by=user,
        at=AT,
        content={**draft.content, "summary_vi": "Câu mới."},
        private={"tax_code": CODE},
    )


def published(row, by, first, second):
    row = services.submit_revision(revision=row, by=by, at=AT, version=row.version)
    row = services.take_revision(revision=row, by=first, at=AT, version=row.version)
    said = services.Said(evidence="vendor-page")
    row = services.approve_revision(revision=row, by=first, at=AT, version=row.version, said=said)
    return services.publish_revision(revision=row, by=second, at=AT, version=row.version)


def test_it_is_the_vendors_once_two_of_the_staff_agreed(draft, vendor_user, first, second):
    row = with_code(draft, vendor_user)
    assert Vendor.objects.get(slug="misa").tax_code is None
    published(row, vendor_user, first, second)
    assert Vendor.objects.get(slug="misa").tax_code == CODE


def test_the_history_calls_it_a_publication(client, draft, vendor_user, first, second):
    """What is learned on the way must not rename what was done."""
    row = published(with_code(draft, vendor_user), vendor_user, first, second)
    for thing in (row, row.platform, row.platform.vendor):
        events = thing.pgh_event_model.objects.filter(pgh_obj_id=thing.pk)
        said = events.select_related("pgh_context").order_by("-pgh_id")[0].pgh_context.metadata
        assert (said["action"], said["user"]) == ("publish", second.pk), thing
    sign_in(client, "moderator")
    path = reverse("admin:platforms_vendor_history", args=[row.platform.vendor_id])
    page = client.get(path).content.decode()
    assert "đã đăng" in page
    assert "publish" not in page.split('id="content"')[1]


def test_one_that_another_vendor_has_is_not_taken_over(draft, vendor_user, first, second):
    Vendor.objects.filter(slug="sapo").update(tax_code=CODE)
    row = published(with_code(draft, vendor_user), vendor_user, first, second)
    assert row.state == "PUBLISHED"
    assert Vendor.objects.get(slug="misa").tax_code is None


def test_who_judges_sees_the_code_and_whose_it_is_already(draft, vendor_user, first):
    sapo = Vendor.objects.get(slug="sapo")
    Vendor.objects.filter(pk=sapo.pk).update(tax_code=CODE)
    review = review_of(with_code(draft, vendor_user), user=first, at=AT)
    assert CODE in [each.after for each in review.private]
    (panel,) = [each for each in review.panels if "trùng" in str(each.title)]
    assert any(sapo.name in str(row.text) and "mã số thuế" in str(row.text) for row in panel.rows)
    assert Vendor.objects.get(slug="misa").tax_code is None


def test_the_vendors_own_code_stands_at_the_head_of_the_page(client, draft):
    Vendor.objects.filter(slug="misa").update(tax_code=CODE)
    sign_in(client, "moderator")
    page = client.get(reverse("admin:platforms_revision_change", args=[draft.pk]))
    assert f"(mã số thuế {CODE})" in page.content.decode()
