"""What others published about an indicator: each figure with its source, disagreement named."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from programme.choices import Group, Kind, Qualifier
from programme.models import Figure, Indicator
from programme.rules import Claim, disagree
from programme.seen import number
from ui.templatetags.ui import day as in_words


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
    """An indicator with what was published; `rows`: the series as a table, from two on."""

    indicator: Indicator
    figures: Sequence[FigureShown]

    @property
    def disagrees(self) -> bool:
        return any(each.others for each in self.figures)


def published(group: Group) -> list[IndicatorShown]:
    """What others published, by indicator, the oldest first; two queries."""
    rows = Figure.objects.filter(indicator__group=group, is_retired=False)
    rows = rows.select_related("indicator").prefetch_related("sources")
    held: dict[Indicator, list[Figure]] = defaultdict(list)
    for row in rows.order_by("indicator__position", "until_on", "from_on", "code"):
        held[row.indicator].append(row)
    return [
        IndicatorShown(indicator, [_shown(row, figures) for row in figures])
        for indicator, figures in held.items()
    ]


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
    if row.value is None:
        return ""
    whole = row.value == row.value.to_integral_value()
    value = number(int(row.value) if whole else float(row.value.normalize()))
    value = f"{value} {row.indicator.unit}"
    return f"{Qualifier(row.qualifier).label} {value}" if row.qualifier else value


def _when(row: Figure) -> str:
    if row.until_on is None:
        return _("since %(year)s, each year") % {"year": row.from_on.year if row.from_on else ""}
    if row.from_on is None:
        return _("by %(day)s") % {"day": in_words(row.until_on)}
    if (row.from_on.month, row.until_on.month) == (1, 12):
        return str(row.from_on.year)
    return f"{in_words(row.from_on)} – {in_words(row.until_on)}"
