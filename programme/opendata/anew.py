"""What went out of the catalogue goes out of its files too, without waiting for the night."""

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued

from platforms.choices import Act
from platforms.revisions.told import Told

MOVING = frozenset({Act.SUSPEND, Act.LIFT, Act.RETIRE})


def write_anew(told: Told) -> None:
    """Have all files written once the act stands; one job for many acts."""
    if told.act in MOVING and told.decision is not None:
        moment = int(told.at.timestamp())
        transaction.on_commit(lambda: _defer(moment))


def _defer(moment: int) -> None:
    from programme.tasks import dump_open_data

    try:
        with transaction.atomic():
            dump_open_data.configure().defer(timestamp=moment)
    except AlreadyEnqueued:
        return
