"""What the worker does for the programme: writes the open data each night."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from programme.whatif.tasks import work_out_what_if

__all__ = ["dump_open_data", "work_out_what_if"]


@app.periodic(cron="15 20 * * *")  # 03:15 in Vietnam
@app.task(name="programme.dump_open_data", queueing_lock="programme.dump_open_data")
def dump_open_data(timestamp: int) -> None:
    from programme.opendata.services import dump

    dump(at=datetime.fromtimestamp(timestamp, UTC))
