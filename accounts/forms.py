"""Forms of accounts: allauth's, with one field for address or number, and our words."""

from typing import Any

from allauth.account import forms as allauth
from allauth.account.internal.flows.password_reset_by_code import PasswordResetVerificationProcess
from allauth.mfa.webauthn import forms as webauthn
from allauth.socialaccount.forms import SignupForm as AllauthSocialSignUpForm
from django import forms
from django.contrib.auth.forms import SetPasswordForm as DjangoSetPasswordForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.consents import give_consent, terms
from accounts.contacts import Contact, parse_contact
from accounts.fields import ContactField
from accounts.models import Consent, User
from accounts.services import ContactTakenError, is_open_to, keep_address, open_account

NAME_LENGTH = 60


def _password_help() -> str:
    return " ".join(password_validators_help_texts())


def _forgotten() -> str:
    return format_html(
        '<a href="{}">{}</a>', reverse_lazy("account_reset_password"), _("Forgotten your password?")
    )


def _limit(field: forms.Field, length: int) -> None:
    """The longest that may be typed, checked here and told to the browser."""
    field.validators.append(MaxLengthValidator(length))
    field.widget.attrs["maxlength"] = str(length)


class PasswordForm(DjangoSetPasswordForm):
    """A first password; what makes one acceptable is said beside the field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = _password_help()

    def validate_password_for_user(self, user: Any, *_args: Any, **_options: Any) -> None:
        """What is wrong with a password stands at it, not at its repetition as Django has it."""
        super().validate_password_for_user(user, "new_password1")


class Plain:
    """Takes placeholders out: labels stand above the fields, and say it in our words."""

    labels: dict[str, Any] = {}
    helps: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, field.help_text)


# ── Signing up ───────────────────────────────────────────────────────────────────────────────
class _SignUp(forms.Form):
    """What both ways of signing up ask: how one is reached, and agreement to the terms."""

    contact = ContactField(
        help_text=gettext_lazy(
            "We send a code there. The number must be a Vietnamese mobile number."
        )
    )
    agreed = forms.BooleanField(
        error_messages={
            "required": gettext_lazy("Without your agreement we may not keep an account.")
        }
    )

    def _keep_own_fields(self) -> None:
        for name in set(self.fields) - {"contact", "agreed"}:
            del self.fields[name]
        self.order_fields(["contact", "agreed"])
        self.fields["agreed"].label = terms().text

    def clean_contact(self) -> Contact:
        contact: Contact = self.cleaned_data["contact"]
        self.account_already_exists = not is_open_to(contact)
        self.cleaned_data["email"], self.cleaned_data["phone"] = contact.email, contact.phone
        return contact

    def _clean_phone(self) -> None:
        """Nothing more to ask: `clean_contact` has looked."""

    def opened(self) -> User:
        """The account, made or found unconfirmed, with the agreement. Raises: ContactTakenError."""
        at = timezone.now()
        contact = self.cleaned_data["contact"]
        user = open_account(contact=contact, language=get_language() or "vi", at=at)
        give_consent(user=user, wording=terms(), how=Consent.How.SIGN_UP, at=at)
        return user

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """As allauth's; who is overtaken by another request is answered like one who was late."""
        try:
            return super().try_save(request)  # type: ignore[misc]
        except ContactTakenError:
            self.account_already_exists = True
            return super().try_save(request)  # type: ignore[misc]


