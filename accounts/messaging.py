"""Mails and texts on their way: put into the queue with the transaction, handed over by the worker.

Nothing else speaks to the mail server or the gateway. What is sent, to whom and when, stands in
`accounts.post`, which alone calls this, and `ledger.delivery`.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

LONGEST_TEXT = 480


class GatewayError(Exception):
    """The gateway for texts did not take a message; it is tried again later."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail. html: the same in HTML, "" for a plain mail; subject: one line."""

    to: str
    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """What the queue knows of a message: its letter, how long it is tried, not before when."""

    letter: int
    is_urgent: bool = False
    due_at: datetime | None = None


def queue_mail(mail: Mail, *, job: Job) -> None:
    """Queue one mail. Inside a transaction it goes out only if that commits."""
    from accounts.tasks import deliver_mail

    deliver_mail.configure(schedule_at=job.due_at).defer(
        to=mail.to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        headers=dict(mail.headers),
        letter=job.letter,
        is_urgent=job.is_urgent,
    )


def queue_text(*, to: str, text: str, job: Job) -> None:
    """Queue one text (SMS, Zalo) to a number in E.164. Inside a transaction as `queue_mail`.

    Texts longer than 480 characters are cut.
    """
    from accounts.tasks import deliver_text

    deliver_text.configure(schedule_at=job.due_at).defer(
        to=to, text=text[:LONGEST_TEXT], letter=job.letter, is_urgent=job.is_urgent
    )


def mail_now(mail: Mail) -> None:
    """Hand a mail to the mail server. Raises: OSError or SMTPException when it is not taken."""
    message = EmailMultiAlternatives(
        mail.subject, mail.text, to=[mail.to], headers=dict(mail.headers)
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    message.send()


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
