"""Who else is told of an act: the apps above, and the people of a vendor, listen here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from platforms.choices import Act
from platforms.models import Decision, Platform, Revision


@dataclass(frozen=True, slots=True)
class Told:
    """An act that has just been done, in its own transaction.

    `revision` is None for acts on the listing itself; `decision` is None for what is not public.
    """

    act: Act
    platform: Platform
    revision: Revision | None
    decision: Decision | None
    by: User | None
    at: datetime
    reason: str = ""


Listener = Callable[[Told], None]
_listeners: list[Listener] = []


def register_listener(listener: Listener) -> None:
    """Call it with every act, inside the act's transaction; the same function is added once."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(told: Told) -> None:
    for listener in _listeners:
        listener(told)
