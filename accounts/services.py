"""Writes of accounts: making them, confirming how their owners are reached, letting staff in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from accounts.contacts import Contact
from accounts.models import User
from accounts.tokens import welcome_tokens

UNFINISHED_DAYS = 2


class LinkUsedError(Exception):
    """The one-time link was used, is older than a day, or was never ours."""


class ContactTakenError(Exception):
    """Somebody has proved before that this address or number is hers."""


@dataclass(frozen=True, slots=True)
class Admission:
    """An administrator and whether the account was made or promoted just now."""

    user: User
    is_new: bool
    is_promoted: bool


@transaction.atomic
def admit_admin(*, email: str) -> Admission:
    """The administrator with this address, made if there is none, promoted if it is somebody else.

    Args:
        email: a valid address in any case; it is kept in lower case.

    A new account has no usable password until its owner follows `welcome_link`.
    """
    user = User.objects.select_for_update(of=("self",)).filter(email=email.lower()).first()
    if user is None:
        return Admission(User.objects.create_superuser(email), is_new=True, is_promoted=False)
    was_admin = user.is_superuser and user.is_staff and user.is_active
    if not was_admin:
        user.is_superuser = user.is_staff = user.is_active = True
        user.save(update_fields=["is_superuser", "is_staff", "is_active"])
    return Admission(user, is_new=False, is_promoted=not was_admin)


def welcome_link(user: User) -> str:
    """The address, good once and for 24 hours, at which the account's owner sets a password."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("account-welcome", args=[key, welcome_tokens.make_token(user)])
    return f"{settings.SITE_URL}{path}"


def user_of_link(*, key: str, token: str) -> User:
    """Whose link this is.

    Raises: LinkUsedError: it opens nothing (any more), or the account is switched off.
    """
    try:
        user = User.objects.filter(pk=int(force_str(urlsafe_base64_decode(key))[:18])).first()
    except (ValueError, UnicodeDecodeError):
        user = None
    if user is None or not user.is_active or not welcome_tokens.check_token(user, token):
        raise LinkUsedError
    return user


# ── People who sign up themselves ────────────────────────────────────────────────────────────
@transaction.atomic
def open_account(*, contact: Contact, language: str, at: datetime) -> User:
    """An account for an address or number, without a password, not yet confirmed.

    Asked for again before anybody confirmed it, it is the same account, and whatever somebody
    else may have tied to it meanwhile is untied.

    Raises: ContactTakenError: the address or number is somebody's.
    """
    by = {"email": contact.email} if contact.email else {"phone": contact.phone}
    user, is_new = User.objects.select_for_update(of=("self",)).get_or_create(
        **by, defaults={"language": language, "date_joined": at, "password": make_password(None)}
    )
    if not is_new:
        if not User.objects.unfinished().filter(pk=user.pk).exists():
            raise ContactTakenError
        untie(user=user)
        user.language, user.date_joined = language, at
        user.save(update_fields=["language", "date_joined"])
    if contact.email:
        EmailAddress.objects.get_or_create(
            user=user, email=contact.email, defaults={"primary": True, "verified": False}
        )
    return user


def is_open_to(contact: Contact) -> bool:
    """Whether an account for this contact may still be opened; one query."""
    by = {"email": contact.email} if contact.email else {"phone": contact.phone}
    held = User.objects.filter(**by)
    return not held.exclude(pk__in=User.objects.unfinished().filter(**by)).exists()


@transaction.atomic
def untie(*, user: User) -> None:
    """Take away every way in but the contact itself: no password, no e-ID."""
    SocialAccount.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])


@transaction.atomic
def name_person(*, user: User, name: str) -> None:
    """Keep how somebody wants to be called; at most 150 characters."""
    locked = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    locked.name = user.name = name
    locked.save(update_fields=["name"])


@transaction.atomic
def keep_address(*, user: User) -> None:
    """Let allauth know the address of an account that was made otherwise than by signing up."""
    if user.email:
        is_verified = user.email_verified_at is not None
        EmailAddress.objects.get_or_create(
            user=user, email=user.email, defaults={"primary": True, "verified": is_verified}
        )


@transaction.atomic
def confirm_email(*, user: User, email: str, at: datetime) -> User:
    """Somebody read a code that was sent to this address: it is hers; the earlier one goes."""
    locked = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    locked.email, locked.email_verified_at = email.lower(), at
    locked.save(update_fields=["email", "email_verified_at"])
    EmailAddress.objects.filter(user=locked).exclude(email=locked.email).delete()
    EmailAddress.objects.update_or_create(
        user=locked, email=locked.email, defaults={"primary": True, "verified": True}
    )
    user.email, user.email_verified_at = locked.email, at
    return locked


@transaction.atomic
def confirm_phone(*, user: User, phone: str, at: datetime) -> str:
    """Somebody read a code that was sent to this number: it is hers.

    Returns: the number that it replaces, if that one was confirmed; else "".
    """
    locked = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    earlier = locked.phone if locked.phone_verified_at and locked.phone != phone else ""
    if locked.phone != phone or locked.phone_verified_at is None:
        locked.phone, locked.phone_verified_at = phone, at
        locked.save(update_fields=["phone", "phone_verified_at"])
    user.phone, user.phone_verified_at = locked.phone, locked.phone_verified_at
    return earlier or ""


@transaction.atomic
def forget_unfinished(*, at: datetime) -> int:
    """Delete accounts that nobody confirmed in two days. Returns: how many."""
    long_ago = at - timedelta(days=UNFINISHED_DAYS)
    rows = User.objects.unfinished().filter(date_joined__lt=long_ago)
    count = rows.count()
    rows.delete()
    return count


@transaction.atomic
def set_first_password(*, user: User, password: str, at: datetime) -> None:
    """Set the password of an invited colleague; her link proves the address it was made for."""
    user.set_password(password)
    user.save(update_fields=["password"])
    if user.email:
        confirm_email(user=user, email=user.email, at=at)
