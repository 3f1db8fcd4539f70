"""What the background worker does for enterprises: letters."""

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
