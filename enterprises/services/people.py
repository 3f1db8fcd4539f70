"""Who acts for an enterprise: invitations, roles, leaving."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.tokens import hash_of, letter_token
from enterprises.models import Enterprise, Invitation, Membership
from enterprises.services.rows import locked
from enterprises.tasks import send_invitation
from reference.once import once_for

INVITATION_DAYS = 7


class AlreadyMemberError(Exception):
    """The invited address belongs to somebody who acts for the enterprise already."""


class InvitationNotForYouError(Exception):
    """It was used, revoked or has expired, is for another address, or never was."""


class LastOwnerError(Exception):
    """An enterprise without an owner would be nobody's: another one has to be named first."""


class NotAMemberError(Exception):
    """The person has left meanwhile, or never acted for this enterprise."""


def token_of(invitation: Invitation) -> str:
    """What stands in the letter: only the site's secret and the row together give it."""
    return letter_token("enterprises.invitation", invitation.request_key)


@transaction.atomic
def invite(
    *, enterprise: Enterprise, email: str, role: str, request_key: UUID, by: User, at: datetime
) -> Invitation:
    """Ask an address to join; sent by mail once this is committed.

    The same form twice is one letter. A new form to an address that has an open invitation replaces
    it: the older letter opens nothing any more.

    Args:
        email: in any case; role: of `Membership.Role`.

    Raises: AlreadyMemberError: see there.
    """
    row, email = locked(enterprise), email.lower()
    key = once_for(request_key, row.pk, email, role)
    if known := Invitation.objects.filter(request_key=key).first():
        return known
    if Membership.objects.filter(enterprise=row, user__email=email).exists():
        raise AlreadyMemberError(email)
    Invitation.objects.filter(
        enterprise=row, email=email, accepted_at=None, revoked_at=None
    ).update(revoked_at=at)
    made = Invitation(enterprise=row, email=email, role=role, request_key=key)
    made.token_hash = hash_of(token_of(made))
    made.created_by, made.created_at = by, at
    made.expires_at = at + timedelta(days=INVITATION_DAYS)
    made.save(force_insert=True)
    send_invitation.defer(invitation=made.pk)
    return made


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: User, at: datetime) -> bool:
    """Make a letter worthless; False if it was accepted or revoked already."""
    locked(invitation.enterprise)
    rows = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    return bool(rows.update(revoked_at=at))


def open_invitation(token: str, *, user: User, at: datetime) -> Invitation:
    """The invitation that a letter's token opens for this person; one query.

    The letter reached the address, so whoever has its token and an account with that address is
    whom it was written to.

    Raises: InvitationNotForYouError: see there.
    """
    rows = Invitation.objects.open(at=at).select_related("enterprise", "created_by")
    found = rows.filter(token_hash=hash_of(token), email=(user.email or "").lower()).first()
    if found is None:
        raise InvitationNotForYouError
    return found


@transaction.atomic
def accept_invitation(*, token: str, by: User, at: datetime) -> Membership:
    """Join; whoever acts for the enterprise already keeps the higher of the two roles.

    Raises: InvitationNotForYouError: see there.
    """
    enterprise = locked(open_invitation(token, user=by, at=at).enterprise)
    # Read again under the lock: it may have been revoked while we waited.
    invitation = open_invitation(token, user=by, at=at)
    invitation.accepted_at, invitation.accepted_by = at, by
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    membership, is_new = Membership.objects.get_or_create(
        user=by, enterprise=enterprise, defaults={"role": invitation.role, "created_at": at}
    )
    if not is_new and invitation.role == Membership.Role.OWNER and not membership.is_owner:
        membership.role = Membership.Role.OWNER
        membership.save(update_fields=["role"])
    return membership


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User, at: datetime) -> Membership:
    """Make somebody an owner, or an owner a member; the same role again changes nothing.

    Raises: LastOwnerError: nobody else is an owner. NotAMemberError: she left meanwhile.
    """
    row = _held(membership)
    if row.role == role:
        return row
    if row.is_owner:
        _check_another_owner(row)
    row.role = role
    row.save(update_fields=["role"])
    return row


@transaction.atomic
def remove_member(*, membership: Membership, by: User, at: datetime) -> None:
    """Take somebody out, or leave oneself; already gone is no error.

    Raises: LastOwnerError: nobody else is an owner.
    """
    try:
        row = _held(membership)
    except NotAMemberError:
        return
    if row.is_owner:
        _check_another_owner(row)
    row.delete()


def leave_enterprise(*, enterprise: Enterprise, by: User, at: datetime) -> None:
    """Stop acting for an enterprise.

    Raises: LastOwnerError: nobody else is an owner. NotAMemberError: one never did.
    """
    membership = Membership.objects.filter(enterprise=enterprise, user=by).first()
    if membership is None:
        raise NotAMemberError
    remove_member(membership=membership, by=by, at=at)


def _held(membership: Membership) -> Membership:
    """The stored row with its enterprise locked."""
    Enterprise.objects.select_for_update(of=("self",)).get(pk=membership.enterprise_id)
    row = Membership.objects.filter(pk=membership.pk).first()
    if row is None:
        raise NotAMemberError
    return row


def _check_another_owner(row: Membership) -> None:
    owners = Membership.objects.filter(enterprise_id=row.enterprise_id, role=Membership.Role.OWNER)
    if not owners.exclude(pk=row.pk).exists():
        raise LastOwnerError(row.enterprise_id)
