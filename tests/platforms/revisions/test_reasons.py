"""Nobody is named where a decision is explained to everybody."""

from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import User
from ledger.models import ProblemReport
from platforms.choices import Act, State
from platforms.interests.services import Stake, declare_interest
from platforms.models import Decision, Platform, Revision, Vendor, VendorMember
from platforms.persons.checking import people_named
from platforms.revisions import services
from platforms.revisions.rules import PersonalDataError
from tests.platforms.revisions.conftest import AT
from tests.staff import colleague, sign_in

NAME = "Đỗ Thị Thu Hà"


@pytest.fixture
def officer(client, db):
    return sign_in(client, "moderator", name="Phan Văn Tín")


def somebody(name=NAME, **given):
    return User.objects.create_user(f"{uuid4()}@example.vn", name=name, **given)


def of_the_vendor(platform):
    VendorMember.objects.create(vendor=platform.vendor, user=somebody(), created_at=AT)


def who_reported(platform):
    somebody_else = somebody()
    ProblemReport.objects.create(
        subject_kind="platform",
        subject_key=platform.slug,
        reason="OTHER",
        contact=somebody_else.email,
        request_key=uuid4(),
        created_at=AT,
    )


def who_reported_in_her_words(platform):
    ProblemReport.objects.create(
        subject_kind="vendor",
        subject_key=platform.vendor.slug,
        reason="OTHER",
        text=f"Tôi là {NAME}, khách hàng của họ.",
        request_key=uuid4(),
        created_at=AT,
    )


def with_a_stake(platform):
    stake = Stake(platform.vendor, "OWNS", AT.date())
    declare_interest(user=somebody(), stake=stake, request_key=uuid4(), at=AT)


def who_decided(platform):
    Decision.objects.create(
        platform=platform,
        act=Act.RENEW,
        evidence=platform.evidence,
        decided_at=AT,
        decided_by=somebody(),
    )


def who_wrote(platform):
    author = somebody()
    Revision.objects.create(
        platform=platform,
        number=90,
        side="VENDOR",
        content={"name": platform.name},
        request_key=uuid4(),
        author=author,
        writers=[author.pk],
        created_at=AT,
        changed_at=AT,
    )


def whom_staff_may_ask(platform):
    who_wrote(platform)
    User.objects.filter(name=NAME).update(name="")
    Revision.objects.filter(number=90).update(
        private={"contact": f"{NAME}, kế toán", "customers": [{"name": "Cửa hàng Mít"}]}
    )


CONNECTED = (
    *(of_the_vendor, who_reported, who_reported_in_her_words, with_a_stake, who_decided),
    *(who_wrote, whom_staff_may_ask),
)


@pytest.mark.parametrize("connect", CONNECTED, ids=lambda made: made.__name__)
def test_whoever_has_to_do_with_a_listing_is_known_by_her_name(platform, first, connect):
    text = "Theo do thi thu ha, giá đã đổi."
    assert people_named(text, about=[platform], by=first) == ()
    connect(platform)
    assert people_named(text, about=[platform], by=first) == ("do thi thu ha",)


def test_people_of_other_vendors_are_nobody_here(platform, first):
    of_the_vendor(Platform.objects.exclude(vendor=platform.vendor).first())
    assert people_named(f"Theo {NAME}, giá đã đổi.", about=[platform], by=first) == ()


def test_a_vendor_called_like_a_person_is_named_all_the_same(platform, first):
    text = "Trùng với nền tảng khác của Anh Vinh."
    assert people_named(text, about=[platform], by=first) == ("Anh Vinh",)
    Vendor.objects.create(slug="anh-vinh", name="Công ty TNHH Anh Vinh")
    assert people_named(text, about=[platform], by=first) == ()


def test_her_own_name_is_kept_out_by_the_service_too(platform, criterion):
    by = colleague("moderator", name="Phan Văn Tín")
    said = services.Said(criterion=criterion, reason="Phan Văn Tín đã gọi 0912 345 678.")
    with pytest.raises(PersonalDataError) as caught:
        services.suspend_listing(platform=platform, by=by, at=AT, said=said)
    assert caught.value.found == ("0912 345 678", "Phan Văn Tín")
    assert not Decision.objects.exists()


def test_names_in_the_reason_for_many_are_quoted_beside_the_field(client, officer, platform):
    of_the_vendor(platform)
    other = Platform.objects.published().exclude(vendor=platform.vendor).order_by("pk").first()
    rule = services.Criterion.objects.filter(use="SUSPENSION", is_active=True).first()
    reason = f"{NAME} và anh Hùng không trả lời."
    address = reverse("admin:platforms_platform_decide", args=["suspend"])
    response = client.post(
        f"{address}?pk={platform.pk}&pk={other.pk}", {"criterion": rule.pk, "reason": reason}
    )
    assert response.status_code == 200
    (error,) = response.context["form"].errors["reason"]
    assert f"“{NAME}”, “anh Hùng”" in error
    assert reason in response.content.decode()
    assert not Decision.objects.exists()


def test_names_in_a_refusal_are_quoted_beside_the_field(
    client, officer, draft, vendor_user, criterion
):
    User.objects.filter(pk=vendor_user.pk).update(name=NAME)
    row = services.submit_revision(revision=draft, by=vendor_user, at=AT, version=draft.version)
    row = services.take_revision(revision=row, by=officer, at=AT, version=row.version)
    said = {"version": row.version, "criterion": criterion.pk, "reason": f"{NAME} khai sai giá."}
    sent = {"act": "REFUSE", **{f"refuse-{name}": value for name, value in said.items()}}
    page = client.post(reverse("admin:platforms_revision_change", args=[row.pk]), sent)
    html = page.content.decode()
    assert page.status_code == 200
    assert f"“{NAME}”" in html
    assert f"{NAME} khai sai giá." in html
    row.refresh_from_db()
    assert row.state == State.IN_REVIEW
