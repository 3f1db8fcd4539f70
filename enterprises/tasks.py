"""What the background worker does for enterprises: letters, and forgetting once a night."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app


@app.task(name="enterprises.send_invitation")
def send_invitation(invitation: int) -> None:
    """Write to the invited address; one that was revoked meanwhile gets no letter."""
    from enterprises.letters import write_invitation

    write_invitation(pk=invitation, at=timezone.now())


@app.task(name="enterprises.tell_of_decision")
def tell_of_decision(claim: int) -> None:
    """Write to the owners of both enterprises what was decided."""
    from enterprises.letters import write_decision

    write_decision(pk=claim)


@app.periodic(cron="41 19 * * *")  # 02:41 in Vietnam, when few people are about
@app.task(name="enterprises.forget", queueing_lock="enterprises.forget")
def forget(timestamp: int) -> None:
    """The words of old statements go, their needs stay; a second run finds nothing."""
    from enterprises.services import forget_statements

    forget_statements(at=datetime.fromtimestamp(timestamp, UTC))
