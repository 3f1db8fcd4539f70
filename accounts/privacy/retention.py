"""What goes by itself: one list of every app's forgetting, run once a night."""

import logging
from datetime import datetime

from accounts.privacy.holdings import Forgetting, all_holdings

logger = logging.getLogger(__name__)


class ForgettingError(Exception):
    """Some of it failed; the rest was done, and the next run does it again."""


def all_forgettings() -> list[Forgetting]:
    """In the order in which they run."""
    return [each for holding in all_holdings() for each in holding.forgets]


def forget_all(*, at: datetime) -> dict[str, int]:
    """Run all of them, each in a transaction of its own; safe to repeat.

    Returns: code → how many rows went.
    Raises: ForgettingError: after all have run, if one of them failed.
    """
    taken, failed = {}, []
    for each in all_forgettings():
        try:
            taken[each.code] = each.run(at=at)
        except Exception:
            logger.exception("forgetting %s failed", each.code)
            failed.append(each.code)
    if failed:
        raise ForgettingError(", ".join(failed))
    return taken
