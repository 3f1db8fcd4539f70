"""What the worker does for the programme: writes the open data each night, and at first at once."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app


@app.periodic(cron="15 20 * * *")  # 03:15 in Vietnam
@app.task(name="programme.dump_open_data", queueing_lock="programme.dump_open_data")
def dump_open_data(timestamp: int) -> None:
    from programme.opendata.services import dump

    dump(at=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="*/5 * * * *")
@app.task(name="programme.begin_open_data", queueing_lock="programme.begin_open_data")
def begin_open_data(timestamp: int) -> None:
    """A new site has its files within minutes, not the next morning."""
    from programme.opendata.services import dump, latest

    if latest() is None:
        dump(at=datetime.fromtimestamp(timestamp, UTC))
