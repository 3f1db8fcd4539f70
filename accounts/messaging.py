"""Mails and texts to people: put into the queue with the transaction, sent once by the worker.

Higher layers send their notices through `send_mail` and `send_text` too.
"""

import json
import urllib.error
import urllib.request
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

LONGEST_TEXT = 480


class GatewayError(Exception):
    """The gateway for texts did not take a message; it is tried again later."""


def send_mail(*, to: str, subject: str, text: str, html: str = "", sender: str = "") -> None:
    """Queue one mail. Inside a transaction it goes out only if that commits.

    Args:
        html: the same in HTML; "" for a plain mail.
        sender: default: settings.DEFAULT_FROM_EMAIL.
    """
    from accounts.tasks import deliver_mail

    deliver_mail.defer(
        to=to,
        subject=subject,
        text=text,
        html=html,
        sender=sender or settings.DEFAULT_FROM_EMAIL,
    )


def send_text(*, to: str, text: str) -> None:
    """Queue one text (SMS, Zalo) to a number in E.164. Inside a transaction as `send_mail`.

    Texts longer than 480 characters are cut.
    """
    from accounts.tasks import deliver_text

    deliver_text.defer(to=to, text=text[:LONGEST_TEXT], reference=uuid4().hex)


def mail_now(*, to: str, subject: str, text: str, html: str, sender: str) -> None:
    """Hand a mail to the mail server. Raises: OSError or SMTPException when it is not taken."""
    mail = EmailMultiAlternatives(subject, text, sender, [to])
    if html:
        mail.attach_alternative(html, "text/html")
    mail.send()


def text_now(*, to: str, text: str, reference: str) -> None:
    """Hand a text to the gateway; without one, write it into the outbox.

    Args:
        reference: the same in each try at one message, so that the gateway can drop doubles.

    Raises: GatewayError: it did not answer with 2xx in time.
    """
    if not settings.SMS_GATEWAY_URL:
        _write(settings.OUTBOX, to=to, text=text, at=timezone.now())
        return
    body = json.dumps({"to": to, "text": text, "reference": reference}).encode()
    headers = {"Content-Type": "application/json"}
    if settings.SMS_GATEWAY_TOKEN:
        headers["Authorization"] = f"Bearer {settings.SMS_GATEWAY_TOKEN}"
    asked = urllib.request.Request(  # noqa: S310 - the operator's own address
        settings.SMS_GATEWAY_URL, data=body, headers=headers, method="POST"
    )
    try:
        with urllib.request.urlopen(asked, timeout=settings.SMS_GATEWAY_SECONDS):  # noqa: S310
            return
    except (urllib.error.URLError, OSError, ValueError) as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        # The number and the words stay out of the message: errors are logged.
        raise GatewayError(f"the gateway for texts: {type(error).__name__}") from None


def _write(outbox: Path, *, to: str, text: str, at: datetime) -> None:
    outbox.mkdir(parents=True, exist_ok=True)
    name = f"{timezone.localtime(at):%Y%m%d-%H%M%S}-{uuid4().hex[:12]}.sms"
    (outbox / name).write_text(f"To: {to}\n\n{text}\n", encoding="utf-8")
