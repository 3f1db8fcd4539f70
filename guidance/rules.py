"""Which legal duties apply to an enterprise, and when: yes, no, or "if …" for unknown facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from reference.days import months_later


class Answer(Enum):
    """What is known of one question or of a whole duty."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Revenue:
    """Revenue a year in VND, within a band: more than `above`, at most `up_to` (None: no end)."""

    above: int
    up_to: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What an enterprise said of itself; None is not stated, never a guess.

    Codes: kind as in `choices.Kind`, size class, sector a VSIC division or section, section its
    section (equal to `sector` when only the section was said).
    """

    kind: str | None = None
    sector: str | None = None
    section: str | None = None
    size: str | None = None
    revenue: Revenue | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """For whom a duty is and when; an empty set or list means everybody.

    Args:
        sectors: division or section code to its section; a section of which every division is
            listed is listed itself.
        has_condition: it also hangs on something that is not asked.
        has_elsewhere: in other sectors it applies under a condition that is not asked.
        in_force_on, due_on: at least one of them; recurrence MONTH, QUARTER, YEAR or "".
    """

    code: str
    position: int
    kinds: frozenset[str]
    sectors: tuple[tuple[str, str], ...] = ()
    sizes: frozenset[str] = frozenset()
    revenue_above: int | None = None
    revenue_up_to: int | None = None
    has_condition: bool = False
    has_elsewhere: bool = False
    in_force_on: date | None = None
    due_on: date | None = None
    recurrence: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One question a duty asks, and how the facts answer it.

    about: kind, sector, size, revenue, condition, or elsewhere: that of sectors not listed.
    """

    about: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a duty applies, why, and the day it counts from or is due next."""

    code: str
    answer: Answer
    reasons: tuple[Reason, ...]
    on: date
    is_due: bool

    def reasons_that_are(self, answer: Answer) -> tuple[str, ...]:
        return tuple(reason.about for reason in self.reasons if reason.answer is answer)


ORDER = {Answer.YES: 0, Answer.MAYBE: 1, Answer.NO: 2}
MONTHS = {"MONTH": 1, "QUARTER": 3, "YEAR": 12}


def duties_for(duties: Iterable[Terms], facts: Facts, *, today: date) -> tuple[Verdict, ...]:
    """All duties with their verdict: those that apply, then those that may, then the others.

    Args:
        today: the local day; a duty that comes back is due on its next day from then on.

    Returns: within each group by date, then by position. A further fact can settle a "maybe",
        never turn a yes into a no or a no into a yes.
    """
    judged = [(terms.position, judge(terms, facts, today=today)) for terms in duties]
    judged.sort(key=lambda pair: (ORDER[pair[1].answer], pair[1].on, pair[0], pair[1].code))
    return tuple(verdict for _position, verdict in judged)


def judge(terms: Terms, facts: Facts, *, today: date) -> Verdict:
    """One duty's verdict.

    Raises: ValueError: the duty has no date at all.
    """
    reasons = tuple(_reasons(terms, facts))
    answers = {reason.answer for reason in reasons}
    if Answer.NO in answers:
        answer = Answer.NO
    else:
        answer = Answer.MAYBE if Answer.MAYBE in answers else Answer.YES
    on = next_due(terms.due_on, terms.recurrence, today=today) or terms.in_force_on
    if on is None:
        raise ValueError(f"{terms.code} says neither when it is due nor since when it is in force")
    return Verdict(terms.code, answer, reasons, on, terms.due_on is not None)


def _reasons(terms: Terms, facts: Facts) -> Iterable[Reason]:
    if terms.kinds:
        yield Reason("kind", one_of(facts.kind, terms.kinds))
    if terms.sectors:
        where = in_sectors(facts, terms.sectors)
        if where is Answer.NO and terms.has_elsewhere:
            yield Reason("elsewhere", Answer.MAYBE)
        else:
            yield Reason("sector", where)
    if terms.sizes:
        yield Reason("size", one_of(facts.size, terms.sizes))
    if terms.revenue_above is not None or terms.revenue_up_to is not None:
        yield Reason("revenue", within(facts.revenue, terms.revenue_above, terms.revenue_up_to))
    if terms.has_condition:
        yield Reason("condition", Answer.MAYBE)


def one_of(fact: str | None, wanted: frozenset[str]) -> Answer:
    if fact is None:
        return Answer.MAYBE
    return Answer.YES if fact in wanted else Answer.NO


def in_sectors(facts: Facts, sectors: tuple[tuple[str, str], ...]) -> Answer:
    """A listed section takes in its divisions; a section said alone may mean a listed division."""
    if facts.sector is None:
        return Answer.MAYBE
    codes = {code for code, _section in sectors}
    if facts.sector in codes or facts.section in codes:
        return Answer.YES
    is_section = facts.sector == facts.section
    if is_section and facts.section in {section for _code, section in sectors}:
        return Answer.MAYBE
    return Answer.NO


def within(revenue: Revenue | None, above: int | None, up_to: int | None) -> Answer:
    """Whether a band lies inside the limits (above is exclusive, up_to inclusive), or overlaps."""
    if revenue is None:
        return Answer.MAYBE
    too_low = above is not None and revenue.up_to is not None and revenue.up_to <= above
    too_high = up_to is not None and revenue.above >= up_to
    if too_low or too_high:
        return Answer.NO
    reaches_below = above is not None and revenue.above < above
    reaches_beyond = up_to is not None and (revenue.up_to is None or revenue.up_to > up_to)
    return Answer.MAYBE if reaches_below or reaches_beyond else Answer.YES


def next_due(due_on: date | None, recurrence: str, *, today: date) -> date | None:
    """The first due day that is not past; the only one there is when it does not come back."""
    if due_on is None or not recurrence or due_on >= today:
        return due_on
    step = MONTHS[recurrence]
    passed = (today.year - due_on.year) * 12 + today.month - due_on.month
    months = passed - passed % step
    day = months_later(due_on, months)
    return day if day >= today else months_later(due_on, months + step)
