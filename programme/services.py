"""Setting targets, and entering what was done beside the portal."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import pghistory
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from programme.goals import goals_of
from programme.models import Indicator, OfflineActual, Target, TargetChange
from reference.models import Province


class YearOpenError(Exception):
    """The year goes on: its target is changed without a second person."""


class YearClosedError(Exception):
    """The year is over: its target changes only by `ask_change` and somebody else's decision."""


class OwnChangeError(Exception):
    """Nobody decides on her own wish."""


class ChangeOpenError(Exception):
    """A wish for this target waits for a decision already."""


def is_closed(year: int, *, at: datetime) -> bool:
    """Whether a year is over in Vietnam."""
    return timezone.localdate(at).year > year


@transaction.atomic
def set_target(
    *, target: Target, value: Decimal, source: str, by: User, reason: str, at: datetime
) -> Target:
    """Change the target of a year that goes on; the same value again changes nothing.

    Raises: YearClosedError.
    """
    row = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    if is_closed(row.year, at=at):
        raise YearClosedError
    if (row.value, row.source) == (value, source):
        return row
    with pghistory.context(action="set-target", user=by.pk, reason=reason):
        row.value, row.source = value, source
        row.save(update_fields=["value", "source"])
    return row


@transaction.atomic
def keep_goals(*, at: datetime) -> None:
    """Write down, for the year before, what was published for every year as that year's own.

    From then on it changes only as any target of a closed year. What has one of its own keeps it;
    the same again changes nothing.
    """
    year = timezone.localdate(at).year - 1
    rows = [
        Target(indicator_id=code, year=year, value=goal.value, source=goal.source)
        for code, goal in goals_of(year=year).items()
        if goal.since is not None and goal.value > 0 and goal.source
    ]
    with pghistory.context(action="keep-goals"):
        Target.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def ask_change(
    *, target: Target, value: Decimal, reason: str, request_key: UUID, by: User, at: datetime
) -> TargetChange:
    """Ask to change the target of a year that is over; the same form twice asks once.

    Raises: YearOpenError. ChangeOpenError.
    """
    row = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    if known := TargetChange.objects.filter(request_key=request_key, target=row).first():
        return known
    if not is_closed(row.year, at=at):
        raise YearOpenError
    if row.changes.filter(is_approved=None).exists():
        raise ChangeOpenError
    return TargetChange.objects.create(
        target=row, value=value, reason=reason, asked_by=by, asked_at=at, request_key=request_key
    )


@transaction.atomic
def decide_change(
    *, change: TargetChange, is_approved: bool, by: User, at: datetime
) -> TargetChange:
    """The second person decides; decided before, it stays as it is.

    Raises: OwnChangeError.
    """
    target = Target.objects.select_for_update(of=("self",)).get(pk=change.target_id)
    row = TargetChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if row.is_approved is not None:
        return row
    if row.asked_by_id == by.pk:
        raise OwnChangeError
    row.is_approved, row.decided_by, row.decided_at = is_approved, by, at
    row.save(update_fields=["is_approved", "decided_by", "decided_at"])
    if is_approved:
        with pghistory.context(action="change-target", user=by.pk, reason=row.reason):
            target.value, target.changed_by = row.value, row
            target.save(update_fields=["value", "changed_by"])
    return row


@dataclass(frozen=True, slots=True)
class Done:
    """What was done beside the portal, as somebody enters it. `month`: its first day."""

    indicator: Indicator
    month: date
    province: Province | None
    value: int
    source: str


class NotYoursError(Exception):
    """A manager of one province enters that one's figures only."""


class MonthToComeError(Exception):
    """Nothing was done yet in a month that has not begun in Vietnam."""


class SourceEnteredError(Exception):
    """This source stands there for the month already; `row` is what it says."""

    def __init__(self, row: OfflineActual) -> None:
        super().__init__(row.pk)
        self.row = row


@transaction.atomic
def enter_offline(*, done: Done, request_key: UUID, by: User, at: datetime) -> OfflineActual:
    """Enter a figure with its source; the same form twice enters it once.

    Raises: NotYoursError. MonthToComeError. SourceEnteredError: by another form.
    """
    if known := OfflineActual.objects.filter(request_key=request_key).first():
        return known
    _check_hers(done.province.pk if done.province else None, by)
    if done.month > timezone.localdate(at):
        raise MonthToComeError
    facts = {
        "indicator": done.indicator,
        "month": done.month,
        "province": done.province,
        "source": done.source,
    }
    row, is_new = OfflineActual.objects.get_or_create(
        **facts,
        defaults={
            "value": done.value,
            "entered_by": by,
            "entered_at": at,
            "request_key": request_key,
        },
    )
    if not is_new and row.request_key != request_key:
        raise SourceEnteredError(row)
    return row


@transaction.atomic
def correct_offline(
    *, actual: OfflineActual, value: int, source: str, by: User, reason: str, at: datetime
) -> OfflineActual:
    """Put a figure or its source right, with a reason; the same again changes nothing.

    Raises: NotYoursError. SourceEnteredError: another figure of the month has this source.
    """
    row = OfflineActual.objects.select_for_update(of=("self",)).get(pk=actual.pk)
    _check_hers(row.province_id, by)
    if (row.value, row.source) == (value, source):
        return row
    same = OfflineActual.objects.filter(
        indicator=row.indicator_id, month=row.month, province=row.province_id, source=source
    )
    if other := same.exclude(pk=row.pk).first():
        raise SourceEnteredError(other)
    with pghistory.context(action="correct-offline", user=by.pk, reason=reason):
        row.value, row.source = value, source
        row.save(update_fields=["value", "source"])
    return row


def _check_hers(province: str | None, by: User) -> None:
    """Raises: NotYoursError."""
    if by.province_id and province != by.province_id:
        raise NotYoursError
