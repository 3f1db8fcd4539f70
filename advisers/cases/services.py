"""What advisers, owners and staff do with a case; every step once, under the case's lock.

The lock order is case, then adviser. A step that was taken already changes nothing.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from accounts.post.letters import forget_letters
from accounts.privacy.messages import forget_messages_about
from advisers.asking.consent import end_consent, keep_consent
from advisers.cases import told
from advisers.cases.errors import InConflictError, NoRoomError, NotActiveError, NotYoursError
from advisers.cases.holding_on import end_tenure, give_to, has_room, locked, others_missed
from advisers.cases.letters import KINDS
from advisers.cases.rules import (
    ENDED,
    HELD,
    NEXT,
    OUTCOMES,
    Position,
    Refusal,
    State,
    TransitionError,
    check_transition,
)
from advisers.models import Adviser, Case, Offer, Rating, Tenure
from advisers.routing.asks import in_conflict
from advisers.tasks import route

__all__ = ["NoRoomError", "NotActiveError", "NotYoursError"]


@transaction.atomic
def take_case(*, case: Case, adviser: Adviser, at: datetime) -> Case:
    """Take an offered case on: the first wins, the others are told.

    Raises: NotYoursError: it was not offered to her, or a colleague was faster; `position` says
        where she stands. NoRoomError. NotActiveError. InConflictError: since she was asked.
    """
    row = locked(case)
    offer = _offer_to(row, adviser)
    if offer.position == Position.TAKEN:
        return row
    if offer.position != Position.OFFERED or row.state != State.OFFERED:
        raise NotYoursError(offer.position)
    # The fuller check, under the adviser's lock, so that two takes at once keep to her limit.
    who = has_room(adviser, at=at)
    if who is None:
        raise NotActiveError
    if adviser.pk in in_conflict(row, at=at):
        raise InConflictError
    if not who.has_room:
        raise NoRoomError
    row.answered_at = row.answered_at or at
    give_to(row, who.adviser, why=Tenure.Why.TOOK, at=at)
    others_missed(row, at=at)
    told.tell_owner(row, "taken", at=at, key=f":{row.rounds}")
    return row


def _offer_to(case: Case, adviser: Adviser) -> Offer:
    offer = Offer.objects.filter(case=case, adviser=adviser).first()
    if offer is None:
        raise NotYoursError
    return offer


@transaction.atomic
def decline_case(
    *, case: Case, adviser: Adviser, refusal: Refusal, note: str, at: datetime
) -> Case:
    """Say no to an offered case, with a reason; once all have, others are asked.

    Raises: NotYoursError: it does not wait for her answer.
    """
    row = locked(case)
    offer = _offer_to(row, adviser)
    if offer.position == Position.DECLINED:
        return row
    if offer.position != Position.OFFERED:
        raise NotYoursError(offer.position)
    _refuse(offer, Position.DECLINED, refusal, note, at)
    row.answered_at = row.answered_at or at
    row.save(update_fields=["answered_at"])
    if not row.offers.filter(position=Position.OFFERED).exists():
        look_again(row)
    return row


def _refuse(offer: Offer, position: Position, refusal: Refusal, note: str, at: datetime) -> None:
    offer.position, offer.refusal, offer.note, offer.answered_at = position, refusal, note, at
    offer.save()


def look_again(row: Case) -> None:
    """Ask others: nobody of this round answers any more. The caller holds the lock."""
    check_transition(State(row.state), State.NEW)
    row.state, row.adviser, row.taken_at, row.moved_at = State.NEW, None, None, None
    row.closed_at = None
    row.save()
    # Opened again for somebody else, it is no longer hers who closed it, nor hers to read.
    Offer.objects.filter(case=row, position=Position.CLOSED).update(position=Position.MOVED)
    route.defer()


@transaction.atomic
def give_back(*, case: Case, adviser: Adviser, refusal: Refusal, note: str, at: datetime) -> Case:
    """Say "not for me" after having taken it: it goes back to the network, the owner is told.

    Raises: NotYoursError: she does not have it.
    """
    row = locked(case)
    offer = _offer_to(row, adviser)
    if offer.position == Position.GIVEN_BACK:
        return row
    if row.adviser_id != adviser.pk or row.state not in HELD:
        raise NotYoursError(offer.position)
    _refuse(offer, Position.GIVEN_BACK, refusal, note, at)
    end_tenure(row, at=at)
    look_again(row)
    told.tell_owner(row, "again", at=at, key=told.moment(at))
    return row


@transaction.atomic
def hand_over(
    *, case: Case, to: Adviser, why: Tenure.Why, at: datetime, by: Adviser | None = None
) -> Case:
    """Give a case to another adviser at once; the owner, and both of them, are told.

    Args:
        by: who hands over what she has; None for staff and for leaves and departures.

    Raises: NotYoursError: `by` does not have it, or it has ended. NoRoomError, NotActiveError,
        InConflictError: about the other.
    """
    row = locked(case)
    if by is not None and row.adviser_id != by.pk:
        raise NotYoursError
    if row.adviser_id == to.pk:
        return row
    if row.state in ENDED or row.state == State.UNCONFIRMED:
        raise NotYoursError
    who = has_room(to, at=at)
    if who is None:
        raise NotActiveError
    if to.pk in in_conflict(row, at=at):
        raise InConflictError
    if not who.has_room:
        raise NoRoomError
    if row.state not in HELD:
        check_transition(State(row.state), State.TAKEN)
    before = row.adviser
    _leave_behind(row, why, at)
    others_missed(row, at=at)
    give_to(row, who.adviser, why=why, at=at)
    told.tell_adviser(who.adviser, row, "case-given", at=at, key=told.moment(at))
    told.tell_adviser(before, row, "case-moved-on", at=at, key=told.moment(at))
    told.tell_owner(row, "moved", at=at, key=told.moment(at))
    return row


def _leave_behind(row: Case, why: Tenure.Why, at: datetime) -> None:
    """Where whoever had it stands from now on."""
    if row.adviser_id is None:
        return
    handed = why == Tenure.Why.HANDED
    position = Position.HANDED_OVER if handed else Position.MOVED
    Offer.objects.filter(case=row, adviser=row.adviser_id).update(
        position=position, answered_at=at, refusal=""
    )
    end_tenure(row, at=at)


@transaction.atomic
def close_case(
    *, case: Case, adviser: Adviser | None, outcome: State, note: str, at: datetime
) -> Case:
    """End a case with what came of it; the owner is asked once how it was.

    Args:
        adviser: who has it; None where it closes by itself or staff close it.

    Raises: NotYoursError: she does not have it. TransitionError.
    """
    row = locked(case)
    if row.state == outcome:
        return row
    if adviser is not None and row.adviser_id != adviser.pk:
        raise NotYoursError
    if outcome not in OUTCOMES:
        raise NotYoursError
    check_transition(State(row.state), outcome)
    row.state, row.outcome, row.closed_at, row.moved_at = outcome, note, at, at
    row.save()
    if row.adviser is not None:
        end_tenure(row, at=at)
        Offer.objects.filter(case=row, position=Position.TAKEN).update(
            position=Position.CLOSED, answered_at=at
        )
        _ask_how_it_was(row, row.adviser, at)
    is_rated = Rating.objects.filter(case=row, answered_at__isnull=False).exists()
    told.tell_owner(row, "ended" if is_rated else "closed", at=at, key=told.moment(at))
    return row


def _ask_how_it_was(row: Case, adviser: Adviser, at: datetime) -> None:
    """Once: an answer stays; without one, after a second end, it is about who had it last."""
    asked = {"adviser": adviser, "asked_at": at}
    known, _made = Rating.objects.get_or_create(case=row, defaults=asked)
    if known.answered_at is None:
        Rating.objects.filter(pk=known.pk).update(**asked)


@transaction.atomic
def reopen_case(*, case: Case, at: datetime) -> Case:
    """The owner needs more: back to who had it, if she can; else others are asked.

    Raises: TransitionError: it was withdrawn, or its owner is forgotten.
    """
    row = locked(case)
    if row.state not in ENDED:
        return row
    if not (row.email or row.phone):
        raise TransitionError(f"nobody to answer to in {row.pk}")
    may_go_on = State.IN_PROGRESS in NEXT[State(row.state)]
    may_go_on = may_go_on and row.adviser_id not in in_conflict(row, at=at)
    who = has_room(row.adviser, at=at) if row.adviser and may_go_on else None
    if who is not None and who.has_room:
        row.closed_at = None
        give_to(row, who.adviser, why=Tenure.Why.TOOK, at=at)
        row.state = State.IN_PROGRESS
        row.save(update_fields=["state"])
        told.tell_adviser(who.adviser, row, "case-reopened", at=at, key=told.moment(at))
    else:
        look_again(row)
    return row


@transaction.atomic
def withdraw_case(*, case: Case, at: datetime) -> Case:
    """The owner takes her consent back: what tells of her goes, whoever was asked is told.

    What is left is only what a request was about, where, and how it went.
    """
    row = locked(case)
    if row.withdrawn_at is not None:
        return row
    people = _concerned(row)
    if row.state not in ENDED:
        check_transition(State(row.state), State.WITHDRAWN)
        row.state, row.closed_at = State.WITHDRAWN, at
    end_tenure(row, at=at)
    open_ones = [Position.OFFERED, Position.TAKEN]
    Offer.objects.filter(case=row, position__in=open_ones).update(
        position=Position.WITHDRAWN, answered_at=at
    )
    row.withdrawn_at = at
    end_consent(row, at=at)
    # Letters to her that wait for the mail server come too late.
    forget_messages_about(mark=row.token)
    forget_owner(row, at=at)
    for adviser in people:
        told.tell_adviser(adviser, row, "case-withdrawn", at=at)
    return row


def _concerned(row: Case) -> list[Adviser]:
    """Who waits for it or has it; nobody once it has ended."""
    if row.state in ENDED:
        return []
    offers = row.offers.filter(position__in=[Position.OFFERED, Position.TAKEN])
    return [each.adviser for each in offers.select_related("adviser__user")]


def forget_owner(row: Case, *, at: datetime) -> None:
    """Empty what tells of the owner, and what was written with her."""
    row.name = row.business = row.email = row.phone = row.text = row.outcome = ""
    row.code_hash, row.owner, row.enterprise = "", None, None
    row.save()
    row.messages.all().delete()
    row.recommendations.all().delete()
    row.sessions.update(summary="")
    row.told.all().delete()
    forget_letters(kinds=KINDS, about=f"{row.pk}:")
    Offer.objects.filter(case=row).exclude(note="").update(note="…")
    Rating.objects.filter(case=row).update(text="")
    for document in row.documents.filter(removed_at=None):
        from advisers.cases.documents import remove_document

        remove_document(document, at=at)


@transaction.atomic
def touch(*, case: Case, at: datetime) -> Case:
    """Something happened in a held case: reminders count from now. Its first is its beginning."""
    row = locked(case)
    if row.state in HELD:
        row.state, row.moved_at = State.IN_PROGRESS, at
        row.save(update_fields=["state", "moved_at"])
    return row


@transaction.atomic
def claim_cases(*, user: User) -> int:
    """Requests that were made with her proved contact are hers. Returns: how many became so."""
    rows = Case.objects.filter(owner=None, confirmed_at__isnull=False, withdrawn_at=None)
    proved = Q(pk__in=())
    if user.email and user.email_verified_at:
        proved |= Q(email=user.email)
    if user.phone and user.phone_verified_at:
        proved |= Q(phone=user.phone, email="")
    found = list(rows.filter(proved).select_for_update(of=("self",)).order_by("pk"))
    for case in found:
        case.owner = user
        case.save(update_fields=["owner"])
        keep_consent(case)
    return len(found)
