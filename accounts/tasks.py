"""What the worker does for accounts: sends mails and texts, forgets what nobody claimed."""

from datetime import UTC, datetime

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from accounts import messaging
from accounts.services import forget_unfinished

# Five tries over about ten minutes: a code older than a quarter of an hour helps nobody.
AGAIN = RetryStrategy(max_attempts=5, exponential_wait=5)


@app.task(name="accounts.deliver_mail", queue="messages", retry=AGAIN)
def deliver_mail(to: str, subject: str, text: str, html: str, sender: str) -> None:
    messaging.mail_now(to=to, subject=subject, text=text, html=html, sender=sender)


@app.task(name="accounts.deliver_text", queue="messages", retry=AGAIN)
def deliver_text(to: str, text: str, reference: str) -> None:
    messaging.text_now(to=to, text=text, reference=reference)


@app.periodic(cron="41 19 * * *")
@app.task(name="accounts.forget_unfinished", queueing_lock="accounts.forget_unfinished")
def forget(timestamp: int) -> None:
    """Accounts that nobody confirmed go after two days; a second run finds nothing."""
    forget_unfinished(at=datetime.fromtimestamp(timestamp, UTC))
