"""The transition table of calls for platforms; plain values, no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from programme.calls.choices import Act, State


class Party(Enum):
    """As what somebody acts on a call."""

    WRITER = "writer"  # staff who may write calls
    OFFICER = "officer"  # staff who may publish them


@dataclass(frozen=True, slots=True)
class Transition:
    """One act; `apart`: not by who wrote the text as it stands."""

    sources: frozenset[State]
    target: State
    parties: frozenset[Party]
    apart: bool = False


class NotAllowedError(Exception):
    """The person may not do it; `reason` is "party", "author" or "province"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CallMovedError(Exception):
    """The act does not fit the state, or the call was written meanwhile; `now` is its state."""

    def __init__(self, now: str) -> None:
        super().__init__(now)
        self.now = now


_WRITERS = frozenset({Party.WRITER})
_OFFICERS = frozenset({Party.OFFICER})
_DRAFT, _PUBLISHED = frozenset({State.DRAFT}), frozenset({State.PUBLISHED})
TABLE: Mapping[Act, Transition] = {
    Act.EDIT: Transition(_DRAFT, State.DRAFT, _WRITERS),
    Act.DISCARD: Transition(_DRAFT, State.CLOSED, _WRITERS | _OFFICERS),
    Act.PUBLISH: Transition(_DRAFT, State.PUBLISHED, _OFFICERS, apart=True),
    Act.CLOSE: Transition(_PUBLISHED, State.CLOSED, _OFFICERS),
}


def check_act(act: Act, *, now: str, parties: frozenset[Party], is_author: bool) -> Transition:
    """The row of the act if it may be done.

    Raises: NotAllowedError before CallMovedError, so that a stranger learns no state.
    """
    row = TABLE[act]
    if not parties & row.parties:
        raise NotAllowedError("party")
    if row.apart and is_author:
        raise NotAllowedError("author")
    if now not in row.sources:
        raise CallMovedError(now)
    return row


def may(act: Act, *, now: str, parties: frozenset[Party], is_author: bool) -> bool:
    try:
        check_act(act, now=now, parties=parties, is_author=is_author)
    except (NotAllowedError, CallMovedError):
        return False
    return True


def takes_answers(*, state: str, opens_on: date, closes_on: date, today: date) -> bool:
    """Published, and today is one of its days, the first and the last among them."""
    return state == State.PUBLISHED and opens_on <= today <= closes_on
