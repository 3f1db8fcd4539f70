"""How often accounts may be tried: counted in PostgreSQL before a view, so before any hash."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.contacts import parse_contact
from ledger.callers import seconds_until_allowed
from ledger.services import seconds_to_wait
from ui.responses import too_many

# Address by name → what it counts as, and the field that names the account, if it is one.
LIMITED = {
    "account_login": ("login", "login"),
    "mfa_login_webauthn": ("login", ""),
    "account_reauthenticate": ("login", ""),
    "account_change_password": ("login", ""),
    "account_signup": ("code", "contact"),
    "socialaccount_signup": ("code", "contact"),
    "account_request_login_code": ("code", "contact"),
    "account_reset_password": ("code", "contact"),
    "account_request_reauthentication_code": ("code", ""),
    "account_email": ("code", "email"),
    "account_change_phone": ("code", "phone"),
    "account_confirm_login_code": ("guess", ""),
    "account_confirm_reauthentication_code": ("guess", ""),
    "account_confirm_password_reset_code": ("guess", ""),
    "account_email_verification_sent": ("guess", ""),
    "account_verify_phone": ("guess", ""),
    "mfa_authenticate": ("guess", ""),
    "mfa_reauthenticate": ("guess", ""),
    "mfa_reauthenticate_webauthn": ("guess", ""),
    "mfa_activate_totp": ("guess", ""),
    "account-welcome": ("guess", ""),
    "my-data-export": ("data", ""),
    "my-data-erase": ("data", ""),
}
# Asked for by address alone, because each call makes the site call somebody else.
CALLS_OUT = {"openid_connect_login", "openid_connect_callback"}
Subject = tuple[str, str]


class AccountLimitsMiddleware:
    """Answers 429 to who tries too often, by network address and by account, known or not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        name = match.url_name if match else ""
        at = timezone.now()
        if name in CALLS_OUT:
            seconds = seconds_until_allowed(request, action="eid-address", at=at)
        elif name in LIMITED and request.method == "POST":
            seconds = max(_waits(request, *LIMITED[name], at=at))
        else:
            return None
        return too_many(request, seconds) if seconds else None


def _waits(request: HttpRequest, action: str, field: str, *, at: datetime) -> Iterator[int]:
    """Count by address and by each account concerned; every count grows, whatever others say."""
    if action == "guess" and request.POST.get("action") == "resend":
        action = "code"
    yield seconds_until_allowed(request, action=f"{action}-address", at=at)
    for kind, value in _subjects(request, field):
        mark = salted_hmac("account", f"{kind}:{value}").hexdigest()[:32]
        for limit in (action, "code-day") if action == "code" else (action,):
            times, window = settings.RATE_LIMITS[limit]
            yield seconds_to_wait(key=f"{limit}:{mark}", limit=times, window=window, at=at)


def _subjects(request: HttpRequest, field: str) -> Iterator[Subject]:
    """Who is meant: the contact that was typed, and who is signed in or about to be."""
    if field:
        yield "contact", _normal(request.POST.get(field, ""))
    if request.user.is_authenticated:
        yield "user", str(request.user.pk)
    elif not field:
        pending = request.session.get("account_login")
        pending = pending if isinstance(pending, dict) else {}
        who = pending.get("user_pk") or request.session.session_key
        if who:
            yield "pending", str(who)


def _normal(typed: str) -> str:
    """One spelling for all ways to write the same contact; other text as it is, in lower case."""
    try:
        return str(parse_contact(typed[:300]))
    except ValidationError:
        return typed[:300].strip().lower()
