"""A year month by month: picture, table and a sentence."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from programme.counts import running
from programme.looking import Look
from programme.rules import Standing, days_in, elapsed_days
from programme.seen import Rows, number
from programme.selectors import Line, Year
from ui.months import Months, Range
from ui.templatetags.ui import day as in_words


def months_context(look: Look, year: Year, line: Line | None) -> dict[str, Any]:
    """line: how the indicator that is looked at stands; None: a step without one."""
    if not look.is_flow:
        return {"months": None}
    added = look.months(year)
    sums = running(added, look.total(year))
    target = line.target if line else None
    held = line.forecast if line else None
    months = Months(
        sums=sums,
        added=added,
        target=target,
        texts=(number(sums[-1]), _("Target %(count)s") % {"count": number(target or 0)}),
        forecast=Range(held.low, held.middle, held.high) if held else None,
    )
    return {
        "months": months,
        "months_said": said(look, year, line),
        "months_headers": headers(target),
        "months_rows": rows(months, year),
    }


def headers(target: int | None) -> list[str]:
    found = [_("Month"), _("In the month"), _("Since January")]
    return [*found, _("An even year")] if target else found


def rows(months: Months, year: Year) -> Rows:
    """Months that have begun; what an even year would have by the end of each, or by today."""
    found = []
    for place, (added, total) in enumerate(zip(months.added, months.sums, strict=True)):
        row = [f"{place + 1}/{year.year}", number(added), number(total)]
        if months.target:
            row.append(number(even(months.target, year, place + 1)))
        found.append(row)
    return found


def even(target: int, year: Year, month: int) -> int:
    """What an even year would have reached by the end of a month, of the last one by its day."""
    if month == year.day.month:
        last = year.day
    else:
        last = year.day.replace(day=1, month=month + 1)
        return target * (elapsed_days(last) - 1) // days_in(year.year)
    return target * elapsed_days(last) // days_in(year.year)


def said(look: Look, year: Year, line: Line | None) -> str:
    """The picture in a sentence or two."""
    values = {
        "name": look.name,
        "day": in_words(year.day),
        "count": number(line.actual if line else look.total(year)),
    }
    told = [_("%(name)s: %(count)s by %(day)s.") % values]
    if line and line.pace and line.target:
        words = {
            Standing.AHEAD: _("That is %(percent)s %% of the target of %(target)s, ahead of pace."),
            Standing.ON: _("That is %(percent)s %% of the target of %(target)s, on pace."),
            Standing.BEHIND: _("That is %(percent)s %% of the target of %(target)s, behind pace."),
        }
        held = {"percent": number(line.pace.percent), "target": number(line.target)}
        told.append(words[line.pace.standing] % held)
    if line and line.forecast:
        ends = {name: number(getattr(line.forecast, name)) for name in ("low", "middle", "high")}
        told.append(_("The year may end at %(middle)s, between %(low)s and %(high)s.") % ends)
    return " ".join(told)


def line_of(look: Look, lines: Sequence[Line]) -> Line | None:
    """How the indicator that is looked at stands."""
    code = look.indicator.code if look.indicator else None
    return next((each for each in lines if each.indicator.code == code), None)
