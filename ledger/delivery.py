"""Carrying notices to people by mail; run by the worker, safe to run twice."""

import logging
from datetime import datetime

from accounts.messaging import mail_now, text_now
from accounts.models import Letter, User
from ledger import notices
from ledger.mails import mail_for, text_for
from ledger.models import Notice

log = logging.getLogger(__name__)


def deliver(*, notice_id: int, at: datetime) -> None:
    """Mail one notice if it is to be mailed at once.

    Raises: OSError, SMTPException, GatewayError: nobody took it; it waits again.
    """
    notice = notices.claim(notice_id=notice_id, at=at)
    if notice is not None:
        _send(notice.user, [notice], at)


def send_due_digests(*, at: datetime) -> int:
    """One mail to each person for whom news has gathered. Returns: how many mails went out.

    It takes along what should have gone at once and could not, so that nothing is left behind. A
    mail that fails, for whatever reason, does not stop the others; its notices wait for the next
    morning.
    """
    waiting = Notice.objects.waiting(at=at).order_by().values("user")
    sent = 0
    for user in User.objects.filter(pk__in=waiting).order_by("pk").iterator():
        try:
            sent += _send_digest(user, at)
        except Exception:
            log.warning("A digest could not be sent; it waits for the next one", exc_info=True)
    return sent


def _send_digest(user: User, at: datetime) -> bool:
    gathered = notices.claim_digest(user=user, at=at)
    if gathered:
        _send(user, gathered, at)
    return bool(gathered)


def _send(user: User, gathered: list[Notice], at: datetime) -> None:
    try:
        way = _hand_over(user, gathered)
    except Exception as error:
        notices.release(notices=gathered, error=error)
        raise
    notices.settle(notices=gathered, way=way, at=at)


def _hand_over(user: User, gathered: list[Notice]) -> str:
    """By mail; to whoever has no address, as a text to her phone."""
    if user.email:
        mail_now(mail_for(user, gathered))
        return Letter.Way.MAIL
    reference = f"notice-{gathered[0].pk}-{len(gathered)}"
    text_now(to=user.phone or "", text=text_for(user, gathered), reference=reference)
    return Letter.Way.PHONE
