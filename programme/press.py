"""What others published about an indicator: a series by year, sources and disagreement named."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from programme.choices import Group, Kind, Qualifier
from programme.models import Figure, Indicator
from programme.rules import Claim, disagree
from programme.seen import number
from ui.bars import Bar
from ui.templatetags.ui import day as in_words

Row = tuple[Indicator, "FigureShown"]
LEAST_YEARS = 2
# So that the smallest of a series can be seen.
_LEAST_BAR = 60


@dataclass(frozen=True, slots=True)
class FigureShown:
    """What somebody published, in words. `others`: what sources say otherwise for the same time."""

    code: str
    value: str
    when: str
    kind: str
    note: str
    sources: Sequence[tuple[str, str]]
    others: str


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """An indicator with what was published of it, the oldest first.

    `bars`, `said`: the series as a picture and in a sentence; none where one year alone is known.
    """

    indicator: Indicator
    figures: Sequence[FigureShown]
    bars: Sequence[Bar] = ()
    said: str = ""

    @property
    def rows(self) -> list[Row]:
        return [(self.indicator, each) for each in self.figures]


@dataclass(frozen=True, slots=True)
class Published:
    """`series`: of several years; `single`: of one."""

    series: Sequence[IndicatorShown]
    single: Sequence[IndicatorShown]

    def __iter__(self) -> Iterator[IndicatorShown]:
        return iter((*self.series, *self.single))

    def __len__(self) -> int:
        return len(self.series) + len(self.single)

    @property
    def rows(self) -> list[Row]:
        """Of one year alone."""
        return [row for each in self.single for row in each.rows]


def published(group: Group) -> Published:
    """What others published, by indicator, the oldest first; two queries."""
    rows = Figure.objects.filter(indicator__group=group, is_retired=False)
    rows = rows.select_related("indicator").prefetch_related("sources")
    held: dict[Indicator, list[Figure]] = defaultdict(list)
    for row in rows.order_by("indicator__position", "until_on", "from_on", "code"):
        held[row.indicator].append(row)
    shown = [_series(indicator, figures) for indicator, figures in held.items()]
    return Published(
        [each for each in shown if each.bars], [each for each in shown if not each.bars]
    )


def _series(indicator: Indicator, rows: Sequence[Figure]) -> IndicatorShown:
    figures = [_shown(row, rows) for row in rows]
    # What was to come on top of what was there is not to be compared with the whole.
    alike = [row for row in rows if row.value is not None and row.qualifier != Qualifier.MORE]
    if len({_year(row) for row in alike}) < LEAST_YEARS:
        return IndicatorShown(indicator, figures)
    is_disputed = any(each.others for each in figures)
    told = [row for row in rows if row.value is not None]
    return IndicatorShown(indicator, figures, _bars(alike), _said(told, is_disputed=is_disputed))


def _year(row: Figure) -> int:
    day = row.until_on or row.from_on
    return day.year if day else 0


def _bars(rows: Sequence[Figure]) -> list[Bar]:
    """Each beside the largest."""
    most = max(row.value or 0 for row in rows) or 1
    return [
        Bar(
            f"{_when(row)}, {Kind(row.kind).label}",
            max(int(10_000 * (row.value or 0) / most), _LEAST_BAR if row.value else 0),
            value=amount_of(row),
        )
        for row in rows
    ]


def _said(rows: Sequence[Figure], *, is_disputed: bool) -> str:
    """The series in a few short sentences."""
    told = []
    for kind, one, several in (
        (Kind.RESULT, _("Result: %(all)s."), _("Results: %(all)s.")),
        (Kind.TARGET, _("Target: %(all)s."), _("Targets: %(all)s.")),
    ):
        found = [f"{value_of(row)} ({_when(row)})" for row in rows if row.kind == kind]
        if found:
            told.append((one if len(found) == 1 else several) % {"all": "; ".join(found)})
    if is_disputed:
        told.append(_("Of one and the same time they do not say the same."))
    return " ".join(told)


def _shown(row: Figure, beside: Sequence[Figure]) -> FigureShown:
    value = value_of(row)
    return FigureShown(
        code=row.code,
        value=value or str(row.note),
        when=_when(row),
        kind=str(Kind(row.kind).label),
        note=str(row.note) if value else "",
        sources=[
            (each.press or each.address.partition("//")[2].partition("/")[0], each.address)
            for each in sorted(row.sources.all(), key=lambda each: each.position)
        ],
        others=", ".join(
            f"{value_of(each)} ({_when(each)})"
            for each in beside
            if disagree(_claim(row), _claim(each))
        ),
    )


def _claim(row: Figure) -> Claim:
    return Claim(row.value, row.kind == Kind.TARGET, row.from_on, row.until_on)


def value_of(row: Figure) -> str:
    """With its unit and how exact it is; "" where the note says it."""
    amount = amount_of(row)
    return f"{amount} {row.indicator.unit}" if amount else ""


def amount_of(row: Figure) -> str:
    """Without its unit."""
    if row.value is None:
        return ""
    whole = row.value == row.value.to_integral_value()
    value = number(int(row.value) if whole else float(row.value.normalize()))
    return f"{Qualifier(row.qualifier).label} {value}" if row.qualifier else value


def _when(row: Figure) -> str:
    if row.until_on is None:
        return _("since %(year)s, each year") % {"year": row.from_on.year if row.from_on else ""}
    if row.from_on is None:
        return _("by %(day)s") % {"day": in_words(row.until_on)}
    if (row.from_on.month, row.until_on.month) == (1, 12):
        return str(row.from_on.year)
    return f"{in_words(row.from_on)} – {in_words(row.until_on)}"
