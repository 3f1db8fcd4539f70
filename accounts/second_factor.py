"""Whether staff have shown a second factor, how lately, and where they are sent to do so.

What counts is the session: a password that somebody else knew opened none of the staff's pages
before the second factor was set up, and opens none after.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from accounts import unsent
from accounts.models import User

FIRST = ("password", "code")
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def shown_at(request: HttpRequest, user: User) -> float:
    """When a second factor was last shown in this session, in seconds of Unix time; 0 for never."""
    records = get_authentication_records(request, user)
    return max((each["at"] for each in records if each.get("method") == "mfa"), default=0.0)


def weighed(request: HttpRequest, user: Any) -> Any:
    """The person of a request; staff who showed no second factor in it have no rights."""
    if user.is_authenticated and user.is_staff:
        user.rights_withheld = not shown_at(request, user)
    return user


def is_set_up(user: User) -> bool:
    """Whether she has an authenticator app or a passkey; one query."""
    return Authenticator.objects.filter(user=user, type__in=KINDS).exists()


def may_set_up(request: HttpRequest) -> bool:
    """Whether she signed in within ten minutes and has no second factor yet.

    To set up the first one she need not type what she has just typed; to change one, she must.
    """
    records = get_authentication_records(request, request.user)  # type: ignore[arg-type]
    latest = max((each["at"] for each in records if each.get("method") in FIRST), default=0.0)
    is_fresh = time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT
    return is_fresh and not is_set_up(request.user)  # type: ignore[arg-type]


def way_in(request: HttpRequest) -> HttpResponseRedirect:
    """To where a second factor is set up or, where there is one, shown; then back to this page."""
    kinds = set(
        Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True)
    )
    if kinds.isdisjoint(KINDS):
        return HttpResponseRedirect(reverse("mfa_index"))
    has_app = Authenticator.Type.TOTP in kinds
    page = reverse("mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn")
    return HttpResponseRedirect(f"{page}?{urlencode({'next': request.get_full_path()})}")


def ask_again(request: HttpRequest) -> HttpResponse | None:
    """The way to show the second factor once more; None if that was in the last ten minutes.

    For what must not be done by whoever finds a desk left alone: exports, roles, erasing,
    publishing in bulk. After it she is back on this page; a form that she sent waits there.
    """
    age = time.time() - shown_at(request, request.user)  # type: ignore[arg-type]
    if age < app_settings.REAUTHENTICATION_TIMEOUT:
        return None
    unsent.keep(request, at=timezone.now())
    return way_in(request)


def proved_again(view: Callable[..., Any]) -> Callable[..., Any]:
    """The view, for who has shown her second factor in the last ten minutes (see `ask_again`)."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return ask_again(request) or view(request, *args, **kwargs)

    return page


def on_factor_added(
    sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **_signal: Any
) -> None:
    """Setting one up shows that she has it, as showing it once more would."""
    shown = {"type": authenticator.type, "id": authenticator.pk}
    record_authentication(request, user, method="mfa", reauthenticated=True, **shown)
    weighed(request, request.user)


def on_factor_removed(sender: Any, request: HttpRequest, user: User, **_signal: Any) -> None:
    """Who removed the last one is where she was before she set it up, in all her browsers."""
    if not is_set_up(user):
        request.session.pop(AUTHENTICATION_METHODS_SESSION_KEY, None)
        weighed(request, request.user)
        end_sessions(user, but=request.session.session_key or "")


def end_sessions(user: User, *, but: str = "") -> None:
    """Sign a person out of every browser, save for the session with the key `but`."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=but):
        session.end()
