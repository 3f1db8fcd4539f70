"""What the pages of the programme show: the year, a figure by month and place, funnel, parts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ledger.events.kinds import Happening
from programme.choices import STOCKS, Measure
from programme.counts import Told
from programme.goals import Goal
from programme.looking import FIRST, Look, looks
from programme.models import Indicator
from programme.months import line_of, months_context
from programme.places import communes_context, provinces_context
from programme.rules import Standing
from programme.seen import Rows, Seen, number, percent
from programme.selectors import (
    By,
    Line,
    Step,
    Year,
    broken_down,
    funnel,
    lines,
    measured,
    read_year,
)
from reference.models import Commune, Province, Sector
from reference.text import alphabetical
from ui.bars import Bar

# The steps that are shown by part of the country, trade or size.
SHOWN = (
    Happening.REGISTERED,
    Happening.MATCHED,
    Happening.ASSESSED,
    Happening.CONTACTED,
    Happening.TRIAL,
    Happening.USING,
    Happening.CONSULTED,
)
SIZES = ("household", "micro", "small", "medium", "large")
Parts = Mapping[str, Mapping[Happening, Told]]


def year_headers() -> list[str]:
    return [_("Indicator"), _("Reached"), _("Target"), _("Pace"), _("Forecast for the year")]


def year_rows(found: Sequence[Line]) -> Rows:
    return [
        [
            str(line.indicator.name),
            _reached(line),
            target_words(line.goal),
            pace_words(line),
            forecast_words(line),
        ]
        for line in found
    ]


def _reached(line: Line) -> str:
    """Both or neither are told: one less the other is what was counted here."""
    if not line.offline:
        return number(line.actual)
    return _("%(all)s, of these %(offline)s beside the portal") % {
        "all": number(line.actual),
        "offline": number(line.offline),
    }


def target_words(goal: Goal | None) -> str:
    if goal is None:
        return _("none set")
    if goal.since is None:
        return number(goal.value)
    return _("%(value)s (each year since %(since)s)") % {
        "value": number(goal.value),
        "since": goal.since,
    }


def goal_headers() -> list[str]:
    return [_("Target"), _("Definition"), _("Source")]


def goal_rows(found: Sequence[Line]) -> Rows:
    """Whence each target is, with what its indicator means."""
    return [
        [
            f"{line.indicator.name}: {target_words(line.goal)}",
            str(line.indicator.definition),
            line.goal.source,
        ]
        for line in found
        if line.goal
    ]


def _linked(rows: Rows) -> Rows:
    """The same, with a source that has an address as a link to it."""
    link = '<a href="{}" rel="noopener nofollow">{}</a>'
    return [
        [*row[:-1], format_html(link, row[-1], urlsplit(row[-1]).hostname or row[-1])]
        if row[-1].startswith(("https://", "http://"))
        else row
        for row in rows
    ]


def pace_words(line: Line) -> str:
    """Where the year stands against an even one; "—" without a target."""
    if line.pace is None:
        return "—"
    words = {
        Standing.AHEAD: _("ahead: %(percent)s %% (an even year would have %(expected)s)"),
        Standing.ON: _("on the way: %(percent)s %% (an even year would have %(expected)s)"),
        Standing.BEHIND: _("behind: %(percent)s %% (an even year would have %(expected)s)"),
    }
    return words[line.pace.standing] % {
        "percent": number(line.pace.percent),
        "expected": number(line.pace.expected),
    }


def forecast_words(line: Line) -> str:
    """What the year may end with; "—" for what is counted as it stands, or is not told."""
    if line.forecast is None:
        is_stock = Measure(line.indicator.measured) in STOCKS
        return "—" if is_stock or line.actual is None else _("too early to say")
    return _("%(middle)s (%(low)s to %(high)s)") % {
        "middle": number(line.forecast.middle),
        "low": number(line.forecast.low),
        "high": number(line.forecast.high),
    }


def year_bars(found: Sequence[Line]) -> list[Bar]:
    """What is reached of each target, at most all of it."""
    return [
        Bar(str(line.indicator.name), min(line.pace.percent, 100) * 100)
        for line in found
        if line.pace
    ]


def funnel_headers() -> list[str]:
    return [_("Step"), _("How many"), _("Of the step before")]


def funnel_rows(steps: Sequence[Step]) -> Rows:
    return [
        [
            capfirst(str(step.kind.label)),
            number(step.count),
            "—" if step.share is None else f"{number(step.share)} %",
        ]
        for step in steps
    ]


def funnel_bars(steps: Sequence[Step]) -> list[Bar]:
    """Each step beside the largest; what is there at all can be seen."""
    most = max((step.count or 0 for step in steps), default=0) or 1
    return [
        Bar(
            capfirst(str(step.kind.label)),
            max(10_000 * step.count // most, 60) if step.count else 0,
            value=number(step.count),
        )
        for step in steps
    ]


def part_headers(by: By) -> list[str]:
    names = {
        "province": _("Province"),
        "commune": _("Commune"),
        "section": _("Trade"),
        "size": _("Size"),
    }
    return [names[by], *(capfirst(str(kind.label)) for kind in SHOWN)]


def part_rows(by: By, found: Parts) -> Rows:
    """One row a part in which anything happened, those that nobody named last."""
    names = names_of(by, [code for code in found if code])
    order = (
        list(SIZES) if by == "size" else sorted(names, key=lambda code: alphabetical(names[code]))
    )
    places = {code: place for place, code in enumerate(order)}
    return [
        [names.get(code, code) or _("not said"), *_cells(found[code])]
        for code in sorted(found, key=lambda code: (not code, places.get(code, 0), code))
        if any(found[code].get(kind, 0) != 0 for kind in SHOWN)
    ]


def _cells(counts: Mapping[Happening, Told]) -> list[str]:
    return [number(counts.get(kind, 0)) for kind in SHOWN]


def names_of(by: By, codes: Sequence[str]) -> dict[str, str]:
    """Names of parts as people know them; one query at most."""
    if by == "size":
        return {
            "household": _("household business"),
            "micro": _("micro"),
            "small": _("small"),
            "medium": _("medium"),
            "large": _("large"),
        }
    if by == "section":
        rows = Sector.objects.filter(code__in=codes)
        return {row.code: str(row.short_name) for row in rows}
    if by == "commune":
        return dict(Commune.objects.filter(code__in=codes).values_list("code", "name"))
    return dict(Province.objects.filter(code__in=codes).values_list("code", "short_name"))


def part_titles() -> dict[By, str]:
    return {
        "province": _("By province"),
        "commune": _("By commune"),
        "section": _("By trade"),
        "size": _("By size"),
    }


def parts_of(year: Year) -> dict[By, Parts]:
    """By place, trade and size; three queries."""
    place: By = "commune" if year.province else "province"
    ways: tuple[By, ...] = (place, "section", "size")
    return {by: broken_down(year, by=by) for by in ways}


def part_tables(parts: Mapping[By, Parts]) -> list[dict[str, Any]]:
    """Each way in which anything is known, as a table; a query each but for sizes."""
    titles = part_titles()
    shown = [(by, part_rows(by, found)) for by, found in parts.items()]
    return [
        {"by": by, "title": titles[by], "headers": part_headers(by), "rows": rows}
        for by, rows in shown
        if rows
    ]


def year_context(seen: Seen, year: Year, found: Sequence[Line]) -> dict[str, Any]:
    steps = funnel(year)
    return {
        "until": year.day,
        "year_headers": year_headers(),
        "year_rows": year_rows(found),
        "year_bars": year_bars(found),
        "goals_headers": goal_headers(),
        "goals_rows": goal_rows(found),
        "goals_linked": _linked(goal_rows(found)),
        "year_lines": found,
        "funnel_headers": funnel_headers(),
        "funnel_rows": funnel_rows(steps),
        "funnel_bars": funnel_bars(steps),
        "is_empty": not any(step.count != 0 for step in steps),
    }


def place_context(seen: Seen, look: Look, year: Year, parts: Parts) -> dict[str, Any]:
    """The map. Of a province what was done beside the portal has no communes."""
    if not look.has_places or (seen.province and look.measure in STOCKS):
        return {"drawing": None}
    if not seen.province:
        return provinces_context(seen, look, year)
    kind = Happening(look.measure)
    counts = {code: held.get(kind, 0) for code, held in parts.items()}
    return communes_context(seen, year, counts, year.counts.total(look.measure, seen.province))


def context_of(seen: Seen, *, at: datetime) -> dict[str, Any]:
    """The figures of one view; eighteen queries at most whatever was counted."""
    year = read_year(year=seen.year, at=at, province=seen.province, is_public=seen.is_public)
    indicators = measured()
    found, parts = lines(year, indicators), parts_of(year)
    look = look_of(seen, indicators)
    place = parts["commune" if seen.province else "province"]
    return {
        "seen": seen,
        "look": look,
        "place": names_of("province", [seen.province]).get(seen.province, ""),
        **year_context(seen, year, found),
        **months_context(look, year, line_of(look, found)),
        **place_context(seen, look, year, place),
        "parts": part_tables(parts),
    }


def look_of(seen: Seen, indicators: Sequence[Indicator]) -> Look:
    held = {each.code: each for each in looks(indicators)}
    return held.get(seen.look) or held[FIRST]


def commune_context(seen: Seen, *, at: datetime) -> dict[str, Any]:
    """One commune beside its province; ten queries at most."""
    year = read_year(year=seen.year, at=at, province=seen.province, is_public=seen.is_public)
    counts, look = broken_down(year, by="commune"), look_of(seen, measured())
    here = counts.get(seen.commune, {})
    return {
        "seen": seen,
        "look": look,
        "until": year.day,
        "place": names_of("province", [seen.province])[seen.province],
        "commune": names_of("commune", [seen.commune])[seen.commune],
        "commune_headers": [_("Step"), _("In the commune"), _("In the province"), _("Of all")],
        "commune_rows": [
            [
                capfirst(str(kind.label)),
                number(here.get(kind, 0)),
                number(year.counts.total(kind.value, seen.province)),
                percent(here.get(kind, 0), year.counts.total(kind.value, seen.province)),
            ]
            for kind in SHOWN
        ],
        **place_context(seen, look, year, counts),
    }
