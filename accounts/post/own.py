"""What people are written about their accounts: codes, changes, and that everything is erased."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import texts
from accounts.post.kinds import Audience, LetterKind, Words, register

# What allauth calls a mail → our code for it.
OF_ALLAUTH = {
    f"{place}/email/{name}": name.replace("_", "-")
    for place, names in {
        "account": (
            *("login_code", "email_confirmation", "email_confirmation_signup"),
            *("password_reset_code", "account_already_exists", "unknown_account"),
            *("email_changed", "password_changed", "password_reset", "password_set"),
            "factor_reset",
        ),
        "mfa": (
            *("totp_activated", "totp_deactivated", "recovery_codes_generated"),
            *("webauthn_added", "webauthn_removed"),
        ),
        "socialaccount": ("account_connected", "account_disconnected"),
    }.items()
    for name in names
}
PREFIXES = {code: prefix for prefix, code in OF_ALLAUTH.items()}
SAMPLE = {
    "code": "482913",
    "email": "hoa@xuongmay.vn",
    "from_email": "hoa.cu@xuongmay.vn",
    "to_email": "hoa@xuongmay.vn",
    "phone": "0912 345 678",
    "provider": "VNeID",
}


def _mail(
    code: str, when: Any, *, is_urgent: bool = False, phone: Callable[..., str] | None = None
) -> LetterKind:
    """A mail of three templates: subject, text, HTML. phone: makes the text to a number."""

    def write(values: Mapping[str, Any]) -> Words:
        context = {
            "site_url": settings.SITE_URL,
            "minutes": settings.CODE_MINUTES,
            "provider": "",
            **values,
        }
        subject, text, html = (
            render_to_string(f"{PREFIXES[code]}_{part}", context).strip()
            for part in ("subject.txt", "message.txt", "message.html")
        )
        return Words(subject, text, html, phone(values) if phone else "")

    return LetterKind(
        code,
        audience=Audience.STAFF if code == "factor-reset" else Audience.ACCOUNT,
        when=when,
        sample=SAMPLE,
        write=write,
        by_phone=phone is not None,
        is_urgent=is_urgent,
    )


def _text(code: str, when: Any, words: Callable[[Mapping[str, Any]], str]) -> LetterKind:
    """A text to a phone."""
    return LetterKind(
        code,
        audience=Audience.ACCOUNT,
        when=when,
        sample=SAMPLE,
        write=lambda values: Words("", "", phone=words(values)),
        by_mail=False,
        by_phone=True,
        is_urgent=True,
    )


def _erased(_values: Mapping[str, Any]) -> Words:
    text = _(
        "Your account and everything that hung on it are erased. This is the last we write "
        "to you; we no longer know this address."
    )
    subject = _("Your data at SMEdx are erased")
    return Words(subject, f"{text}\n\nSMEdx\n", phone=f"SMEdx: {text}")


MAILS = (
    _mail("login-code", gettext_lazy("somebody signs in with a code"), is_urgent=True),
    _mail(
        "email-confirmation", gettext_lazy("somebody enters a new e-mail address"), is_urgent=True
    ),
    _mail("email-confirmation-signup", gettext_lazy("somebody opens an account"), is_urgent=True),
    _mail("password-reset-code", gettext_lazy("somebody forgot a password"), is_urgent=True),
    _mail(
        "account-already-exists",
        gettext_lazy("somebody signs up with an address that has an account"),
        is_urgent=True,
    ),
    _mail(
        "unknown-account",
        gettext_lazy("somebody asks for a code for an address without an account"),
        is_urgent=True,
    ),
    _mail("email-changed", gettext_lazy("the e-mail address of an account was changed")),
    _mail("password-changed", gettext_lazy("the password of an account was changed")),
    _mail("password-reset", gettext_lazy("a password was chosen anew with a code")),
    _mail("password-set", gettext_lazy("an account got its first password")),
    _mail("totp-activated", gettext_lazy("an authenticator app was set up")),
    _mail("totp-deactivated", gettext_lazy("an authenticator app was switched off")),
    _mail("recovery-codes-generated", gettext_lazy("new recovery codes were made")),
    _mail("webauthn-added", gettext_lazy("a passkey was added")),
    _mail("webauthn-removed", gettext_lazy("a passkey was removed")),
    _mail("account-connected", gettext_lazy("a national e-ID was connected to an account")),
    _mail("account-disconnected", gettext_lazy("a national e-ID was taken off an account")),
    _mail(
        "factor-reset",
        gettext_lazy("an administrator reset a colleague's second factor"),
        phone=lambda values: texts.factor_reset(values["person"]),
    ),
)
TEXTS = (
    _text(
        "phone-code",
        gettext_lazy("somebody signs up, signs in or confirms a number with a code"),
        lambda values: texts.code(values["code"]),
    ),
    _text(
        "phone-has-account",
        gettext_lazy("somebody signs up with a number that has an account"),
        lambda _values: texts.has_account(),
    ),
    _text(
        "phone-no-account",
        gettext_lazy("somebody asks for a code for a number without an account"),
        lambda _values: texts.no_account(),
    ),
    _text(
        "phone-changed",
        gettext_lazy("the number of an account was changed; it goes to the earlier one"),
        lambda values: texts.number_changed(values["phone"]),
    ),
)
ERASED = LetterKind(
    "account-erased",
    audience=Audience.ACCOUNT,
    when=gettext_lazy("an account was erased: the last that its owner hears"),
    write=_erased,
    by_phone=True,
    keeps_address=False,
)


def register_own() -> None:
    register(*MAILS, *TEXTS, ERASED)
