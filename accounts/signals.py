"""What happens when allauth reports that an address has been confirmed."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from accounts.services import confirm_email, untie


def on_email_confirmed(
    sender: Any, request: HttpRequest, email_address: EmailAddress, **_signal: Any
) -> None:
    user = email_address.user
    untie_if_strange(request, user)
    confirm_email(user=user, email=email_address.email, at=timezone.now())


def untie_if_strange(request: HttpRequest, user: User) -> None:
    """Before somebody first proves a contact: drop what others may have tied to the account.

    An account may lie about unconfirmed, made by somebody else with this address. When its real
    owner comes in by a code, no password and no e-ID of the other may stay. In the sign-up itself,
    and after a password or an e-ID in this session, all that was tied is hers.
    """
    if user.last_login is not None or user.is_confirmed:
        return
    pending = request.session.get("account_login") or {}
    used = {record["method"] for record in get_authentication_records(request, user)}
    if not pending.get("signup") and used.isdisjoint({"password", "socialaccount"}):
        untie(user=user)
