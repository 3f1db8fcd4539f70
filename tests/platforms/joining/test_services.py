from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse

from ledger.models import Notice
from platforms.joining import letters, services
from platforms.joining.forms import ClaimForm
from platforms.models import Vendor, VendorClaim, VendorInvitation, VendorMember
from platforms.revisions.rules import IncompleteDecisionError, NotAllowedError
from tests.platforms.joining.conftest import AT
from tests.staff import sign_in

LATER = AT + timedelta(days=services.INVITATION_DAYS)


def invite(vendor, by, email="nguoi-moi@example.vn", key=None):
    said = {"email": email, "request_key": key or uuid4(), "by": by, "at": AT}
    return services.invite_vendor(vendor=vendor, **said)


def claim(vendor, by, key=None, tax_code=""):
    grounds = services.Grounds("Giám đốc", "Số tổng đài", tax_code)
    said = {"grounds": grounds, "request_key": key or uuid4()}
    return services.ask_claim(vendor=vendor, **said, by=by, at=AT)


def decide(row, by, *, yes=True, answer=""):
    return services.decide_claim(claim=row, is_accepted=yes, answer=answer, by=by, at=AT)


def told(user):
    return sorted(Notice.objects.filter(user=user).values_list("kind", flat=True))


# ── Invitations ──────────────────────────────────────────────────────────────────────────────
def test_a_letter_lets_its_address_in_once_and_others_are_told(vendor, officer, person, member):
    invitation = invite(vendor, officer, "Nguoi-Moi@example.vn")
    token = services.token_of(invitation)
    joined = services.accept_invitation(token=token, by=person, at=AT)
    assert (joined.vendor, joined.user) == (vendor, person)
    assert told(member.user) == ["vendor-person-joined"]
    with pytest.raises(services.InvitationNotForYouError):
        services.accept_invitation(token=token, by=person, at=AT)


def test_the_same_form_twice_is_one_letter_and_a_new_one_replaces_it(vendor, officer, person):
    key = uuid4()
    first, second = invite(vendor, officer, key=key), invite(vendor, officer, key=key)
    assert first == second
    again = services.resend_invitation(invitation=first, by=officer, at=AT)
    assert services.resend_invitation(invitation=first, by=officer, at=AT) == again
    rows = VendorInvitation.objects.filter(revoked_at=None)
    assert list(rows) == [again]
    with pytest.raises(services.InvitationNotForYouError):
        services.open_invitation(services.token_of(first), user=person, at=AT)


def test_a_form_gone_back_to_writes_to_another_address_or_for_another_vendor(vendor, officer):
    key, other = uuid4(), Vendor.objects.get(slug="fpt-is")
    made = [
        invite(vendor, officer, key=key),
        invite(vendor, officer, "dung-dia-chi@example.vn", key=key),
        invite(other, officer, key=key),
    ]
    assert [(each.vendor, each.email) for each in made] == [
        (vendor, "nguoi-moi@example.vn"),
        (vendor, "dung-dia-chi@example.vn"),
        (other, "nguoi-moi@example.vn"),
    ]


@pytest.mark.parametrize("why", ["stranger", "revoked", "late", "forged"])
def test_a_letter_opens_for_nobody_else_and_not_for_ever(vendor, officer, person, member, why):
    invitation = invite(vendor, officer)
    user, at, token = person, AT, services.token_of(invitation)
    if why == "stranger":
        user = member.user
    elif why == "revoked":
        assert services.revoke_invitation(invitation=invitation, by=officer, at=AT)
        assert not services.revoke_invitation(invitation=invitation, by=officer, at=AT)
    elif why == "late":
        at = LATER
    else:
        token = "0" * 40
    with pytest.raises(services.InvitationNotForYouError):
        services.accept_invitation(token=token, by=user, at=at)
    assert VendorMember.objects.filter(vendor=vendor).count() == 1


def test_nobody_lets_herself_in_and_members_need_no_letter(vendor, officer, member):
    with pytest.raises(NotAllowedError):
        invite(vendor, officer, officer.email)
    with pytest.raises(services.AlreadyMemberError):
        invite(vendor, officer, member.user.email)


def test_the_letter_names_the_vendor_and_its_link_in_both_languages(vendor, officer):
    invitation = invite(vendor, officer)
    assert letters.write_invitation(pk=invitation.pk, at=AT)
    (letter,) = mail.outbox
    path = f"/vendor/invitations/{services.token_of(invitation)}/"
    assert (letter.to, letter.body.count(path)) == ([invitation.email], 2)
    assert vendor.name in letter.subject
    assert not letters.write_invitation(pk=invitation.pk, at=LATER)


