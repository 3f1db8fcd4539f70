"""What a page of figures looks at closely: a step of the funnel, or an indicator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst

from ledger.events.kinds import Happening
from programme.choices import PLACELESS, STOCKS, Measure
from programme.counts import Told, offline, together
from programme.models import Indicator
from programme.selectors import Year, advisers_by_province

# Steps that no indicator counts; those that one does come with what was done beside the portal.
STEPS = (Happening.REGISTERED, Happening.MATCHED, Happening.CONTACTED, Happening.TRIAL)
FIRST = Happening.MATCHED.value


@dataclass(frozen=True, slots=True)
class Look:
    """`measure`: what is counted for it; `indicator`: with its target and offline figures."""

    code: str
    name: str
    measure: str
    indicator: Indicator | None = None

    @property
    def is_flow(self) -> bool:
        """Whether it adds up over months."""
        return self.measure not in STOCKS

    @property
    def has_places(self) -> bool:
        """Visitors have no place."""
        return self.measure not in PLACELESS

    def months(self, year: Year) -> list[Told]:
        """Of each month that has begun."""
        found = [year.counts.months(self.measure, year.province)]
        if self.indicator:
            found.append(year.counts.months(offline(self.indicator.code), year.province))
        return [together(both) for both in zip(*found, strict=True)][: year.so_far()]

    def total(self, year: Year) -> Told:
        found = [year.counts.total(self.measure, year.province)]
        if self.indicator:
            found.append(year.counts.total(offline(self.indicator.code), year.province))
        return together(found)

    def provinces(self, year: Year) -> Mapping[str, Told]:
        """Of each province in which there is any, and "" where it is not known; a query a stock."""
        is_people = self.measure == Measure.ADVISERS
        held = advisers_by_province() if is_people else year.counts.provinces(self.measure)
        beside = year.counts.provinces(offline(self.indicator.code)) if self.indicator else {}
        return {
            code: together([held.get(code, 0), beside.get(code, 0)])
            for code in held.keys() | beside.keys()
        }


def looks(indicators: Sequence[Indicator]) -> list[Look]:
    """What can be looked at, in the order of the funnel and then of the indicators."""
    steps = [Look(kind.value, capfirst(str(kind.label)), kind.value) for kind in STEPS]
    return steps + [
        Look(each.code, str(each.name), each.measured, each)
        for each in indicators
        if each.measured != Measure.PUBLISHED
    ]
