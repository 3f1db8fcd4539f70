"""The transition table of revisions and listings; plain values, no database.

One row an act: from which states it leads where, who may do it, and who may not because she had
another part in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from platforms.checklist.texts import personal
from platforms.choices import Act, State, Status
from reference.days import months_later
from reference.text import clean

RENEWAL_OPENS_MONTHS, RENEWAL_ENDS_MONTHS = 9, 12


class Party(Enum):
    """As what somebody acts on a listing."""

    VENDOR = "vendor"
    EDITOR = "editor"  # staff who may write revisions
    OFFICER = "officer"  # staff who may decide on them


class Part(Enum):
    """What somebody has already done to a revision or listing."""

    AUTHOR = "author"
    APPROVER = "approver"
    SUSPENDER = "suspender"
    INTERESTED = "interested"  # acts for the vendor or declared an interest


@dataclass(frozen=True, slots=True)
class Transition:
    """One act. `barred` are parts of which each alone keeps a person from it."""

    act: Act
    sources: frozenset[str]
    target: str
    parties: frozenset[Party]
    barred: frozenset[Part] = frozenset()
    needs_criterion: bool = False
    needs_reason: bool = False


class TransitionError(Exception):
    """The act does not fit the state; `now` is the state that was found."""

    def __init__(self, act: Act, now: str) -> None:
        super().__init__(f"{act} in {now}")
        self.act, self.now = act, now


class NotAllowedError(Exception):
    """The person may not do it.

    `reason`: "party", the value of the part that bars her, or "early": not before it is asked for.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class IncompleteDecisionError(Exception):
    """A decision against a listing lacks its criterion or reason; `field` says which."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class PersonalDataError(Exception):
    """A reason that everybody may read leads to a person; `found`: the words that do."""

    def __init__(self, found: tuple[str, ...]) -> None:
        super().__init__(*found)
        self.found = found


WRITERS = frozenset({Party.VENDOR, Party.EDITOR})
OFFICERS = frozenset({Party.OFFICER})
APART = frozenset({Part.AUTHOR, Part.INTERESTED})


def _row(
    act: Act,
    sources: tuple[str, ...],
    target: str,
    parties: frozenset[Party],
    barred: frozenset[Part] = frozenset(),
    *,
    asks: tuple[str, ...] = (),
) -> Transition:
    return Transition(
        act,
        frozenset(sources),
        target,
        parties,
        barred,
        needs_criterion="criterion" in asks,
        needs_reason="reason" in asks,
    )


AGAINST = ("criterion", "reason")
OF_REVISIONS: Mapping[Act, Transition] = {
    row.act: row
    for row in (
        _row(Act.SUBMIT, (State.DRAFT, State.CHANGES_REQUESTED), State.SUBMITTED, WRITERS),
        _row(Act.TAKE_BACK, (State.SUBMITTED,), State.DRAFT, WRITERS),
        _row(
            Act.DISCARD,
            (State.DRAFT, State.SUBMITTED, State.CHANGES_REQUESTED),
            State.DISCARDED,
            WRITERS,
        ),
        _row(Act.TAKE, (State.SUBMITTED,), State.IN_REVIEW, OFFICERS, APART),
        _row(
            Act.ASK,
            (State.IN_REVIEW,),
            State.CHANGES_REQUESTED,
            OFFICERS,
            APART,
            asks=("reason",),
        ),
        _row(Act.APPROVE, (State.IN_REVIEW,), State.APPROVED, OFFICERS, APART),
        _row(
            Act.SEND_BACK,
            (State.APPROVED,),
            State.IN_REVIEW,
            OFFICERS,
            APART,
            asks=("reason",),
        ),
        _row(
            Act.PUBLISH,
            (State.APPROVED,),
            State.PUBLISHED,
            OFFICERS,
            frozenset({Part.APPROVER, Part.INTERESTED}),
        ),
        _row(
            Act.REFUSE,
            (State.IN_REVIEW, State.APPROVED),
            State.REFUSED,
            OFFICERS,
            APART,
            asks=AGAINST,
        ),
    )
}
OF_LISTINGS: Mapping[Act, Transition] = {
    row.act: row
    for row in (
        _row(
            Act.SUSPEND,
            (Status.PUBLISHED,),
            Status.SUSPENDED,
            OFFICERS,
            frozenset({Part.INTERESTED}),
            asks=AGAINST,
        ),
        _row(
            Act.LIFT,
            (Status.SUSPENDED,),
            Status.PUBLISHED,
            OFFICERS,
            frozenset({Part.SUSPENDER, Part.INTERESTED}),
            asks=("reason",),
        ),
        _row(
            Act.RETIRE,
            (Status.DRAFT, Status.PUBLISHED, Status.SUSPENDED),
            Status.RETIRED,
            frozenset({Party.VENDOR, Party.OFFICER}),
            asks=("reason",),
        ),
        _row(
            Act.RENEW,
            (Status.PUBLISHED,),
            Status.PUBLISHED,
            frozenset({Party.VENDOR, Party.OFFICER}),
        ),
    )
}


def check_transition(
    table: Mapping[Act, Transition],
    act: Act,
    *,
    now: str,
    parties: frozenset[Party],
    parts: frozenset[Part],
) -> Transition:
    """The row of the act if it may be done.

    Args:
        now: the stored state. parties: as what the person may act here. parts: what she had in it.

    Raises: NotAllowedError before TransitionError, so that a stranger learns no state.
    """
    row = table[act]
    if not parties & row.parties:
        raise NotAllowedError("party")
    for part in sorted(parts & row.barred, key=lambda part: part.value):
        raise NotAllowedError(part.value)
    if now not in row.sources:
        raise TransitionError(act, now)
    return row


def may(
    table: Mapping[Act, Transition],
    act: Act,
    *,
    now: str,
    parties: frozenset[Party],
    parts: frozenset[Part],
) -> bool:
    try:
        check_transition(table, act, now=now, parties=parties, parts=parts)
    except (NotAllowedError, TransitionError):
        return False
    return True


def check_said(row: Transition, *, criterion: str | None, reason: str) -> None:
    """Raises: IncompleteDecisionError: what the act has to name is missing."""
    if row.needs_criterion and not criterion:
        raise IncompleteDecisionError("criterion")
    if row.needs_reason and not clean(reason):
        raise IncompleteDecisionError("reason")


def check_public(reason: str, *, named: tuple[str, ...]) -> None:
    """Raises: PersonalDataError: what is to stand in the public log could lead to a person.

    Args:
        named: the words of it that name people, of `persons.checking`.
    """
    if found := (*personal(reason), *named):
        raise PersonalDataError(found)


class Renewal(Enum):
    """Where a published listing stands in its year."""

    FRESH = "fresh"
    OPEN = "open"  # its vendor or staff should confirm it
    OVERDUE = "overdue"  # nobody did: it is to be retired


def renewal(*, confirmed_on: date | None, published_on: date, today: date) -> Renewal:
    """Counted from the last confirmation, or from publication if there was none.

    Opens after nine months and ends after twelve, by the calendar; the 31st falls on a month's end.
    """
    since = confirmed_on or published_on
    if today >= months_later(since, RENEWAL_ENDS_MONTHS):
        return Renewal.OVERDUE
    if today >= months_later(since, RENEWAL_OPENS_MONTHS):
        return Renewal.OPEN
    return Renewal.FRESH


def check_renewable(year: Renewal, parties: frozenset[Party], parts: frozenset[Part]) -> None:
    """Staff who look into a listing confirm it at any time, its vendor when it is asked for that.

    Each day anew it would look and rank like one that somebody has just looked into. Staff who have
    an interest in the vendor do not confirm for the ministry.
    Raises: NotAllowedError "interested" or "early".
    """
    if Part.INTERESTED in parts:
        parties -= {Party.OFFICER}
        if Party.VENDOR not in parties:
            raise NotAllowedError(Part.INTERESTED.value)
    if year is Renewal.FRESH and Party.OFFICER not in parties:
        raise NotAllowedError("early")
