"""What people of vendors and officers meet on the pages about who acts for a vendor."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from ledger.models import Notice
from platforms.joining import services
from platforms.models import Platform, VendorClaim, VendorMember
from tests.platforms.joining.conftest import AT
from tests.platforms.joining.test_services import claim, decide
from tests.staff import sign_in

pytestmark = pytest.mark.ignore_template_errors


def invite(vendor, by, email):
    said = {"vendor": vendor, "email": email, "request_key": uuid4()}
    made = services.invite_vendor(**said, by=by, at=timezone.now())
    return reverse("vendor-invitation", args=[services.token_of(made)])


def text(answer):
    return answer.content.decode()


# ── Invitations ──────────────────────────────────────────────────────────────────────────────
def test_pressed_twice_or_opened_again_it_leads_to_her_listings(client, vendor, officer, person):
    path = invite(vendor, officer, person.email)
    client.force_login(person)
    for answer in (client.post(path), client.post(path), client.get(path)):
        assert (answer.status_code, answer.url) == (302, reverse("vendor-home"))
    VendorMember.objects.filter(user=person).delete()
    assert client.get(path).status_code == 404


def test_who_has_only_a_number_reads_why_a_letter_does_not_open(client, vendor, officer):
    phone = User.objects.create_user(None, phone="+84912345678", phone_verified_at=AT)
    client.force_login(phone)
    page = client.get(invite(vendor, officer, "ai-do@example.vn"))
    assert page.status_code == 404
    assert "None" not in text(page).split("<main", 1)[1]
    assert "số điện thoại" in text(page)


# ── Claims ───────────────────────────────────────────────────────────────────────────────────
def test_a_refused_claim_leads_to_its_reason_and_reads_well(client, vendor, officer, person):
    decide(claim(vendor, person), officer, yes=False, answer="Tổng đài không biết bạn.")
    told = Notice.objects.get(user=person)
    assert told.path == reverse("vendor-claim", args=[vendor.slug])
    client.force_login(person)
    assert "Tổng đài không biết bạn." in text(client.get(told.path))
    assert "bạn.." not in text(client.get(reverse("notice-list")))


def test_her_claim_stays_to_be_read_when_nothing_of_the_vendor_is_listed(client, vendor, person):
    claim(vendor, person)
    Platform.objects.filter(vendor=vendor).update(status="DRAFT")
    path = reverse("vendor-claim", args=[vendor.slug])
    client.force_login(person)
    assert client.get(path).status_code == 200
    client.force_login(User.objects.create_user("khac@example.vn"))
    assert client.get(path).status_code == 404


def test_who_acts_for_one_vendor_sees_her_claim_of_another(client, vendor, person):
    other = Platform.objects.get(slug="sapo").vendor
    VendorMember.objects.create(vendor=other, user=person, created_at=AT)
    claim(vendor, person)
    client.force_login(person)
    page = text(client.get(reverse("vendor-home")))
    assert reverse("vendor-claim", args=[vendor.slug]) in page


@pytest.fixture
def judged(client, vendor, person, member):
    """The page on which an officer decides; somebody else claims the same vendor."""
    row = claim(vendor, person)
    claim(vendor, User.objects.create_user("doi-thu@example.vn", name="Trần Đối Thủ"))
    sign_in(client, "moderator")
    return row, reverse("admin:platforms_vendorclaim_change", args=[row.pk])


def test_who_decides_sees_by_what_the_claimant_is_reached(client, judged, person):
    User.objects.filter(pk=person.pk).update(name="Lê Thị Mới")
    assert person.email in text(client.get(judged[1]))


def test_who_decides_sees_who_else_claims_and_who_acts_already(client, judged, member):
    page = text(client.get(judged[1]))
    other = VendorClaim.objects.exclude(pk=judged[0].pk).get()
    assert reverse("admin:platforms_vendorclaim_change", args=[other.pk]) in page
    assert "Trần Đối Thủ" in page
    assert member.user.email in page


def test_a_refusal_without_a_reason_stays_on_the_page(client, judged):
    row, page = judged
    answer = client.post(reverse("admin:platforms_vendorclaim_refuse", args=[row.pk]))
    assert answer.url == page


# ── People ───────────────────────────────────────────────────────────────────────────────────
def test_leaving_and_taking_out_are_asked_once_more(client, vendor, person, member):
    """One touch beside a name would lock somebody out."""
    mine = VendorMember.objects.create(vendor=vendor, user=person, created_at=AT)
    client.force_login(person)
    page = text(client.get(reverse("vendor-people", args=[vendor.slug])))
    for each in (mine, member):
        form = f'action="{reverse("vendor-person-remove", args=[vendor.slug, each.pk])}"'
        assert form in page
        assert page.rindex("<details", 0, page.index(form)) > page.index('class="list"')
    assert page.count("</details>") >= 2


def test_who_leaves_last_reads_that_nobody_is_left(client, vendor, member):
    client.force_login(member.user)
    page = text(client.get(reverse("vendor-people", args=[vendor.slug])))
    assert "Không còn ai" in page
