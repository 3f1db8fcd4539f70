"""How organisations and advisers come in: entered by staff, applying themselves, by a letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

import pghistory
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.tokens import hash_of, letter_token
from advisers.choices import Speaks, Standing, Way
from advisers.models import Adviser, AdviserInvitation, Organisation
from advisers.network.areas import set_areas
from advisers.network.tasks import empty_desk_of, send_invitation
from advisers.network.told import tell_coordinators
from platforms.models import Vendor
from reference.models import Province

INVITATION_DAYS = 21
# Begins what stands for the token of a letter that is not written yet: see `network.sheets`.
IMPORTED = "import:"
LETTERS_AT_ONCE = 500
OUTSIDE = (Standing.REFUSED, Standing.LEFT)
# Columns that an invitation may bring along; areas besides.
BROUGHT = ("name", "functions", "needs", "sections", "languages", "ways", "capacity", "licence")


@dataclass(frozen=True, slots=True)
class Firm:
    """What is said of an organisation; texts may be ""."""

    kind: str
    name: str
    province: Province
    about_vi: str = ""
    about_en: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    vendor: Vendor | None = None


class KnownOrganisationError(Exception):
    """Its province has an organisation of this name."""


class AlreadyAdviserError(Exception):
    """Whoever it is advises already, for this or another organisation."""


class OwnAddressError(Exception):
    """Nobody invites herself."""


class InvitationNotForYouError(Exception):
    """It was used, revoked or has expired, is for another address, or never was."""


@transaction.atomic
def enter_organisation(
    *, firm: Firm, request_key: UUID, by: User, at: datetime, act: str = "enter"
) -> Organisation:
    """Store an organisation, to be vetted; the same form twice is one.

    Raises: KnownOrganisationError.
    """
    if held := Organisation.objects.filter(request_key=request_key).first():
        return held
    said = {name: getattr(firm, name) for name in Firm.__slots__}
    try:
        with transaction.atomic(), pghistory.context(action=act, user=by.pk):
            return Organisation.objects.create(request_key=request_key, created_at=at, **said)
    except IntegrityError as error:
        held = Organisation.objects.filter(request_key=request_key).first()
        if held is None:
            raise KnownOrganisationError(firm.name) from error
        return held


@transaction.atomic
def apply_to_join(*, firm: Firm, request_key: UUID, by: User, at: datetime) -> Adviser:
    """Enter one's own organisation, oneself as its first adviser; coordinators are told.

    Raises: KnownOrganisationError: its name, or the form, is another's. AlreadyAdviserError: her
        organisation is in, or waits.
    """
    own = _own_row(by)
    if own is not None and own.organisation.request_key == request_key:
        return own
    if own is not None and own.standing not in OUTSIDE:
        raise AlreadyAdviserError
    if Organisation.objects.filter(request_key=request_key).exists():
        # Somebody else sent this form: to send it again makes nobody her colleague.
        raise KnownOrganisationError(firm.name)
    row = enter_organisation(firm=firm, request_key=request_key, by=by, at=at, act="apply")
    adviser = _join(row, by, {}, at)
    tell_coordinators("network-waits", row, at=at)
    return adviser


def token_of(invitation: AdviserInvitation) -> str:
    """What stands in the letter: only the site's secret and the row together give it."""
    return letter_token("advisers.invitation", invitation.request_key)


@transaction.atomic
def invite_adviser(
    *,
    organisation: Organisation,
    email: str,
    request_key: UUID,
    by: User,
    at: datetime,
    said: Mapping[str, Any] | None = None,
) -> AdviserInvitation:
    """Ask an address to advise for an organisation; sent by mail once this is committed.

    The same form twice is one letter; a new one to the same address replaces the open one.

    Args:
        said: what is known of her: columns of `BROUGHT`, and areas as [province, commune] pairs.

    Raises: AlreadyAdviserError: she advises for this organisation. OwnAddressError.
    """
    firm, email = _locked(organisation), email.lower()
    if held := AdviserInvitation.objects.filter(request_key=request_key).first():
        return held
    if email == (by.email or "").lower():
        raise OwnAddressError(email)
    there = Adviser.objects.filter(organisation=firm, user__email=email)
    if there.exclude(standing__in=OUTSIDE).exists():
        raise AlreadyAdviserError(email)
    AdviserInvitation.objects.filter(
        organisation=firm, email=email, accepted_at=None, revoked_at=None
    ).update(revoked_at=at)
    made = AdviserInvitation(organisation=firm, email=email, request_key=request_key)
    made.token_hash, made.created_by, made.created_at = hash_of(token_of(made)), by, at
    made.expires_at, made.said = at + timedelta(days=INVITATION_DAYS), dict(said or {})
    with pghistory.context(action="invite", user=by.pk):
        made.save(force_insert=True)
    send_invitation.defer(invitation=made.pk)
    return made


