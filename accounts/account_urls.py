"""Addresses under /accounts/: allauth's views, each named as allauth names it."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from accounts import eid_pages as eid
from accounts import views
from accounts.page import account_page
from ui.methods import read_only, with_form

ROUTES = {
    "login/": (account.login, "account_login"),
    "logout/": (account.logout, "account_logout"),
    "inactive/": (account.account_inactive, "account_inactive"),
    "signup/": (account.signup, "account_signup"),
    "confirm-email/": (account.email_verification_sent, "account_email_verification_sent"),
    "login/code/": (account.request_login_code, "account_request_login_code"),
    "login/code/confirm/": (account.confirm_login_code, "account_confirm_login_code"),
    "reauthenticate/": (account.reauthenticate, "account_reauthenticate"),
    "reauthenticate/code/": (
        account.request_reauthentication_code,
        "account_request_reauthentication_code",
    ),
    "reauthenticate/code/confirm/": (
        account.confirm_reauthentication_code,
        "account_confirm_reauthentication_code",
    ),
    "email/": (account.email, "account_email"),
    "phone/verify/": (account.verify_phone, "account_verify_phone"),
    "phone/change/": (account.change_phone, "account_change_phone"),
    "password/change/": (account.password_change, "account_change_password"),
    "password/set/": (account.password_set, "account_set_password"),
    "password/reset/": (account.password_reset, "account_reset_password"),
    "password/reset/confirm/": (
        account.confirm_password_reset_code,
        "account_confirm_password_reset_code",
    ),
    "password/reset/complete/": (
        account.complete_password_reset,
        "account_complete_password_reset",
    ),
    "password/reset/done/": (
        account.password_reset_from_key_done,
        "account_password_reset_completed",
    ),
    "2fa/": (mfa.index, "mfa_index"),
    "2fa/authenticate/": (mfa.authenticate, "mfa_authenticate"),
    "2fa/reauthenticate/": (mfa.reauthenticate, "mfa_reauthenticate"),
    "2fa/totp/activate/": (totp.activate_totp, "mfa_activate_totp"),
    "2fa/totp/deactivate/": (totp.deactivate_totp, "mfa_deactivate_totp"),
    "2fa/recovery-codes/": (recovery.view_recovery_codes, "mfa_view_recovery_codes"),
    "2fa/recovery-codes/generate/": (
        recovery.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    "2fa/recovery-codes/download/": (
        recovery.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
    "2fa/webauthn/": (passkeys.list_webauthn, "mfa_list_webauthn"),
    "2fa/webauthn/add/": (passkeys.add_webauthn, "mfa_add_webauthn"),
    "2fa/webauthn/login/": (passkeys.login_webauthn, "mfa_login_webauthn"),
    "2fa/webauthn/reauthenticate/": (
        passkeys.reauthenticate_webauthn,
        "mfa_reauthenticate_webauthn",
    ),
    "2fa/webauthn/keys/<int:pk>/remove/": (passkeys.remove_webauthn, "mfa_remove_webauthn"),
    "2fa/webauthn/keys/<int:pk>/edit/": (passkeys.edit_webauthn, "mfa_edit_webauthn"),
    "3rdparty/": (social.connections, "socialaccount_connections"),
    "3rdparty/signup/": (social.signup, "socialaccount_signup"),
    "3rdparty/login/cancelled/": (social.login_cancelled, "socialaccount_login_cancelled"),
    "3rdparty/login/error/": (eid.failed, "socialaccount_login_error"),
    "sessions/": (sessions.list_usersessions, "usersessions_list"),
}

# Pages that allauth keeps behind the sign-in where everything is, and that say why it failed.
OPEN = {
    "account_inactive",
    "account_logout",
    "socialaccount_login_cancelled",
}


# Pages without a form: they say 405 before they ask for its token.
READ = {
    "account_inactive",
    "account_password_reset_completed",
    "socialaccount_login_cancelled",
}


def _page(view: Any, name: str) -> Any:
    page = account_page(view, read_only if name in READ else with_form)
    return login_not_required(page) if name in OPEN else page


urlpatterns: list[URLPattern] = [
    path("", views.home, name="account-home"),
    path("oidc/<str:provider_id>/login/", eid.login, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", eid.callback, name="openid_connect_callback"),
    *(path(route, _page(view, name), name=name) for route, (view, name) in ROUTES.items()),
]
