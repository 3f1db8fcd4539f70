"""/survey/results/: what was answered, with numbers of answers and intervals."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.models import Figure
from programme.pages import names_of, number
from programme.survey.paper import read_paper
from programme.survey.selectors import (
    By,
    OptionResult,
    QuestionResult,
    published,
    results,
    results_by,
    years_beside,
)
from ui.bars import Bar
from ui.methods import read_only

# No line ends beside it.
JOINED = "\u2060"
PARTS: Sequence[tuple[By, Any]] = (
    ("", gettext_lazy("All")),
    ("province", gettext_lazy("by province")),
    ("section", gettext_lazy("by trade")),
    ("size", gettext_lazy("by size")),
)


@login_not_required
@read_only
def survey_results(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The latest year, or another; parts that are not offered count as all."""
    day = timezone.localdate()
    held = next(iter(published(year, day=day)), None)
    if held is None:
        raise Http404
    paper = read_paper(held)
    asked = request.GET.get("by", "")
    by: By = next((part for part, _name in PARTS if part == asked), "")
    context = {
        "paper": paper,
        "is_open": paper.is_open(day),
        "years": [each.year for each in published(day=day)],
        "by": by,
        "parts": [(part, name, part == by) for part, name in PARTS],
        "questions": _by_part(results_by(paper, by), by, results(paper))
        if by
        else _whole(results(paper), years_beside(paper)),
    }
    return TemplateResponse(request, "programme/survey_results.html", context)


def _whole(
    found: Sequence[QuestionResult], years: Mapping[int, Mapping[str, QuestionResult]]
) -> list[dict[str, Any]]:
    shown = []
    for result in found:
        before = {year: held[result.code] for year, held in years.items() if result.code in held}
        shown.append(
            {
                "result": result,
                "headers": [_("Answer chosen"), _("How many"), _("Proportion"), _("95 % interval")],
                "rows": [_row(each) for each in result.options],
                "bars": [Bar(str(e.text), round(100 * e.share)) for e in result.options],
                "median": _median(result),
                "figures": [
                    _figure(each.text, each.figure) for each in result.options if each.figure
                ],
                "years": _years(result, before) if result.is_told and before else None,
            }
        )
    return shown


def _row(option: OptionResult) -> list[str]:
    between = f"{_between(option.low, option.high)} %"
    return [str(option.text), number(option.count), f"{number(option.share)} %", between]


def _between(low: float, high: float) -> str:
    """Both ends, never broken into two lines."""
    return f"{number(low)}{JOINED}–{JOINED}{number(high)}"


def _figure(text: object, figure: Figure) -> dict[str, Any]:
    """What was published about the same, with where it was read."""
    sources = [(each.press or each.address, each.address) for each in figure.sources.all()]
    return {
        "text": text,
        "share": number(_plain(float(figure.value))) if figure.value is not None else "",
        "year": figure.until_on.year if figure.until_on else "",
        "note": figure.note,
        "sources": sources,
    }


def _median(result: QuestionResult) -> str:
    """The middle of a question for a number, in words with its unit and interval."""
    if result.number is None:
        return ""
    text = f"{number(_plain(result.number.median))} {result.unit}"
    if result.number.interval is None:
        return text
    low, high = result.number.interval
    return f"{text} ({_between(low, high)})"


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value


def _years(result: QuestionResult, before: Mapping[int, QuestionResult]) -> dict[str, Any]:
    """One row an option of today, one column a year."""
    columns = [{each.code: each for each in held.options} for held in before.values()]
    rows = [
        [str(each.text), _share(each), *(_share(held.get(each.code)) for held in columns)]
        for each in result.options
    ]
    if result.number:
        rows = [[_("Median"), _median(result), *(_median(held) for held in before.values())]]
    answered = [number(each.answered) for each in (result, *before.values())]
    return {
        "headers": [_("Answer chosen"), _("this year"), *(str(year) for year in before)],
        "rows": [*rows, [_("Answers in all"), *answered]],
    }


def _share(option: OptionResult | None) -> str:
    if option is None:
        return "—"
    return f"{number(option.share)} % ({_between(option.low, option.high)})"


def _by_part(
    found: Mapping[str, Mapping[str, QuestionResult]], by: By, whole: Sequence[QuestionResult]
) -> list[dict[str, Any]]:
    """A table a question: one row a part, one column an option, each with its interval."""
    codes = {part for parts in found.values() for part in parts}
    names = {**names_of(by, sorted(codes - {""})), "": _("not said")} if by else {}
    shown = []
    for total in whole:
        rows = [
            [names.get(part, part), number(each.answered), *_cells(each)]
            for part, each in sorted(
                found[total.code].items(), key=lambda held: (not held[0], names.get(held[0], ""))
            )
        ]
        asked = [str(each.text) for each in total.options] or [_("Median")]
        shown.append(
            {
                "result": total,
                "headers": [_("Part"), _("Answers"), *asked],
                "rows": rows if total.is_told else [],
                "is_short": sum(each.answered for each in found[total.code].values())
                < total.answered,
            }
        )
    return shown


def _cells(result: QuestionResult) -> list[str]:
    return [_share(each) for each in result.options] or [_median(result)]
