"""What the worker does for the consulting network: routes requests, reminds, moves cases."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from advisers.network import tasks as network

# The queue finds here what its worker runs.
__all__ = ["look_after", "network", "route", "route_left"]


@app.task(name="advisers.route", queue="messages")
def route() -> None:
    """One job with each request: whichever comes first takes all that wait."""
    from advisers.routing.services import route_waiting

    route_waiting(at=datetime.now(UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(name="advisers.route_left", queueing_lock="advisers.route_left")
def route_left(timestamp: int) -> None:
    """Whatever waits although its job was lost."""
    from advisers.routing.services import route_waiting

    route_waiting(at=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="10 1 * * *")  # 08:10 in Vietnam
@app.task(name="advisers.look_after", queueing_lock="advisers.look_after")
def look_after(timestamp: int) -> None:
    from advisers.cases.reminders import look_after_all

    look_after_all(at=datetime.fromtimestamp(timestamp, UTC))
