"""Hints for coordinators, read from the cases of the last months."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from advisers.cases.rules import HELD, State
from advisers.desk.hints_rules import HASTE, Hint, Kind, Row, find
from advisers.models import Adviser, Case, Session

LATELY = timedelta(days=120)
MOST = 20
COLUMNS = (
    *("adviser", "email", "phone", "assisted_by", "taken_at", "closed_at", "state"),
    "rating__answered_at",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A hint in words, with the adviser and the numbers of the cases."""

    adviser: Adviser
    text: str
    cases: tuple[int, ...]


def hints(cases: QuerySet[Case], *, at: datetime) -> tuple[Told, ...]:
    """What looks odd in cases of the last 120 days, at most twenty; three queries."""
    found = find(_rows(cases, at))[:MOST]
    people = Adviser.objects.select_related("organisation").in_bulk(
        {each.adviser for each in found}
    )
    return tuple(Told(people[each.adviser], _text(each), each.cases) for each in found)


def _rows(cases: QuerySet[Case], at: datetime) -> list[Row]:
    lately = Q(closed_at__gt=at - LATELY) | Q(state__in=HELD)
    rows = cases.filter(lately, adviser__isnull=False).select_related("rating").order_by()
    talks = _talks(rows)
    return [
        _row(case, adviser, talks.get((adviser, case.pk), {}))
        for case in rows.only(*COLUMNS)
        if (adviser := case.adviser_id) is not None
    ]


def _row(case: Case, adviser: int, minutes_by_day: Mapping[date, int]) -> Row:
    """The same case in few plain words; its contact only tells it from others."""
    rating = getattr(case, "rating", None)
    took = case.closed_at - case.taken_at if case.closed_at and case.taken_at else None
    return Row(
        adviser=adviser,
        case=case.pk,
        contact=case.email or case.phone,
        is_assisted=case.assisted_by_id == adviser,
        minutes_by_day=tuple(minutes_by_day.items()),
        open_for=took if case.state == State.DONE else None,
        answered=None if rating is None else rating.answered_at is not None,
    )


def _talks(cases: QuerySet[Case]) -> Mapping[tuple[int, int], dict[date, int]]:
    found: dict[tuple[int, int], dict[date, int]] = defaultdict(lambda: defaultdict(int))
    rows = Session.objects.filter(case__in=cases.values("pk"), removed_at=None, minutes__gt=0)
    read: Any = rows.values_list("adviser", "case", "held_at", "minutes")
    for adviser, case, held_at, minutes in read:
        found[adviser, case][timezone.localdate(held_at)] += minutes
    return found


def _text(hint: Hint) -> str:
    said = {"count": hint.count, "whole": hint.whole, "minutes": HASTE.seconds // 60}
    return {
        Kind.SAME_CONTACT: _("One contact in %(count)s of %(whole)s cases"),
        Kind.FULL_DAYS: _("More talks noted than a day holds, on %(count)s of %(whole)s days"),
        Kind.UNRATED: _("%(count)s of %(whole)s requests that she filled in were never rated"),
        Kind.HASTY: _("%(count)s of %(whole)s cases closed as done within %(minutes)s minutes"),
    }[hint.kind] % said
