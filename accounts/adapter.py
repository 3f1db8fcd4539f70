"""What allauth asks of the portal: our accounts, our mails and texts, our words."""

import ipaddress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.contacts import readable
from accounts.fields import PhoneField
from accounts.models import User
from accounts.post.writing import write_mail, write_text
from accounts.second_factor import may_set_up
from accounts.services import confirm_phone
from accounts.signals import untie_if_strange

STAGES = (
    "allauth.account.stages.LoginByCodeStage",
    "allauth.account.stages.PhoneVerificationStage",
    "accounts.stages.ConfirmEmailStage",
    "allauth.mfa.stages.AuthenticateStage",
)


class AccountAdapter(DefaultAccountAdapter):
    """Codes go through the queue, addresses and numbers are confirmed on the account."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy("The address or the password is not right."),
        "phone_password_mismatch": gettext_lazy("The number or the password is not right."),
        "username_password_mismatch": gettext_lazy("The address or the password is not right."),
        "invalid_login": gettext_lazy("The address or the password is not right."),
        "incorrect_code": gettext_lazy("This code is not right."),
        "incorrect_password": gettext_lazy("This password is not right."),
        "enter_current_password": gettext_lazy("This is not your present password."),
        "email_taken": gettext_lazy("This address cannot be used. Try another one."),
        "phone_taken": gettext_lazy("This number cannot be used. Try another one."),
        "same_as_current": gettext_lazy("This is what you have now."),
        "duplicate_email": gettext_lazy("This address is already on your account."),
        "too_many_login_attempts": gettext_lazy(
            "The code was entered wrongly too often and no longer works. Ask for a new one."
        ),
    }

    # ── Ways through ─────────────────────────────────────────────────────────────────────────
    def get_login_stages(self) -> list[str]:
        return list(STAGES)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Colleagues land in the admin, everybody else at her own pages."""
        if request.user.is_authenticated and request.user.is_staff:
            return reverse("admin:index")
        return super().get_login_redirect_url(request)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account-home")

    def is_safe_url(self, url: str) -> bool:
        """Only addresses of this site, by path."""
        return bool(url) and url.startswith("/") and super().is_safe_url(url)

    def is_ajax(self, request: HttpRequest) -> bool:
        """Only the passkey script asks for JSON; every other page answers pages alone."""
        asks = request.headers.get("Accept") == "application/json"
        return asks and request.method == "GET" and request.path.endswith("/webauthn/login/")

    def get_client_ip(self, request: HttpRequest) -> str:
        hops = request.headers.get("X-Forwarded-For", "").split(",")
        seen = request.META.get("REMOTE_ADDR", "")
        if settings.PROXIES and len(hops) >= settings.PROXIES:
            seen = hops[-settings.PROXIES].strip()
        try:
            return str(ipaddress.ip_address(seen))
        except ValueError:
            return "0.0.0.0"  # noqa: S104 - no address is known

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        """Staff show their second factor; password and mailed code would lead round in a ring."""
        ways = super().get_reauthentication_methods(user)
        strong = [way for way in ways if way["id"].startswith("mfa_")]
        return strong if user.is_authenticated and user.is_staff and strong else ways

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Not for a first second factor right after signing in."""
        if app == "allauth.mfa" and may_set_up(context.request):
            return False
        return super().is_reauthentication_required(app=app, **options)

    # ── Addresses ────────────────────────────────────────────────────────────────────────────
    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """An address is replaced, not removed: it is how the account's owner comes back."""
        return False

    # ── Numbers ──────────────────────────────────────────────────────────────────────────────
    def phone_form_field(self, **options: Any) -> PhoneField:
        return PhoneField(**options)

    def get_phone(self, user: User) -> tuple[str, bool] | None:  # type: ignore[override]
        return (user.phone, user.phone_verified_at is not None) if user.phone else None

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone, is_active=True).first()

    def set_phone(self, user: User, phone: str, verified: bool) -> None:  # type: ignore[override]
        if verified:
            self.set_phone_verified(user, phone)

    def set_phone_verified(self, user: User, phone: str) -> None:  # type: ignore[override]
        untie_if_strange(context.request, user)
        earlier = confirm_phone(user=user, phone=phone, at=timezone.now())
        if earlier:
            self._text("phone-changed", earlier, user.language, phone=readable(phone))

    def send_verification_code_sms(
        self,
        user: User,  # type: ignore[override]
        phone: str,
        code: str,
        **_kwargs: Any,
    ) -> None:
        self._text("phone-code", phone, user.language, code=code)

    def send_unknown_account_sms(self, phone: str, **_kwargs: Any) -> None:
        self._text("phone-no-account", phone)

    def send_account_already_exists_sms(self, phone: str) -> None:
        self._text("phone-has-account", phone)

    def _text(self, kind: str, to: str, language: str = "", **values: str) -> None:
        write_text(kind=kind, to=to, values=values, at=timezone.now(), language=language)

    # ── Mails ────────────────────────────────────────────────────────────────────────────────
    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Written in the person's language, then queued."""
        write_mail(prefix=template_prefix, to=email, values=context, at=timezone.now())


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("This code is not right."),
        "cannot_delete_authenticator": gettext_lazy("The second factor cannot be switched off."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Set up an authenticator app or a passkey first."
        ),
        "unverified_email": gettext_lazy("Confirm your e-mail address first."),
    }

    def generate_authenticator_name(self, user: User, type: str) -> str:  # type: ignore[override]
        if type != Authenticator.Type.WEBAUTHN:
            return super().generate_authenticator_name(user, type)
        count = Authenticator.objects.filter(user=user, type=type).count()
        return _("Passkey %(number)d") % {"number": count + 1}

    def _get_user_identifier(self, user: User) -> str:  # type: ignore[override]
        return user.contact


class SocialAdapter(DefaultSocialAccountAdapter):
    """Whatever a provider does wrong ends on one page that says what to do."""

    def on_authentication_error(self, request: HttpRequest, provider: Any, **details: Any) -> None:
        if str(details.get("error")) != "cancelled":
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("socialaccount_login_error")))

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict) -> User:
        """Only the name is taken over; address and number she gives and confirms herself."""
        user = sociallogin.user
        user.name = " ".join(str(data.get("name") or "").split())[:150]
        return user
