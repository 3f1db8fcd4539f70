"""What the worker does for figures: rolls up the day."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app


@app.periodic(cron="*/10 * * * *")
@app.task(name="ledger.roll_up", queueing_lock="ledger.roll_up")
def roll_up(timestamp: int) -> None:
    from ledger.events.services import roll_up_recent

    roll_up_recent(at=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="51 18 * * *")  # 01:51 in Vietnam, before what is old is forgotten
@app.task(name="ledger.check_facts", queueing_lock="ledger.check_facts")
def check_facts(timestamp: int) -> None:
    """Facts that stand in rows against their events; what is missing is entered."""
    from ledger.events.facts import check_facts as check

    check()
