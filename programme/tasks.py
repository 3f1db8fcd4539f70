"""What the worker does for the programme: counts demand, writes open data, closes calls."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from programme.whatif.tasks import work_out_what_if

__all__ = ["dump_open_data", "work_out_what_if"]


@app.periodic(cron="15 20 * * *")  # 03:15 in Vietnam
@app.task(name="programme.dump_open_data", queueing_lock="programme.dump_open_data")
def dump_open_data(timestamp: int) -> None:
    from programme.opendata.services import dump

    dump(at=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="30 19 * * *")  # 02:30 in Vietnam
@app.task(name="programme.count_demand", queueing_lock="programme.count_demand")
def count_demand(timestamp: int) -> None:
    from platforms.snapshot import current
    from programme.radar import services

    at = datetime.fromtimestamp(timestamp, UTC)
    services.count_demand(snapshot=current(), at=at)
    services.group_words(snapshot=current(), at=at)


@app.periodic(cron="5 17 * * *")  # five past midnight in Vietnam
@app.task(name="programme.close_calls", queueing_lock="programme.close_calls")
def close_calls(timestamp: int) -> None:
    from programme.calls.services import close_over

    close_over(at=datetime.fromtimestamp(timestamp, UTC))
