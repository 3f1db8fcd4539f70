"""What the worker does for the national match, each night."""

import logging
from datetime import UTC, datetime

from procrastinate.contrib.django import app

log = logging.getLogger(__name__)


@app.periodic(cron="45 19 * * *")  # 02:45 in Vietnam
@app.task(name="matching.rematch_all", queueing_lock="matching.rematch_all")
def rematch_all(timestamp: int) -> None:
    """Everybody against the whole catalogue; left out while somebody else does it."""
    from matching.national.services import AlreadyRunningError, rematch
    from platforms.snapshot import current

    try:
        rematch(snapshot=current(), at=datetime.fromtimestamp(timestamp, UTC))
    except AlreadyRunningError:
        log.warning("The national match is running already; this one is left out")
