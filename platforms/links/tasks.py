"""What the worker does for links: plans a night, asks one host's links one after the other."""

import random
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from procrastinate.contrib.django import app

from platforms.choices import Act
from platforms.revisions.told import Told

HOST_SECONDS = 300


@app.periodic(cron="11 18 * * *")  # 01:11 in Vietnam
@app.task(name="platforms.plan_links", queueing_lock="platforms.plan_links")
def plan_links(timestamp: int) -> None:
    from platforms.links.services import plan_night, sync_links

    at = datetime.fromtimestamp(timestamp, UTC)
    sync_links()
    for batch in plan_night(at=at):
        ask_later(batch.host, batch.links, at=at + timedelta(seconds=batch.delay))


def ask_later(host: str, links: Iterable[int], *, at: datetime) -> None:
    """One job for one host: two at once would ask it too often, so they share a lock."""
    check_links.configure(lock=f"links:{host[:200]}", schedule_at=at).defer(links=list(links))


def ask_submitted(told: Told) -> None:
    """What is handed in is asked at once: its officer may be there before the night."""
    from platforms.links.services import add_links

    if told.act is Act.SUBMIT and told.revision is not None:
        for batch in add_links(revision=told.revision):
            ask_later(batch.host, batch.links, at=told.at)


@app.task(name="platforms.check_links")
def check_links(links: list[int]) -> None:
    """Ask links of one host, at least a second apart; what is left after five minutes waits."""
    from platforms.links.probe import AGENT, probe
    from platforms.links.rules import pause
    from platforms.links.services import due, keep_answer

    chance = random.Random()  # noqa: S311 - spreads load, guards nothing
    began = time.monotonic()
    for count, (pk, address) in enumerate(due(ids=links, at=datetime.now(UTC))):
        if time.monotonic() - began > HOST_SECONDS:
            return
        if count:
            time.sleep(pause(chance))
        answer = probe(address, agent=f"{AGENT} (+{settings.SITE_URL})")
        keep_answer(link_id=pk, answer=answer, at=datetime.now(UTC))