class SignUpForm(_SignUp, allauth.SignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keep_own_fields()

    def save(self, request: HttpRequest) -> User:
        return self.opened()


class SocialSignUpForm(_SignUp, AllauthSocialSignUpForm):
    """The last step after a national e-ID: an address or number of one's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keep_own_fields()

    def save(self, request: HttpRequest) -> User:
        name = self.sociallogin.user.name
        user = self.opened()
        user.name = user.name or name
        user.save(update_fields=["name"])
        self.sociallogin.user = user
        self.sociallogin.email_addresses = []
        self.sociallogin.account.user = user
        self.sociallogin.account.save()
        return user


# ── Signing in ───────────────────────────────────────────────────────────────────────────────
class SignInForm(Plain, allauth.LoginForm):
    labels = {
        "login": gettext_lazy("E-mail address or phone number"),
        "password": gettext_lazy("Password"),
    }
    helps = {"password": lazy(_forgotten, str)()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs.update(autocomplete="username", autocapitalize="none")
        _limit(self.fields["login"], 254)
        _limit(self.fields["password"], 1000)

    def clean_login(self) -> str:
        """The address or number in the form in which accounts keep it; else as it was typed."""
        try:
            return str(parse_contact(self.cleaned_data["login"]))
        except ValidationError:
            return self.cleaned_data["login"].strip()


class _ToContact(forms.Form):
    """Whom a code is for; whether there is such an account is told to its owner alone."""

    contact = ContactField()

    def clean_contact(self) -> Contact:
        contact: Contact = self.cleaned_data["contact"]
        by = {"email": contact.email} if contact.email else {"phone": contact.phone}
        self._user = User.objects.filter(**by, is_active=True).first()
        if self._user:
            keep_address(user=self._user)
        self.cleaned_data["email"], self.cleaned_data["phone"] = contact.email, contact.phone
        return contact


class CodeForm(_ToContact):
    """Asks for a code to sign in with."""


class ResetForm(_ToContact):
    """Asks for a code to choose a new password with."""

    def clean_contact(self) -> Contact:
        contact = super().clean_contact()
        # allauth's view names who asked by this.
        self.cleaned_data["email"] = str(contact)
        return contact

    def save(self, request: HttpRequest) -> str:
        contact = self.cleaned_data["contact"]
        if contact.email:
            PasswordResetVerificationProcess.initiate(
                request=request, user=self._user, email=contact.email
            )
        else:
            self._by_phone(request, contact.phone)
        return str(contact)

    def _by_phone(self, request: HttpRequest, phone: str) -> None:
        """The same process, which knows only mails, with the code sent to the phone."""
        state = PasswordResetVerificationProcess.initial_state(self._user, phone)
        process = PasswordResetVerificationProcess(request, state=state, user=self._user)
        adapter = allauth.get_adapter()
        if self._user:
            state["code"] = adapter.generate_password_reset_code()
            adapter.send_verification_code_sms(self._user, phone, state["code"])
        else:
            adapter.send_unknown_account_sms(phone)
        process.persist()


class _Entry(Plain):
    """Where a code of six digits is typed: the keys for numbers, filled in from the message."""

    labels = {"code": gettext_lazy("Code")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"  # type: ignore[attr-defined]
        _limit(self.fields["code"], 12)  # type: ignore[attr-defined]


class SignInCodeForm(_Entry, allauth.ConfirmLoginCodeForm):
    pass


class AgainCodeForm(_Entry, allauth.ConfirmReauthenticationCodeForm):
    pass


class ResetCodeForm(_Entry, allauth.ConfirmPasswordResetCodeForm):
    pass


class EmailCodeForm(_Entry, allauth.ConfirmEmailVerificationCodeForm):
    pass


class PhoneCodeForm(_Entry, allauth.VerifyPhoneForm):
    pass


class EmailForm(Plain, allauth.AddEmailForm):
    """Another address in place of the present one."""

    labels = {"email": gettext_lazy("New e-mail address")}


class PasswordAgainForm(Plain, allauth.ReauthenticateForm):
    """Showing once more who one is, with the password."""

    helps = {"password": lazy(_forgotten, str)()}


# ── Passwords ────────────────────────────────────────────────────────────────────────────────
PASSWORD_LABELS = {
    "oldpassword": gettext_lazy("Present password"),
    "password1": gettext_lazy("New password"),
    "password2": gettext_lazy("New password again"),
}
PASSWORD_HELPS = {"password1": lazy(_password_help, str)()}


class ChangePasswordForm(Plain, allauth.ChangePasswordForm):
    labels = PASSWORD_LABELS
    helps = {**PASSWORD_HELPS, "oldpassword": lazy(_forgotten, str)()}


class SetPasswordForm(Plain, allauth.SetPasswordForm):
    labels, helps = PASSWORD_LABELS, PASSWORD_HELPS


class NewPasswordForm(Plain, allauth.ResetPasswordKeyForm):
    labels, helps = PASSWORD_LABELS, PASSWORD_HELPS


# ── Passkeys ─────────────────────────────────────────────────────────────────────────────────
class _Careful:
    """Whatever a script sends instead of a passkey's answer is a wrong answer, not a failure."""

    def full_clean(self) -> None:
        try:
            super().full_clean()  # type: ignore[misc]
        except (AttributeError, KeyError, TypeError, ValueError):
            self.cleaned_data: dict[str, Any] = {}
            self.add_error("credential", _("This did not work. Try again."))  # type: ignore[attr-defined]


class PasskeyForm(_Careful, Plain, webauthn.AddWebAuthnForm):
    """Every key added here signs in alone: with the device's lock, no password."""

    labels = {"name": gettext_lazy("Name of this passkey")}
    passwordless = forms.BooleanField(initial=True, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _limit(self.fields["name"], NAME_LENGTH)


class PasskeyNameForm(Plain, webauthn.EditWebAuthnForm):
    labels = {"name": gettext_lazy("Name of this passkey")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _limit(self.fields["name"], NAME_LENGTH)


class PasskeySignInForm(_Careful, webauthn.LoginWebAuthnForm):
    """Signing in with a passkey alone."""


class PasskeyAgainForm(_Careful, webauthn.ReauthenticateWebAuthnForm):
    """Showing once more who one is, with a passkey."""


class PasskeySecondForm(_Careful, webauthn.AuthenticateWebAuthnForm):
    """A passkey as the second factor."""
