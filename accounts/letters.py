"""Letters about an account that no page of allauth sends, each in its reader's language."""

from django.utils import translation

from accounts import messaging, texts
from accounts.models import User


def write_factor_reset(*, user: User, by: User) -> None:
    """Tell a colleague that her second factor was reset, so that a wrong reset is noticed."""
    from accounts.adapter import AccountAdapter

    if user.email:
        context = {"person": str(by)}
        AccountAdapter().send_mail("accounts/email/factor_reset", user.email, context)
    elif user.phone:
        with translation.override(user.language):
            messaging.send_text(to=user.phone, text=texts.factor_reset(str(by)))
