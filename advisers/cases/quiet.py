"""What moves on by itself because nobody did anything for long."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from advisers.cases import told
from advisers.cases.holding_on import locked
from advisers.cases.reminders import course_of, was_talked
from advisers.cases.rules import Position, Reminder, State, closes, lapses
from advisers.cases.services import close_case, look_again
from advisers.models import Case, Message, Offer
from advisers.models.work import Side


@transaction.atomic
def lapse_offers(*, case: Case, at: datetime) -> bool:
    """Those who were asked did not answer in time: others are asked. Returns: whether so."""
    row = locked(case)
    if not lapses(course_of(row), timezone.localdate(at)):
        return False
    Offer.objects.filter(case=row, position=Position.OFFERED).update(
        position=Position.LAPSED, answered_at=at
    )
    look_again(row)
    return True


@transaction.atomic
def close_quiet(*, case: Case, at: datetime) -> bool:
    """Close a case that stood still for 45 days; whether anything was talked decides how.

    One in which the owner wrote last stays open: coordinators hear of it once a week.
    """
    row = locked(case)
    if not closes(course_of(row), timezone.localdate(at)):
        return False
    if _waits_for_answer(row):
        # Whoever wrote last and heard nothing is not told that it is over.
        week = "{}-{}".format(*timezone.localdate(at).isocalendar())
        if told.is_first(row, f"unanswered:{week}", at=at):
            told.tell_coordinators("case-stale", at=at)
        return False
    outcome = State.DONE if was_talked(row) else State.NOT_REACHABLE
    with translation.override(row.language):
        note = _("Closed by itself: nothing was noted for 45 days.")
    told.tell_adviser(row.adviser, row, Reminder.CLOSING, at=at)
    close_case(case=row, adviser=None, outcome=outcome, note=note, at=at)
    return True


def _waits_for_answer(row: Case) -> bool:
    """Whether the last words are the owner's."""
    last = row.messages.filter(kind=Message.Kind.SHARED).order_by("-created_at", "-pk").first()
    return last is not None and last.side == Side.OWNER
