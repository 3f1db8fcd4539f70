"""What the pages of the programme show: the year, the funnel, parts of the country, the press."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from ledger.events.kinds import Happening
from programme.choices import STOCKS, Group, Kind, Measure, Qualifier
from programme.models import Figure, Indicator
from programme.rules import Standing
from programme.selectors import FEWEST, By, Line, Step, broken_down, funnel, lines
from reference.models import Commune, Province, Sector
from ui.bars import Bar
from ui.templatetags.ui import day as in_words

FIRST_YEAR = 2026
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
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Seen:
    """Which figures a page shows. province: its code, "" for the whole country."""

    year: int
    province: str = ""
    by: By = "province"
    is_public: bool = True

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    def last(self, at: datetime) -> date:
        return min(timezone.localdate(at), date(self.year, 12, 31))


@dataclass(frozen=True, slots=True)
class FigureShown:
    """What somebody published, in words."""

    value: str
    when: str
    kind: str
    note: str
    sources: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    indicator: Indicator
    figures: Sequence[FigureShown]


def years(at: datetime) -> list[int]:
    """Years that the portal has counted in, the latest first."""
    return list(range(timezone.localdate(at).year, FIRST_YEAR - 1, -1))


def number(value: float) -> str:
    """With the thousands and decimals of the reader's language."""
    from django.utils.formats import number_format

    return number_format(value, use_l10n=True, force_grouping=True)


def year_headers() -> list[str]:
    return [_("Indicator"), _("Reached"), _("Target"), _("Pace"), _("Forecast for the year")]


def year_rows(found: Sequence[Line]) -> Rows:
    return [
        [
            str(line.indicator.name),
            _reached(line),
            number(line.target) if line.target else _("none set"),
            pace_words(line),
            forecast_words(line),
        ]
        for line in found
    ]


def _reached(line: Line) -> str:
    if not line.offline:
        return number(line.actual)
    return _("%(all)s, of these %(offline)s beside the portal") % {
        "all": number(line.actual),
        "offline": number(line.offline),
    }


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
    """What the year may end with; "—" for what is counted as it stands."""
    if line.forecast is None:
        return "—" if Measure(line.indicator.measured) in STOCKS else _("too early to say")
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
            str(step.kind.label),
            number(step.count),
            "—" if step.share is None else f"{number(step.share)} %",
        ]
        for step in steps
    ]


def part_headers(by: By) -> list[str]:
    names = {
        "province": _("Province"),
        "commune": _("Commune"),
        "section": _("Trade"),
        "size": _("Size"),
    }
    return [names[by], *(str(kind.label) for kind in SHOWN)]


def part_rows(seen: Seen, *, at: datetime) -> Rows:
    """One row a part in which anything happened, those that nobody named last."""
    found = broken_down(
        by=seen.by,
        first=seen.first,
        last=seen.last(at),
        province=seen.province,
        is_public=seen.is_public,
    )
    names = names_of(seen.by, [code for code in found if code])
    ordered = sorted(found, key=lambda code: (not code, names.get(code, code)))
    return [
        [names.get(code, code) or _("not said"), *_cells(found[code])]
        for code in ordered
        if any(kind in found[code] for kind in SHOWN)
    ]


def _cells(counts: dict[Happening, int | None]) -> list[str]:
    few = _("under %(fewest)s") % {"fewest": FEWEST}
    found = (counts.get(kind, 0) for kind in SHOWN)
    return [few if count is None else number(count) for count in found]


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


def published(group: Group) -> list[IndicatorShown]:
    """What others published, by indicator, the oldest first; two queries."""
    rows = Figure.objects.filter(indicator__group=group, is_retired=False)
    rows = rows.select_related("indicator").prefetch_related("sources")
    held: dict[Indicator, list[FigureShown]] = defaultdict(list)
    ordered = rows.order_by("indicator__position", "until_on", "from_on", "code")
    for row in ordered:
        held[row.indicator].append(_shown(row))
    return [IndicatorShown(indicator, figures) for indicator, figures in held.items()]


def _shown(row: Figure) -> FigureShown:
    value = ""
    if row.value is not None:
        whole = row.value == row.value.to_integral_value()
        value = number(int(row.value) if whole else float(row.value.normalize()))
        value = f"{value} {row.indicator.unit}"
    if row.qualifier and value:
        value = f"{Qualifier(row.qualifier).label} {value}"
    return FigureShown(
        value=value or str(row.note),
        when=_when(row),
        kind=str(Kind(row.kind).label),
        note=str(row.note) if value else "",
        sources=[
            (each.press or each.address.partition("//")[2].partition("/")[0], each.address)
            for each in sorted(row.sources.all(), key=lambda each: each.position)
        ],
    )


def _when(row: Figure) -> str:
    if row.until_on is None:
        return _("since %(year)s, each year") % {"year": row.from_on.year if row.from_on else ""}
    if row.from_on is None:
        return _("by %(day)s") % {"day": in_words(row.until_on)}
    if (row.from_on.month, row.until_on.month) == (1, 12):
        return str(row.from_on.year)
    return f"{in_words(row.from_on)} – {in_words(row.until_on)}"


def context_of(seen: Seen, *, at: datetime) -> dict[str, object]:
    """The figures of one view; about ten queries whatever was counted."""
    found = lines(year=seen.year, at=at, province=seen.province)
    steps = funnel(first=seen.first, last=seen.last(at), province=seen.province)
    return {
        "seen": seen,
        "years": years(at),
        "until": seen.last(at),
        "year_headers": year_headers(),
        "year_rows": year_rows(found),
        "year_bars": year_bars(found),
        "funnel_headers": funnel_headers(),
        "funnel_rows": funnel_rows(steps),
        "is_empty": not any(step.count for step in steps),
        "part_headers": part_headers(seen.by),
        "part_rows": part_rows(seen, at=at),
    }
