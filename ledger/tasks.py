"""Sending notices in the background: each at its moment, digests in the morning."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from accounts.tasks import PATIENT
from ledger.events.tasks import check_facts, roll_up

__all__ = ["check_facts", "deliver_notice", "roll_up", "send_digests"]


@app.task(name="ledger.deliver_notice", queue="messages", retry=PATIENT, pass_context=False)
def deliver_notice(notice_id: int) -> None:
    from ledger.delivery import deliver

    deliver(notice_id=notice_id, at=datetime.now(UTC))


@app.periodic(cron="30 0 * * *")  # 07:30 in Vietnam
@app.task(name="ledger.send_digests", queueing_lock="ledger.send_digests")
def send_digests(timestamp: int) -> None:
    from ledger.delivery import send_due_digests

    send_due_digests(at=datetime.fromtimestamp(timestamp, UTC))
