"""What staff read of the evidence when a vendor answered for criteria herself."""

import pytest
from django.urls import reverse

from platforms.models import Criterion
from platforms.revisions import writing
from platforms.revisions.review import review_of
from tests.platforms.revisions.conftest import AT
from tests.staff import sign_in


def kept(draft, user, **private):
    return writing.save_revision(
        revision=draft, version=draft.version, by=user, at=AT, private=private
    )


def told(draft, user, first, **private):
    review = review_of(kept(draft, user, **private), user=first, at=AT)
    return {each.label: each.after for each in review.private}


def test_what_she_answers_for_stands_by_its_name(draft, vendor_user, first):
    title = Criterion.objects.get(code="true-claims").title_vi
    said = told(draft, vendor_user, first, self_check=["true-claims"])
    assert said == {"Tiêu chí nhà cung cấp tự cam đoan": title}


def test_facts_stand_in_the_order_of_the_form(draft, vendor_user, first):
    """PostgreSQL gives the names of a JSON object back by their length."""
    said = {"bank_name": "ACB", "contact": "Chị Lan", "bank_account": "123456", "company": "2010"}
    labels = list(told(draft, vendor_user, first, **said))
    assert labels == [
        "Về doanh nghiệp",
        "Số tài khoản ngân hàng",
        "Tên ngân hàng",
        "Cán bộ có thể hỏi ai",
    ]


def test_a_criterion_that_is_gone_stands_by_its_code(draft, vendor_user, first):
    assert list(told(draft, vendor_user, first, self_check=["x-y"]).values()) == ["x-y"]


def test_a_fact_that_no_form_asks_any_more_is_shown(draft, vendor_user, first):
    assert told(draft, vendor_user, first, fax="04 123") == {"Fax": "04 123"}


@pytest.mark.ignore_template_errors
def test_the_page_of_the_staff_opens(client, draft, vendor_user):
    row = kept(draft, vendor_user, self_check=["true-claims"])
    sign_in(client, "moderator")
    path = reverse("admin:platforms_revision_change", args=[row.pk])
    assert client.get(path).status_code == 200
