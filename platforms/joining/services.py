"""Letting people act for a vendor, and ending it; each once, under the vendor's lock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

import pghistory
from django.db import transaction

from accounts.models import User
from accounts.tokens import hash_of, letter_token
from ledger.notices import About, notify
from platforms.joining.access import people_of
from platforms.joining.tasks import send_invitation, tell_of_joining
from platforms.models import Vendor, VendorClaim, VendorInvitation, VendorMember
from platforms.revisions.access import is_interested
from platforms.revisions.rules import IncompleteDecisionError, NotAllowedError
from platforms.tax_codes import learn_tax_code
from reference.once import once_for

INVITATION_DAYS = 21


@dataclass(frozen=True, slots=True)
class Grounds:
    """By what somebody says that she acts for a vendor; `tax_code` "" if she does not give it."""

    position: str
    proof: str
    tax_code: str = ""


class AlreadyMemberError(Exception):
    """Whoever it is acts for this vendor already."""


class InvitationNotForYouError(Exception):
    """It was used, revoked or has expired, is for another address, or never was."""


class ClaimDecidedError(Exception):
    """Somebody decided this claim already, or it was withdrawn."""


def token_of(invitation: VendorInvitation) -> str:
    """What stands in the letter: only the site's secret and the row together give it."""
    return letter_token("platforms.invitation", invitation.request_key)


def _locked(vendor: Vendor) -> Vendor:
    """Until the transaction ends nobody else changes who acts for it."""
    return Vendor.objects.select_for_update(of=("self",), no_key=True).get(pk=vendor.pk)


@transaction.atomic
def invite_vendor(
    *, vendor: Vendor, email: str, request_key: UUID, by: User, at: datetime
) -> VendorInvitation:
    """Ask an address to act for a vendor; sent by mail once this is committed.

    The same form twice is one letter; a new one to the same address replaces the open one.

    Raises: AlreadyMemberError. NotAllowedError "own": staff do not let themselves in.
    """
    row, email = _locked(vendor), email.lower()
    key = once_for(request_key, row.pk, email)
    if known := VendorInvitation.objects.filter(request_key=key).first():
        return known
    if email == (by.email or "").lower():
        raise NotAllowedError("own")
    if VendorMember.objects.filter(vendor=row, user__email=email).exists():
        raise AlreadyMemberError(email)
    VendorInvitation.objects.filter(
        vendor=row, email=email, accepted_at=None, revoked_at=None
    ).update(revoked_at=at)
    made = VendorInvitation(vendor=row, email=email, request_key=key)
    made.token_hash, made.created_by, made.created_at = hash_of(token_of(made)), by, at
    made.expires_at = at + timedelta(days=INVITATION_DAYS)
    with pghistory.context(action="invite", user=by.pk):
        made.save(force_insert=True)
    send_invitation.defer(invitation=made.pk)
    return made


def resend_invitation(*, invitation: VendorInvitation, by: User, at: datetime) -> VendorInvitation:
    """Write again with a new link; the older one opens nothing any more.

    Raises: AlreadyMemberError. NotAllowedError.
    """
    key = uuid5(invitation.request_key, "again")
    vendor, email = invitation.vendor, invitation.email
    return invite_vendor(vendor=vendor, email=email, request_key=key, by=by, at=at)


@transaction.atomic
def revoke_invitation(*, invitation: VendorInvitation, by: User, at: datetime) -> bool:
    """Make a letter worthless; False if it was accepted or revoked already."""
    _locked(invitation.vendor)
    rows = VendorInvitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    with pghistory.context(action="revoke", user=by.pk):
        return bool(rows.update(revoked_at=at))


def was_accepted(token: str, *, user: User) -> bool:
    """Whether a letter's link let this person in, who is still there: pressed twice, it did."""
    rows = VendorInvitation.objects.filter(token_hash=hash_of(token), accepted_by=user)
    return rows.filter(vendor__members__user=user).exists()


def open_invitation(token: str, *, user: User, at: datetime) -> VendorInvitation:
    """The invitation that a letter's link opens for this person; one query.

    Raises: InvitationNotForYouError: see there.
    """
    rows = VendorInvitation.objects.filter(
        token_hash=hash_of(token),
        email=(user.email or "").lower(),
        accepted_at=None,
        revoked_at=None,
        expires_at__gt=at,
    )
    found = rows.select_related("vendor").order_by("pk").first()
    if found is None:
        raise InvitationNotForYouError
    return found


@transaction.atomic
def accept_invitation(*, token: str, by: User, at: datetime) -> VendorMember:
    """Begin to act for the vendor; its other people and its public address are told.

    Raises: InvitationNotForYouError: see there.
    """
    _locked(open_invitation(token, user=by, at=at).vendor)
    # Read again under the lock: it may have been revoked while we waited.
    invitation = open_invitation(token, user=by, at=at)
    invitation.accepted_at, invitation.accepted_by = at, by
    with pghistory.context(action="join", user=by.pk):
        invitation.save(update_fields=["accepted_at", "accepted_by"])
    return _admit(invitation.vendor, by, at)


