"""Making accounts for the staff and letting their owners in."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from accounts.models import User
from accounts.tokens import welcome_tokens


class LinkUsedError(Exception):
    """The one-time link was used, is older than a day, or was never ours."""


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


@transaction.atomic
def invite_staff(*, user: User, roles: list[Group]) -> User:
    """Store a new colleague's account, with roles and without a password."""
    user.email = user.email.lower()
    user.is_staff = True
    user.set_unusable_password()
    user.save(force_insert=True)
    user.groups.set(roles)
    return user


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
