"""The settings of django-allauth: which ways in there are, how long codes live, who may vouch."""

from datetime import timedelta
from typing import Any

from portal import env

CODE = {"numeric": True, "dashed": False, "length": 6}
CODE_SECONDS = 15 * 60
TRIES = 3
SUDO_SECONDS = 10 * 60

SETTINGS: dict[str, Any] = {
    "AUTHENTICATION_BACKENDS": ["accounts.sessions.Backend"],
    "SESSION_ENGINE": "accounts.sessions",
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
        for name, options in (
            ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "phone", "name")}),
            ("MinimumLengthValidator", {"min_length": 12}),
            ("CommonPasswordValidator", {}),
            ("NumericPasswordValidator", {}),
        )
    ],
    # ── Signing up and in ────────────────────────────────────────────────────────────────────
    "ACCOUNT_ADAPTER": "accounts.adapter.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"email", "phone"},
    # The star is what allauth's check of mandatory verification wants; our form asks for one
    # field, "contact", and for no password: nobody can prepare an account for somebody else.
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "phone", "password1"],
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    "ACCOUNT_CHANGE_EMAIL": True,
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "ACCOUNT_SESSION_REMEMBER": True,
    "ACCOUNT_LOGOUT_REDIRECT_URL": "home",
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": SUDO_SECONDS,
    # allauth counts in the cache of one process and can be raced; portal.account_limits counts in
    # PostgreSQL before the view is called.
    "ACCOUNT_RATE_LIMITS": False,
    "MFA_RATE_LIMITS": False,
    "ACCOUNT_FORMS": {
        "signup": "accounts.forms.SignUpForm",
        "login": "accounts.forms.SignInForm",
        "request_login_code": "accounts.forms.CodeForm",
        "reset_password": "accounts.forms.ResetForm",
        "reset_password_from_key": "accounts.forms.NewPasswordForm",
        "confirm_login_code": "accounts.forms.SignInCodeForm",
        "confirm_reauthentication_code": "accounts.forms.AgainCodeForm",
        "confirm_password_reset_code": "accounts.forms.ResetCodeForm",
        "confirm_email_verification_code": "accounts.forms.EmailCodeForm",
        "verify_phone": "accounts.forms.PhoneCodeForm",
        "add_email": "accounts.forms.EmailForm",
        "reauthenticate": "accounts.forms.PasswordAgainForm",
        "change_password": "accounts.forms.ChangePasswordForm",
        "set_password": "accounts.forms.SetPasswordForm",
    },
    # ── Codes ────────────────────────────────────────────────────────────────────────────────
    "ALLAUTH_USER_CODE_FORMAT": CODE,
    "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
    "ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS": TRIES,
    "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": CODE_SECONDS,
    "ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND": True,
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": True,
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS": TRIES,
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT": CODE_SECONDS,
    "ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND": True,
    "ACCOUNT_PHONE_VERIFICATION_MAX_ATTEMPTS": TRIES,
    "ACCOUNT_PHONE_VERIFICATION_TIMEOUT": CODE_SECONDS,
    "ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND": True,
    "ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED": True,
    "ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS": TRIES,
    "ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT": CODE_SECONDS,
    # ── Second factor and passkeys ───────────────────────────────────────────────────────────
    "MFA_ADAPTER": "accounts.adapter.SecondFactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_TOTP_ISSUER": "SMEdx",
    "MFA_TOTP_TOLERANCE": 1,
    "MFA_FORMS": {
        "add_webauthn": "accounts.forms.PasskeyForm",
        "edit_webauthn": "accounts.forms.PasskeyNameForm",
        "login_webauthn": "accounts.forms.PasskeySignInForm",
        "reauthenticate_webauthn": "accounts.forms.PasskeyAgainForm",
        "authenticate_webauthn": "accounts.forms.PasskeySecondForm",
    },
    # ── National e-ID ────────────────────────────────────────────────────────────────────────
    "SOCIALACCOUNT_ADAPTER": "accounts.adapter.SocialAdapter",
    "SOCIALACCOUNT_FORMS": {"signup": "accounts.forms.SocialSignUpForm"},
    # Always through the form: terms must be agreed to, and what the provider says of an address
    # is not taken for proof.
    "SOCIALACCOUNT_AUTO_SIGNUP": False,
    "SOCIALACCOUNT_EMAIL_REQUIRED": False,
    "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,
    "SOCIALACCOUNT_STORE_TOKENS": False,
    "SOCIALACCOUNT_REQUESTS_TIMEOUT": 5,
}
RATE_LIMITS = {  # action: (times, window); "…-address" for one address, the other for one account
    "login": (10, timedelta(minutes=5)),
    "login-address": (60, timedelta(minutes=5)),
    # Codes that may be asked for, and tries at entering one.
    "code": (5, timedelta(minutes=15)),
    "code-day": (15, timedelta(hours=20)),
    "code-address": (60, timedelta(minutes=15)),
    "guess": (10, timedelta(minutes=10)),
    "guess-address": (120, timedelta(minutes=10)),
    # Copies of one's data and tries at erasing them.
    "data": (10, timedelta(hours=1)),
    "data-address": (120, timedelta(hours=1)),
    # Calls to the e-ID provider, which may be slow.
    "eid-address": (40, timedelta(minutes=10)),
}


def providers() -> dict[str, Any]:
    """Allauth's providers: with OIDC_ISSUER, a national e-ID.

    Raises: EnvironmentVariableError: an issuer without client, or one that is no address.
    """
    return {"openid_connect": {"APPS": _clients()}}


def _clients() -> list[dict[str, Any]]:
    issuer = env.text("OIDC_ISSUER").rstrip("/")
    if not issuer:
        return []
    if not issuer.startswith(("https://", "http://localhost", "http://127.0.0.1")):
        raise env.EnvironmentVariableError(f"OIDC_ISSUER={issuer!r}: use an https:// address")
    return [
        {
            "provider_id": "eid",
            "name": env.text("OIDC_NAME", "VNeID"),
            "client_id": env.required("OIDC_CLIENT_ID", "the provider gives it to the site"),
            "secret": env.required("OIDC_CLIENT_SECRET", "the provider gives it to the site"),
            "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
        }
    ]
