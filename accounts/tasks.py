"""What the worker does for accounts: sends mails and texts, forgets what nobody claimed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial

from procrastinate import BaseRetryStrategy, RetryDecision, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from accounts import messaging
from accounts.messaging import Mail
from accounts.post.sending import TRIES, URGENT_TRIES, send_once
from accounts.privacy.retention import forget_all

MINUTE, HOUR = 60, 3600


class Patiently(BaseRetryStrategy):
    """After 1, 2, 4 … minutes, then hourly: a mail server that is down for a day loses nothing.

    procrastinate's own exponential wait has no end: its twentieth is twelve days.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if job.attempts >= TRIES:
            return None
        return RetryDecision(retry_in={"seconds": min(MINUTE * 2**job.attempts, HOUR)})


PATIENT = Patiently()
# Five tries over about ten minutes.
URGENT = RetryStrategy(max_attempts=URGENT_TRIES, exponential_wait=5)


class AsLongAsItHelps(BaseRetryStrategy):
    """Codes are tried again for some minutes, other letters for days."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        strategy = URGENT if job.task_kwargs.get("is_urgent") else PATIENT
        return strategy.get_retry_decision(exception=exception, job=job)


@app.task(name="accounts.deliver_mail", queue="messages", retry=AsLongAsItHelps())
def deliver_mail(letter: int, is_urgent: bool, **mail: str | Mapping[str, str]) -> None:
    hand_over = partial(messaging.mail_now, Mail(**mail))  # type: ignore[arg-type]
    send_once(letter=letter, hand_over=hand_over, at=datetime.now(UTC))


@app.task(name="accounts.deliver_text", queue="messages", retry=AsLongAsItHelps())
def deliver_text(letter: int, is_urgent: bool, to: str, text: str) -> None:
    reference = f"letter-{letter}"
    hand_over = partial(messaging.text_now, to=to, text=text, reference=reference)
    send_once(letter=letter, hand_over=hand_over, at=datetime.now(UTC))


@app.periodic(cron="23 19 * * *")  # 02:23 in Vietnam, when few people are about
@app.task(name="accounts.forget_all", queueing_lock="accounts.forget_all")
def forget(timestamp: int) -> None:
    """What every app forgets by itself goes; a second run finds nothing."""
    forget_all(at=datetime.fromtimestamp(timestamp, UTC))
