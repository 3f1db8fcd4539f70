"""What the worker does for accounts: sends mails and texts, forgets what nobody claimed."""

from datetime import UTC, datetime

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from accounts import messaging
from accounts.privacy.retention import forget_all

# Five tries over about ten minutes: a code older than a quarter of an hour helps nobody.
AGAIN = RetryStrategy(max_attempts=5, exponential_wait=5)


@app.task(name="accounts.deliver_mail", queue="messages", retry=AGAIN)
def deliver_mail(to: str, subject: str, text: str, html: str, sender: str) -> None:
    messaging.mail_now(to=to, subject=subject, text=text, html=html, sender=sender)


@app.task(name="accounts.deliver_text", queue="messages", retry=AGAIN)
def deliver_text(to: str, text: str, reference: str) -> None:
    messaging.text_now(to=to, text=text, reference=reference)


@app.periodic(cron="23 19 * * *")  # 02:23 in Vietnam, when few people are about
@app.task(name="accounts.forget_all", queueing_lock="accounts.forget_all")
def forget(timestamp: int) -> None:
    """What every app forgets by itself goes; a second run finds nothing."""
    forget_all(at=datetime.fromtimestamp(timestamp, UTC))
