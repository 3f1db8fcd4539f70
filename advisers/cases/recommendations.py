"""What the owner should do: proposed by her adviser, how far it is said by either of them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from advisers.cases import told
from advisers.cases.holding_on import held_by, locked
from advisers.cases.messages import CaseClosedError
from advisers.cases.services import touch
from advisers.models import Advice, Adviser, Case, Recommendation
from advisers.models.work import Side
from ledger.services import scrub
from platforms.interests.selectors import has_interest
from platforms.models import Platform
from reference.once import once_for

MOST = 50


class InterestError(Exception):
    """She has a stake in the vendor of the platform, so she does not recommend it."""


class TooManyError(Exception):
    """A case holds fifty recommendations at most."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is recommended, as the form checked it."""

    title: str
    text: str = ""
    priority: int = Recommendation.Priority.SOON
    due_on: date | None = None
    advice: Advice | None = None
    platform: Platform | None = None


@transaction.atomic
def propose(
    *, case: Case, adviser: Adviser, said: Proposal, request_key: UUID, at: datetime
) -> Recommendation:
    """Write a recommendation down; the same form twice is one. The owner hears of it once a day.

    Raises: NotYoursError: she does not have the case. InterestError. TooManyError.
    """
    row = held_by(case, adviser)
    facts = _facts(said)
    key = once_for(request_key, row.pk, adviser.pk, *facts.values())
    if known := Recommendation.objects.filter(request_key=key).first():
        return known
    check_interest(adviser, said.platform, at)
    if row.recommendations.count() >= MOST:
        raise TooManyError
    made = Recommendation.objects.create(
        case=row,
        adviser=adviser,
        advice=said.advice,
        request_key=key,
        created_at=at,
        changed_at=at,
        **facts,
    )
    touch(case=row, at=at)
    _tell_owner(row, at)
    return made


def _facts(said: Proposal) -> dict[str, object]:
    return {
        "title": scrub(said.title)[:150],
        "text": scrub(said.text)[:1500],
        "priority": said.priority,
        "due_on": said.due_on,
        "platform": said.platform,
    }


def has_stake(adviser: Adviser, platform: Platform, at: datetime) -> bool:
    """Whether she, or the firm that she works for, has an interest in a platform's vendor."""
    if adviser.organisation.vendor_id == platform.vendor_id:
        return True
    return adviser.user is not None and has_interest(adviser.user, platform.vendor_id, at)


def check_interest(adviser: Adviser, platform: Platform | None, at: datetime) -> None:
    """Raises: InterestError."""
    if platform is not None and has_stake(adviser, platform, at):
        raise InterestError


def _tell_owner(row: Case, at: datetime) -> None:
    told.tell_owner(row, "recommended", at=at, key=f":{timezone.localdate(at)}")


@transaction.atomic
def change(
    *, recommendation: Recommendation, adviser: Adviser, said: Proposal, at: datetime
) -> Recommendation:
    """Word a recommendation anew, move its date; how far it is stays. The owner hears of it.

    Raises: NotYoursError: she does not have the case. InterestError.
    """
    case = held_by(recommendation.case, adviser)
    row = _locked(recommendation)
    if said.platform is not None and said.platform.pk != row.platform_id:
        check_interest(adviser, said.platform, at)
    facts = _facts(said)
    if all(getattr(row, name) == value for name, value in facts.items()):
        return row
    for name, value in facts.items():
        setattr(row, name, value)
    row.changed_at = at
    row.save(update_fields=[*facts, "changed_at"])
    touch(case=case, at=at)
    _tell_owner(case, at)
    return row


def _locked(recommendation: Recommendation) -> Recommendation:
    """Raises: CaseClosedError: it went when the request was taken back."""
    rows = Recommendation.objects.select_for_update(of=("self",)).select_related("platform")
    row = rows.filter(pk=recommendation.pk).first()
    if row is None:
        raise CaseClosedError
    return row


@transaction.atomic
def set_state(
    *,
    recommendation: Recommendation,
    state: Recommendation.State,
    note: str,
    side: Side,
    at: datetime,
    adviser: Adviser | None = None,
) -> Recommendation:
    """Say how far it is; the same again changes nothing. The other side hears of it once a day.

    Args:
        side: who says so. Owners may also once the case has ended.
        adviser: who says so on the adviser's side; she must have the case.

    Raises: NotYoursError: she does not have the case. CaseClosedError: it went meanwhile.
    """
    case = recommendation.case
    case = held_by(case, adviser) if adviser is not None else locked(case)
    row = _locked(recommendation)
    note = scrub(note)[:300]
    if (row.state, row.state_note) == (state, note):
        return row
    row.state, row.state_note, row.state_by, row.changed_at = state, note, side, at
    row.save(update_fields=["state", "state_note", "state_by", "changed_at"])
    touch(case=case, at=at)
    day = f":{timezone.localdate(at)}"
    if side == Side.OWNER:
        told.tell_adviser(case.adviser, case, "case-recommendation", at=at, key=day)
    else:
        told.tell_owner(case, "recommended", at=at, key=day)
    return row
