"""What looks odd in an adviser's cases: thresholds on plain rows. Hints, never verdicts. Pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SAME_CONTACT = 4
DAY_MINUTES, LONG_MINUTES, LONG_DAYS = 12 * 60, 10 * 60, 5
ASSISTED, UNRATED_PERCENT = 8, 90
HASTE, HASTY = timedelta(minutes=10), 3


class Kind(StrEnum):
    SAME_CONTACT = "SAME_CONTACT"
    FULL_DAYS = "FULL_DAYS"
    UNRATED = "UNRATED"
    HASTY = "HASTY"


@dataclass(frozen=True, slots=True)
class Row:
    """One case that an adviser has or closed.

    Attributes:
        contact: a mark that is equal for equal contacts; "" where it is gone.
        minutes_by_day: minutes of the sessions that she noted, by day.
        open_for: from taking it on to its close as done; None: otherwise.
        answered: whether the owner answered how it was; None: she was not asked.
    """

    adviser: int
    case: int
    contact: str
    is_assisted: bool
    minutes_by_day: tuple[tuple[date, int], ...] = ()
    open_for: timedelta | None = None
    answered: bool | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """`count` of `whole`; `cases` are the evidence, the latest first, at most ten."""

    kind: Kind
    adviser: int
    count: int
    whole: int
    cases: tuple[int, ...]


def find(rows: Iterable[Row]) -> tuple[Hint, ...]:
    """Every hint, by adviser and kind; the order of the rows changes nothing."""
    held: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        held[row.adviser].append(row)
    found = [hint for own in held.values() for rule in RULES for hint in rule(own)]
    return tuple(sorted(found, key=lambda each: (each.adviser, each.kind, -each.count, each.cases)))


def _hint(kind: Kind, rows: Sequence[Row], count: int, whole: int) -> Hint:
    cases = sorted({row.case for row in rows}, reverse=True)[:10]
    return Hint(kind, rows[0].adviser, count, whole, tuple(cases))


def same_contact(rows: Sequence[Row]) -> Iterator[Hint]:
    """One contact in many cases of one adviser: clients who may not exist."""
    counts = Counter(row.contact for row in rows if row.contact)
    for contact, count in counts.items():
        if count >= SAME_CONTACT:
            chosen = [row for row in rows if row.contact == contact]
            yield _hint(Kind.SAME_CONTACT, chosen, count, len(rows))


def full_days(rows: Sequence[Row]) -> Iterator[Hint]:
    """More talks in a day than a day holds, or very long days again and again."""
    days: Counter[date] = Counter()
    for row in rows:
        for day, minutes in row.minutes_by_day:
            days[day] += minutes
    too_long = {day for day, minutes in days.items() if minutes > DAY_MINUTES}
    long = {day for day, minutes in days.items() if minutes > LONG_MINUTES}
    odd = long if len(long) >= LONG_DAYS else too_long
    if odd:
        chosen = [row for row in rows if odd & {day for day, _minutes in row.minutes_by_day}]
        yield _hint(Kind.FULL_DAYS, chosen, len(odd), len(days))


def unrated(rows: Sequence[Row]) -> Iterator[Hint]:
    """Requests that she filled in herself, whose owners hardly ever answer."""
    asked = [row for row in rows if row.is_assisted and row.answered is not None]
    silent = [row for row in asked if not row.answered]
    if len(asked) >= ASSISTED and 100 * len(silent) >= UNRATED_PERCENT * len(asked):
        yield _hint(Kind.UNRATED, silent, len(silent), len(asked))


def hasty(rows: Sequence[Row]) -> Iterator[Hint]:
    """Closed as done within minutes."""
    chosen = [row for row in rows if row.open_for is not None and row.open_for < HASTE]
    if len(chosen) >= HASTY:
        yield _hint(Kind.HASTY, chosen, len(chosen), len(rows))


RULES: tuple[Callable[[Sequence[Row]], Iterator[Hint]], ...] = (
    same_contact,
    full_days,
    unrated,
    hasty,
)