def _locked(organisation: Organisation) -> Organisation:
    """Until the transaction ends nobody else invites or joins there."""
    rows = Organisation.objects.select_for_update(of=("self",), no_key=True)
    return rows.get(pk=organisation.pk)


def resend_invitation(
    *, invitation: AdviserInvitation, by: User, at: datetime
) -> AdviserInvitation:
    """Write again with a new link; the older one opens nothing any more. Raises: as above."""
    return invite_adviser(
        organisation=invitation.organisation,
        email=invitation.email,
        request_key=uuid5(invitation.request_key, "again"),
        by=by,
        at=at,
        said=invitation.said,
    )


@transaction.atomic
def revoke_invitation(*, invitation: AdviserInvitation, by: User, at: datetime) -> bool:
    """Make a letter worthless; False if it was accepted or revoked already."""
    _locked(invitation.organisation)
    rows = AdviserInvitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    with pghistory.context(action="revoke", user=by.pk):
        return bool(rows.update(revoked_at=at))


def open_invitation(token: str, *, user: User, at: datetime) -> AdviserInvitation:
    """The invitation that a letter's link opens for this person; one query.

    Raises: InvitationNotForYouError: see there.
    """
    rows = AdviserInvitation.objects.filter(
        token_hash=hash_of(token),
        email=(user.email or "").lower(),
        accepted_at=None,
        revoked_at=None,
        expires_at__gt=at,
    )
    found = rows.select_related("organisation").order_by("pk").first()
    if found is None:
        raise InvitationNotForYouError
    return found


@transaction.atomic
def accept_invitation(*, token: str, by: User, at: datetime) -> Adviser:
    """Become an adviser of the organisation, to be vetted once her profile is filled in.

    Whoever advises for another organisation moves to this one; coordinators are told.

    Raises: InvitationNotForYouError: see there.
    """
    _own_row(by)
    _locked(open_invitation(token, user=by, at=at).organisation)
    # Read again under the lock: it may have been revoked while we waited.
    invitation = open_invitation(token, user=by, at=at)
    invitation.accepted_at, invitation.accepted_by = at, by
    with pghistory.context(action="join", user=by.pk):
        invitation.save(update_fields=["accepted_at", "accepted_by"])
    return _join(invitation.organisation, by, invitation.said, at)


def _own_row(user: User) -> Adviser | None:
    """Her row as an adviser; until the transaction ends she joins nowhere else."""
    User.objects.select_for_update(of=("self",), no_key=True).get(pk=user.pk)
    rows = Adviser.objects.select_for_update(of=("self",), no_key=True).filter(user=user)
    return rows.select_related("organisation").first()


def _join(firm: Organisation, user: User, said: Mapping[str, Any], at: datetime) -> Adviser:
    held = _own_row(user)
    with pghistory.context(action="join", user=user.pk):
        return _made(firm, user, said, at) if held is None else _moved(held, firm, at)


def _moved(held: Adviser, firm: Organisation, at: datetime) -> Adviser:
    """Somebody who was let go waits to be vetted again; others stay what they are."""
    if held.standing in OUTSIDE:
        held.standing, held.vetted_at, held.vetted_by = Standing.WAITING, None, None
        held.standing_note, held.created_at = "", at
    elif held.organisation_id != firm.pk:
        tell_coordinators("network-changed", held, at=at)
        # Where the new one is not admitted she may have no cases.
        empty_desk_of.defer(adviser=held.pk)
    held.organisation, held.version = firm, held.version + 1
    held.save()
    return held


def _made(firm: Organisation, user: User, said: Mapping[str, Any], at: datetime) -> Adviser:
    brought = {name: said[name] for name in BROUGHT if said.get(name)}
    usual = {
        "name": str(user.name or ""),
        "languages": [Speaks.VIETNAMESE.value],
        "ways": [Way.PHONE.value],
    }
    if said.get("licence_until"):
        brought["licence_until"] = date.fromisoformat(said["licence_until"])
    made = Adviser.objects.create(
        user=user,
        organisation=firm,
        request_key=uuid4(),
        calendar_key=uuid4(),
        created_at=at,
        **{**usual, **brought},
    )
    set_areas(made, [(province, commune) for province, commune in said.get("areas", ())])
    return made


@transaction.atomic
def write_imported(*, at: datetime) -> int:
    """Write the letters of invitations that came in a sheet; each once. Returns: how many."""
    rows = AdviserInvitation.objects.select_for_update(of=("self",), skip_locked=True).filter(
        token_hash__startswith=IMPORTED, accepted_at=None, revoked_at=None, expires_at__gt=at
    )
    waiting = list(rows.order_by("pk")[:LETTERS_AT_ONCE])
    for row in waiting:
        row.token_hash = hash_of(token_of(row))
        row.save(update_fields=["token_hash"])
        send_invitation.defer(invitation=row.pk)
    return len(waiting)
