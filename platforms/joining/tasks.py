"""What the background worker does for the people of vendors: letters."""

from django.utils import timezone
from procrastinate.contrib.django import app

from accounts.tasks import PATIENT


@app.task(name="platforms.send_invitation", queue="messages", retry=PATIENT)
def send_invitation(invitation: int) -> None:
    """Write to the invited address; one that was revoked meanwhile gets no letter."""
    from platforms.joining.letters import write_invitation

    write_invitation(pk=invitation, at=timezone.now())


@app.task(name="platforms.tell_of_joining", queue="messages", retry=PATIENT)
def tell_of_joining(member: int) -> None:
    """Write to the vendor's public address that somebody acts for it now."""
    from platforms.joining.letters import write_joining

    write_joining(pk=member, at=timezone.now())
