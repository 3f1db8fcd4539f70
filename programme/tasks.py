"""What the worker does: counts demand, writes open data, closes calls, keeps a year's targets."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from programme.whatif.tasks import work_out_what_if

__all__ = ["dump_open_data", "work_out_what_if"]

# Two dumps at once would put each other's files away.
OPEN_DATA = "programme.open_data"


@app.periodic(cron="15 20 * * *")  # 03:15 in Vietnam
@app.task(name="programme.dump_open_data", lock=OPEN_DATA, queueing_lock="programme.dump_open_data")
def dump_open_data(timestamp: int) -> None:
    from programme.opendata.services import dump

    dump(at=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="*/5 * * * *")
@app.task(
    name="programme.begin_open_data", lock=OPEN_DATA, queueing_lock="programme.begin_open_data"
)
def begin_open_data(timestamp: int) -> None:
    """A new site has its files within minutes, not the next morning."""
    from programme.opendata.services import dump, latest

    if latest() is None:
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


@app.periodic(cron="1 17 * * *")  # a minute past midnight in Vietnam
@app.task(name="programme.keep_goals", queueing_lock="programme.keep_goals")
def keep_goals(timestamp: int) -> None:
    from programme import services

    services.keep_goals(at=datetime.fromtimestamp(timestamp, UTC))
