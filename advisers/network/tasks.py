"""What the worker does for the network: letters, cases of those who are gone, licences."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from accounts.tasks import PATIENT


@app.task(name="advisers.send_invitation", queue="messages", retry=PATIENT)
def send_invitation(invitation: int) -> None:
    """Write to the invited address; one that was revoked meanwhile gets no letter."""
    from advisers.network.letters import write_invitation

    write_invitation(pk=invitation, at=datetime.now(UTC))


@app.task(name="advisers.empty_desk")
def empty_desk_of(adviser: int) -> None:
    """Should whoever paused her have been cut off half-way; safe to repeat."""
    from advisers.models import Adviser
    from advisers.network.services import empty_desk

    row = Adviser.objects.filter(pk=adviser).first()
    if row is not None:
        empty_desk(adviser=row, at=datetime.now(UTC))


@app.periodic(cron="20 1 * * *")  # 08:20 in Vietnam
@app.task(name="advisers.look_after_network", queueing_lock="advisers.look_after_network")
def look_after_network(timestamp: int) -> None:
    """Licences that end, communes that were merged, cases that stayed with who is gone."""
    from advisers.network.areas import follow_merged
    from advisers.network.licences import remind_of_licences
    from advisers.network.services import empty_desks

    at = datetime.fromtimestamp(timestamp, UTC)
    remind_of_licences(at=at)
    follow_merged()
    empty_desks(at=at)


@app.periodic(cron="*/5 * * * *")
@app.task(name="advisers.write_imported", queueing_lock="advisers.write_imported")
def write_imported_letters(timestamp: int) -> None:
    """Letters to those whom a sheet named."""
    from advisers.network.joining import write_imported

    write_imported(at=datetime.fromtimestamp(timestamp, UTC))