# ── Claims ───────────────────────────────────────────────────────────────────────────────────
def test_an_accepted_claim_makes_a_member_and_tells_both_sides(vendor, officer, person, member):
    row = decide(claim(vendor, person), officer)
    assert VendorMember.objects.filter(vendor=vendor, user=person).exists()
    assert (row.status, row.decided_by) == ("ACCEPTED", officer)
    assert told(person) == ["vendor-claim-accepted"]
    assert told(member.user) == ["vendor-person-joined"]
    vendor.contact_email = "lien-he@misa.example"
    vendor.save()
    joined = VendorMember.objects.get(user=person)
    assert letters.write_joining(pk=joined.pk, at=AT)
    assert mail.outbox[-1].to == ["lien-he@misa.example"]


def test_a_claim_sent_from_a_page_gone_back_to_is_a_new_one(vendor, officer, person):
    key, other = uuid4(), Vendor.objects.get(slug="fpt-is")
    first = claim(vendor, person, key)
    assert claim(vendor, person, key) == first
    decide(first, officer, yes=False, answer="Không gọi được số này.")
    better = claim(vendor, person, key, tax_code="0100109106")
    assert (better.status, better.tax_code) == ("OPEN", "0100109106")
    assert claim(other, person, key).vendor == other


def test_a_refusal_says_why_and_a_claim_is_decided_once(vendor, officer, person):
    row = claim(vendor, person)
    with pytest.raises(IncompleteDecisionError):
        decide(row, officer, yes=False, answer="  ")
    decide(row, officer, yes=False, answer="Không gọi được số này.")
    assert told(person) == ["vendor-claim-refused"]
    with pytest.raises(services.ClaimDecidedError):
        decide(row, officer)
    assert not VendorMember.objects.filter(user=person).exists()


def test_nobody_decides_on_her_own_claim_or_for_her_own_vendor(vendor, officer, person):
    with pytest.raises(NotAllowedError, match="own"):
        decide(claim(vendor, officer), officer)
    VendorMember.objects.create(vendor=vendor, user=officer, created_at=AT)
    with pytest.raises(NotAllowedError, match="interested"):
        decide(claim(vendor, person), officer)
    assert VendorClaim.objects.filter(status="OPEN").count() == 2


def test_one_claim_is_open_at_a_time_and_can_be_withdrawn(vendor, person, member):
    first, second = claim(vendor, person), claim(vendor, person)
    assert first == second
    assert not services.withdraw_claim(claim=first, by=member.user, at=AT)
    assert services.withdraw_claim(claim=first, by=person, at=AT)
    assert claim(vendor, person) != first
    with pytest.raises(services.AlreadyMemberError):
        claim(vendor, member.user)


# ── Leaving ──────────────────────────────────────────────────────────────────────────────────
def test_whoever_is_taken_out_is_told_and_whoever_leaves_is_not(vendor, person, member):
    other = VendorMember.objects.create(vendor=vendor, user=person, created_at=AT)
    assert services.remove_person(member=other, by=member.user, at=AT)
    assert not services.remove_person(member=other, by=member.user, at=AT)
    assert told(person) == ["vendor-person-removed"]
    assert services.remove_person(member=member, by=member.user, at=AT)
    assert told(member.user) == []
    assert not VendorMember.objects.filter(vendor=vendor).exists()


# ── The firm's tax code ──────────────────────────────────────────────────────────────────────
CODE, OTHER = "0100109106", "0100109106-001"


@pytest.mark.parametrize(
    ("held", "taken", "yes", "kept"),
    [
        (None, False, True, CODE),
        (None, False, False, None),
        (OTHER, False, True, OTHER),
        (None, True, True, None),
    ],
    ids=["accepted", "refused", "known already", "another vendor's"],
)
def test_the_code_of_a_claim_is_kept_once_it_is_accepted(
    vendor, officer, person, held, taken, yes, kept
):
    Vendor.objects.filter(pk=vendor.pk).update(tax_code=held)
    if taken:
        Vendor.objects.filter(slug="sapo").update(tax_code=CODE)
    decide(claim(vendor, person, tax_code=CODE), officer, yes=yes, answer="Không rõ.")
    vendor.refresh_from_db()
    assert vendor.tax_code == kept


@pytest.mark.ignore_template_errors
def test_who_decides_on_a_claim_sees_whose_code_it_is(client, vendor, person):
    sapo = Vendor.objects.get(slug="sapo")
    Vendor.objects.filter(pk=sapo.pk).update(tax_code=CODE)
    row = claim(vendor, person, tax_code=CODE)
    sign_in(client, "moderator")
    page = client.get(reverse("admin:platforms_vendorclaim_change", args=[row.pk]))
    assert CODE in page.content.decode()
    assert sapo.name in page.content.decode()


def test_a_wrong_code_is_told_beside_its_field():
    said = {"position": "Giám đốc", "proof": "Tổng đài", "request_key": str(uuid4())}
    assert list(ClaimForm({**said, "tax_code": "0100109107"}).errors) == ["tax_code"]
    form = ClaimForm({**said, "tax_code": "01 00.109-106 001"})
    assert form.is_valid()
    assert form.cleaned_data["tax_code"] == OTHER
