"""Letters that no page of allauth sends: in their reader's language or, unknown, in both."""

from collections.abc import Mapping
from typing import Any

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation

from accounts import messaging, texts
from accounts.models import User

# Between the Vietnamese letter and the English one below it.
LINE = "\n\n————————————————————\n\n"


def send_in_both(*, to: str, subject: str, template: str, context: Mapping[str, Any]) -> None:
    """Send a letter at once, in Vietnamese and, below it, in English.

    Args:
        subject: brought into one line, whatever the names in it are.

    Raises: OSError, SMTPException: the mail server did not take it.
    """
    texts = []
    for language in ("vi", "en"):
        with translation.override(language):
            texts.append(render_to_string(template, dict(context)).strip())
    send_mail(" ".join(subject.split()), LINE.join(texts) + "\n", None, [to])


def write_factor_reset(*, user: User, by: User) -> None:
    """Tell a colleague that her second factor was reset, so that a wrong reset is noticed."""
    from accounts.adapter import AccountAdapter

    if user.email:
        context = {"person": str(by)}
        AccountAdapter().send_mail("account/email/factor_reset", user.email, context)
    elif user.phone:
        with translation.override(user.language):
            messaging.send_text(to=user.phone, text=texts.factor_reset(str(by)))
