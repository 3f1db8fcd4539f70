"""What the background worker does for enterprises: letters."""

from django.utils import timezone
from procrastinate.contrib.django import app

from accounts.tasks import PATIENT


@app.task(name="enterprises.send_invitation", queue="messages", retry=PATIENT)
def send_invitation(invitation: int) -> None:
    """Write to the invited address; one that was revoked meanwhile gets no letter."""
    from enterprises.letters import write_invitation

    write_invitation(pk=invitation, at=timezone.now())
