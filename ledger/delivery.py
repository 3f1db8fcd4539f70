"""Carrying notices to people by mail; run by the worker, safe to run twice."""

import logging
from datetime import datetime
from smtplib import SMTPException

from django.utils import timezone

from accounts.messaging import send_text
from accounts.models import User
from ledger import notices
from ledger.kinds import Delivery
from ledger.mails import mail_for, text_for
from ledger.models import Notice

log = logging.getLogger(__name__)
MONDAY = 0


def deliver(*, notice_id: int, at: datetime) -> None:
    """Mail one notice if it is to be mailed at once.

    Raises: OSError, SMTPException: the mail server did not take it; it waits again.
    """
    notice = notices.claim(notice_id=notice_id, at=at)
    if notice is not None:
        _send(notice.user, [notice], at)


def send_due_digests(*, at: datetime) -> int:
    """One mail to each person for whom news has gathered. Returns: how many mails went out.

    It takes along what should have gone at once and could not, so that nothing is left behind. A
    mail that fails does not stop the others; its notices wait for the next morning.
    """
    local = timezone.localtime(at)
    weekly = {Delivery.WEEKLY} if local.weekday() == MONDAY else set()
    rhythms = frozenset({Delivery.AT_ONCE, Delivery.DAILY, *weekly})
    waiting = Notice.objects.waiting(at=at).order_by().values("user")
    sent = 0
    for user in User.objects.filter(pk__in=waiting).order_by("pk").iterator():
        gathered = notices.claim_digest(user=user, at=at, rhythms=rhythms)
        if not gathered:
            continue
        try:
            _send(user, gathered, at)
            sent += 1
        except (OSError, SMTPException):
            log.warning("A digest could not be sent; it waits for the next one", exc_info=True)
    return sent


def _send(user: User, gathered: list[Notice], at: datetime) -> None:
    """By mail; to whoever has no address, as a text to her phone."""
    try:
        if user.email:
            mail_for(user, gathered).send()
        else:
            send_text(to=user.phone or "", text=text_for(user, gathered))
    except (OSError, SMTPException):
        notices.release(notices=gathered)
        raise
    notices.settle(notices=gathered, at=at)