def _admit(vendor: Vendor, user: User, at: datetime) -> VendorMember:
    others = people_of(vendor)
    member, is_new = VendorMember.objects.get_or_create(
        vendor=vendor, user=user, defaults={"created_at": at}
    )
    if is_new:
        about = About(str(member.pk), {"who": str(user), "vendor": vendor.name}, _people(vendor))
        for each in others:
            notify(user=each, kind="vendor-person-joined", about=about, at=at)
        tell_of_joining.defer(member=member.pk)
    return member


def _people(vendor: Vendor) -> str:
    return f"/vendor/people/{vendor.slug}/"


@transaction.atomic
def ask_claim(
    *, vendor: Vendor, grounds: Grounds, request_key: UUID, by: User, at: datetime
) -> VendorClaim:
    """Say that one acts for a listed vendor; staff verify it. One open claim a person and vendor.

    Raises: AlreadyMemberError.
    """
    row = _locked(vendor)
    if VendorMember.objects.filter(vendor=row, user=by).exists():
        raise AlreadyMemberError(by.pk)
    hers = VendorClaim.objects.filter(vendor=row, user=by)
    key = once_for(request_key, row.pk, by.pk, grounds)
    if known := hers.filter(request_key=key).first():
        return known
    if waiting := hers.filter(status=VendorClaim.Status.OPEN).first():
        return waiting
    with pghistory.context(action="claim", user=by.pk):
        return VendorClaim.objects.create(
            vendor=row,
            user=by,
            position=grounds.position,
            proof=grounds.proof,
            tax_code=grounds.tax_code,
            request_key=key,
            created_at=at,
        )


@transaction.atomic
def withdraw_claim(*, claim: VendorClaim, by: User, at: datetime) -> bool:
    """Take one's own claim back; False if it was decided already."""
    _locked(claim.vendor)
    rows = VendorClaim.objects.filter(pk=claim.pk, user=by, status=VendorClaim.Status.OPEN)
    with pghistory.context(action="withdraw", user=by.pk):
        return bool(rows.update(status=VendorClaim.Status.WITHDRAWN, decided_at=at))


@transaction.atomic
def decide_claim(
    *, claim: VendorClaim, is_accepted: bool, answer: str, by: User, at: datetime
) -> VendorClaim:
    """Let the claimant act for the vendor, or say why not; she is told.

    Raises: ClaimDecidedError. IncompleteDecisionError: a refusal says why. NotAllowedError: "own"
    or "interested": nobody decides for herself or for a vendor that is hers.
    """
    _locked(claim.vendor)
    row = VendorClaim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    if row.user_id == by.pk:
        raise NotAllowedError("own")
    if is_interested(by, claim.vendor, at):
        raise NotAllowedError("interested")
    if row.status != VendorClaim.Status.OPEN:
        raise ClaimDecidedError(row.pk)
    if not is_accepted and not answer.strip():
        raise IncompleteDecisionError("answer")
    accepted, refused = VendorClaim.Status.ACCEPTED, VendorClaim.Status.REFUSED
    row.status, row.answer = accepted if is_accepted else refused, answer.strip()[:500]
    row.decided_by, row.decided_at = by, at
    with pghistory.context(action="decide-claim", user=by.pk):
        row.save(update_fields=["status", "answer", "decided_by", "decided_at"])
        if is_accepted:
            _admit(row.vendor, row.user, at)
            learn_tax_code(vendor=row.vendor, code=row.tax_code)
    params = {"vendor": row.vendor.name, "answer": row.answer}
    path = "/vendor/" if is_accepted else f"/vendor/claims/{row.vendor.slug}/"
    about = About(str(row.pk), params, path)
    notify(user=row.user, kind=f"vendor-claim-{row.status.lower()}", about=about, at=at)
    return row


@transaction.atomic
def remove_person(*, member: VendorMember, by: User, at: datetime) -> bool:
    """Take somebody out, or leave oneself; already gone is no error.

    Returns: whether she was still there. Whoever was taken out is told.
    """
    vendor = _locked(member.vendor)
    row = VendorMember.objects.filter(pk=member.pk).select_related("user").first()
    if row is None:
        return False
    is_leaving = row.user_id == by.pk
    if not is_leaving:
        about = About(f"{row.pk}", {"vendor": vendor.name}, "/vendor/")
        notify(user=row.user, kind="vendor-person-removed", about=about, at=at)
    with pghistory.context(action="leave" if is_leaving else "remove", user=by.pk):
        row.delete()
    return True
