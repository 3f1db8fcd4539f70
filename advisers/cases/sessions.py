"""Talks with the owner: agreed on, held, corrected, removed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from advisers.cases.errors import NotYoursError
from advisers.cases.holding_on import held_by, locked
from advisers.cases.services import touch
from advisers.models import Adviser, Case, Session
from ledger.events.kinds import Happening
from ledger.events.services import note
from ledger.services import scrub
from reference.once import once_for


class SessionInFutureError(Exception):
    """A talk that is yet to come cannot have lasted any minutes."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What is noted of a talk. `minutes` 0: it is only agreed on, or did not take place."""

    held_at: datetime
    way: str
    minutes: int = 0
    summary: str = ""


@transaction.atomic
def note_session(
    *, case: Case, adviser: Adviser, said: Talk, request_key: UUID, at: datetime
) -> Session:
    """Note a talk, or a date agreed on; the same form twice is one.

    Raises: NotYoursError: she does not have the case. SessionInFutureError.
    """
    row = held_by(case, adviser)
    facts = _facts(said)
    key = once_for(request_key, row.pk, adviser.pk, *facts.values())
    if known := Session.objects.filter(request_key=key).first():
        return known
    _check(said, at)
    made = Session.objects.create(
        case=row,
        adviser=adviser,
        request_key=key,
        created_at=at,
        changed_at=at,
        **facts,
    )
    touch(case=row, at=at)
    _count(made, row, at)
    return made


def _count(session: Session, case: Case, at: datetime) -> None:
    """An enterprise counts as advised with the first talk that took place."""
    if not session.minutes:
        return
    commune, sector = case.commune_id, case.sector_id
    fact = f"case:{case.request_key}"
    note(Happening.CONSULTED, fact, at=at, commune=commune, sector=sector, size=case.size)


def _check(said: Talk, at: datetime) -> None:
    if said.minutes and said.held_at > at:
        raise SessionInFutureError


def _facts(said: Talk) -> dict[str, object]:
    return {
        "held_at": said.held_at,
        "way": said.way,
        "minutes": said.minutes,
        "summary": scrub(said.summary)[:1000],
    }


def _hers(session: Session, adviser: Adviser) -> Case:
    """Her case under lock; also closed, for her hours may have to be put right after the end.

    Raises: NotYoursError.
    """
    row = locked(session.case)
    is_hers = session.adviser_id == row.adviser_id == adviser.pk
    if not is_hers or row.withdrawn_at is not None:
        raise NotYoursError
    return row


@transaction.atomic
def change_session(*, session: Session, adviser: Adviser, said: Talk, at: datetime) -> Session:
    """Correct a talk of hers, or note that one agreed on was held. One removed stays so.

    Raises: NotYoursError: she neither has the case nor closed it. SessionInFutureError.
    """
    case = _hers(session, adviser)
    row = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    facts = _facts(said)
    if row.removed_at or all(getattr(row, name) == value for name, value in facts.items()):
        return row
    _check(said, at)
    for name, value in facts.items():
        setattr(row, name, value)
    row.changed_at = at
    row.save()
    touch(case=case, at=at)
    _count(row, case, at)
    return row


@transaction.atomic
def remove_session(*, session: Session, adviser: Adviser, at: datetime) -> Session:
    """Take an entry of hers back: it counts nowhere any more. A second time changes nothing.

    Raises: NotYoursError: she neither has the case nor closed it.
    """
    _hers(session, adviser)
    row = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    row.removed_at = row.removed_at or at
    row.save(update_fields=["removed_at"])
    return row
