"""What is to be reached in a year: the targets of that year, and those published for every year.

Once a year is over, those of every year are written down as its own, so that they change only as
any target of a closed year does: by two people and a reason.
"""

from dataclasses import dataclass

from programme.choices import Kind
from programme.models import Figure, Target


@dataclass(frozen=True, slots=True)
class Goal:
    """`source`: an address, or an issue of the press. `since`: set where it holds every year."""

    value: int
    source: str
    since: int | None = None


def goals_of(*, year: int, province: str = "") -> dict[str, Goal]:
    """By code of the indicator; a year's own target comes before one of every year.

    Those of every year are the published ones, for the whole country. Two queries at most.
    """
    own = Target.objects.filter(year=year, province=province or None)
    found = {} if province else _of_every_year(year)
    for code, value, source in own.values_list("indicator", "value", "source"):
        found[code] = Goal(int(value), source)
    return found


def _of_every_year(year: int) -> dict[str, Goal]:
    rows = Figure.objects.filter(
        kind=Kind.TARGET, until_on=None, from_on__year__lte=year, value__isnull=False
    ).exclude(is_retired=True)
    said = rows.values_list(
        "indicator", "value", "from_on__year", "sources__address", "sources__press"
    )
    # Of several the latest holds, and is read last; so is the first of its sources.
    return {
        code: Goal(int(value), address or press or "", since)
        for code, value, since, address, press in said.order_by(
            "from_on", "code", "-sources__position"
        )
        if value is not None
    }
