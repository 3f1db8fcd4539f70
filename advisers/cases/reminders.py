"""The daily look at cases: who is reminded, what moves on by itself; each once."""

from datetime import date, datetime

from django.utils import timezone

from advisers.cases import told
from advisers.cases.rules import (
    HELD,
    Course,
    Position,
    Reminder,
    State,
    closes,
    due_reminders,
    lapses,
    reminder_days,
)
from advisers.models import Case, Offer, Session
from ledger.models import Notice

CHUNK = 500


def course_of(case: Case) -> Course:
    return Course(State(case.state), _day(case.offered_at), _day(case.moved_at))


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def look_after_all(*, at: datetime) -> int:
    """Remind, escalate, let offers lapse, close what stood still; run twice nothing is doubled.

    Each case is a transaction of its own, so that one killed half-way goes on where it stopped.

    Returns: how many cases were looked at.
    """
    from advisers.cases.leaves import move_left_behind
    from advisers.cases.moving import begin_leaves

    begin_leaves(at=at)
    move_left_behind(at=at)
    today, seen = timezone.localdate(at), 0
    open_ones = Case.objects.filter(state__in=[State.OFFERED, *HELD])
    rows = open_ones.select_related("adviser__user", "commune", "province").order_by("pk")
    for case in rows.iterator(chunk_size=CHUNK):
        look_after(case, today=today, at=at)
        seen += 1
    return seen


def look_after(case: Case, *, today: date, at: datetime) -> None:
    from advisers.cases.quiet import close_quiet, lapse_offers

    course = course_of(case)
    if lapses(course, today):
        lapse_offers(case=case, at=at)
    elif closes(course, today):
        close_quiet(case=case, at=at)
    else:
        for reminder in due_reminders(course, today):
            _remind(case, reminder, at)


def _remind(case: Case, reminder: Reminder, at: datetime) -> None:
    """Advisers on day 3; coordinators too on days 9 and 21; the owner on day 9."""
    since = f":{_day(case.moved_at or case.offered_at)}"
    if reminder is Reminder.OFFER:
        waiting = Offer.objects.filter(case=case, position=Position.OFFERED)
        for offer in waiting.select_related("adviser__user").order_by("place"):
            told.tell_adviser(offer.adviser, case, reminder, at=at, key=since)
        return
    told.tell_adviser(case.adviser, case, reminder, at=at, key=since)
    is_stale = reminder in (Reminder.DAY_9, Reminder.DAY_21)
    if is_stale and told.is_first(case, f"{reminder}{since}", at=at):
        told.tell_coordinators("case-stale", at=at)
    if reminder is Reminder.DAY_9:
        told.tell_owner(case, "waiting", at=at, key=since)


def is_still_due(notice: Notice) -> bool:
    """Whether the case still stands where the reminder makes sense, and with the same adviser."""
    case = _case_of(notice)
    if case is None:
        return False
    if notice.kind == Reminder.OFFER:
        return still_offered(notice)
    is_hers = case.adviser is not None and case.adviser.user_id == notice.user_id
    return is_hers and notice.kind in reminder_days(course_of(case))


def still_offered(notice: Notice) -> bool:
    """Whether it still waits for her answer."""
    case = _case_of(notice)
    waiting = Offer.objects.filter(
        case=case, position=Position.OFFERED, adviser__user=notice.user_id
    )
    return case is not None and waiting.exists()


def _case_of(notice: Notice) -> Case | None:
    key = notice.key.partition(":")[0]
    return Case.objects.select_related("adviser").filter(pk=int(key)).first()


def was_talked(case: Case) -> bool:
    """Whether any talk with the owner is noted."""
    return Session.objects.filter(case=case, minutes__gt=0, removed_at=None).exists()
