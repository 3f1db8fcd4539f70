"""What pages, the API and higher layers ask of the guidance."""

from collections.abc import Collection
from datetime import date

from guidance import reading
from guidance.facts import DutyDue, Guidance
from guidance.reasons import reason_text
from guidance.rules import Answer, Facts, Revenue, Verdict, duties_for
from ui.bilingual import Bilingual


def duties_of(
    *,
    kind: str | None = None,
    sector: str | None = None,
    size: str | None = None,
    revenue: Revenue | int | None = None,
    today: date,
    answers: Collection[Answer] = tuple(Answer),
) -> tuple[DutyDue, ...]:
    """The legal duties of an enterprise, surest first, then by date; a query where none watches.

    Args:
        kind: "HOUSEHOLD" or "ENTERPRISE"; sector: a VSIC section or division; size: "micro",
            "small" or "medium"; None, or a code that is not known, counts as not stated.
        revenue: VND a year, exact or as a band.
        today: the local day.
        answers: whether those that surely, perhaps or surely not apply are wanted.

    Returns: every such duty; those with `answer` NO have the reason in `why_not`.
    """
    held = reading.current()
    facts = facts_of(held, kind=kind, sector=sector, size=size, revenue=revenue)
    return duties_by(held, facts, today=today, answers=answers)


def facts_of(
    held: Guidance,
    *,
    kind: str | None = None,
    sector: str | None = None,
    size: str | None = None,
    revenue: Revenue | int | None = None,
) -> Facts:
    """The facts as the rule takes them; a whole amount is a band of one."""
    known = held.sectors.get(sector or "")
    band = Revenue(max(revenue - 1, 0), revenue) if isinstance(revenue, int) else revenue
    return Facts(
        kind=kind or None,
        sector=sector if known else None,
        section=known[0] if known else None,
        size=size or None,
        revenue=band,
    )


def duties_by(
    held: Guidance, facts: Facts, *, today: date, answers: Collection[Answer] = tuple(Answer)
) -> tuple[DutyDue, ...]:
    """The duties of one version of the guidance for these facts; no query."""
    verdicts = duties_for(held.terms, facts, today=today)
    return tuple(_due(held, verdict, facts) for verdict in verdicts if verdict.answer in answers)


def _due(held: Guidance, verdict: Verdict, facts: Facts) -> DutyDue:
    duty = held.duties[verdict.code]
    sector = held.sectors[facts.sector][1] if facts.sector else None
    texts: dict[Answer, list[Bilingual]] = {answer: [] for answer in Answer}
    for reason in verdict.reasons:
        texts[reason.answer].append(reason_text(reason, duty, facts, sector))
    return DutyDue(
        duty=duty,
        answer=verdict.answer,
        on=verdict.on,
        is_due=verdict.is_due,
        why=tuple(texts[Answer.YES]),
        unless_known=tuple(texts[Answer.MAYBE]),
        why_not=tuple(texts[Answer.NO]),
    )
