"""The legal duties of the guidance, for roadmaps, an owner's home and reminders."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from enterprises.bands import REVENUE_BANDS
from enterprises.known import known
from enterprises.models import Enterprise
from enterprises.pages.profile import size_verdict
from guidance.choices import Kind
from guidance.facts import DutyDue
from guidance.forms import REVENUES
from guidance.rules import Answer, Revenue
from guidance.selectors import duties_of
from matching.roadmaps.duties import Duty, DutyFacts


def revenue_of(top_vnd: int | None) -> Revenue | None:
    """The band of a profile by its upper end; the last has none. An exact sum is a band of one."""
    tops = [top for top, _label in REVENUE_BANDS]
    if top_vnd is None:
        return None
    if top_vnd not in tops:
        return Revenue(max(top_vnd - 1, 0), top_vnd)
    place = tops.index(top_vnd)
    above = tops[place - 1] if place else 0
    return Revenue(above, None if top_vnd == tops[-1] else top_vnd)


def found_for_roadmap(facts: DutyFacts) -> Iterable[Duty]:
    """The duties that surely apply, on the day they are due or come into force.

    That somebody is no household business is taken as said only with a size of Decree 80.
    """
    kind = Kind.HOUSEHOLD if facts.is_household else Kind.ENTERPRISE if facts.size else None
    found = duties_of(
        kind=kind,
        sector=facts.sector,
        size=facts.size,
        revenue=revenue_of(facts.revenue_vnd),
        today=facts.on,
        answers=(Answer.YES,),
    )
    for each in found:
        yield Duty(
            code=each.code,
            title=each.title,
            due_on=each.on,
            needs=frozenset(each.needs),
            law=each.reference.document,
            is_deadline=each.is_due,
        )


def duties_for(enterprise: Enterprise, *, today: date) -> tuple[DutyDue, ...]:
    """The duties that surely apply to an enterprise, by date; a query where none watches."""
    verdict = size_verdict(enterprise, known())
    is_household = enterprise.kind == Enterprise.Kind.HOUSEHOLD
    return duties_of(
        kind=Kind.HOUSEHOLD if is_household else Kind.ENTERPRISE,
        sector=enterprise.sector_id,
        size=verdict.size if verdict else None,
        revenue=revenue_of(enterprise.revenue_band_vnd),
        today=today,
        answers=(Answer.YES,),
    )


def duties_address(enterprise: Enterprise) -> str:
    """The page of duties with the answers of the profile."""
    band = revenue_of(enterprise.revenue_band_vnd)
    codes = [code for code, (held, _label) in REVENUES.items() if band and _lies_in(band, held)]
    is_household = enterprise.kind == Enterprise.Kind.HOUSEHOLD
    said = [("kind", "household" if is_household else "enterprise")]
    said += [("sector", enterprise.sector_id)] if enterprise.sector_id else []
    said += [("revenue", code) for code in codes[:1]]
    return f"{reverse('duty-list')}?{urlencode(said)}"


def _lies_in(band: Revenue, held: Revenue) -> bool:
    is_below = held.up_to is None or (band.up_to is not None and band.up_to <= held.up_to)
    return band.above >= held.above and is_below
