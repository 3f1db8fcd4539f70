"""What was answered: counts and shares with their interval, never of fewer than five."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db import connection

from programme.models import Figure, Survey
from programme.rules import interval
from programme.survey.paper import Kind, Paper, PaperOption, PaperQuestion, read_paper
from programme.survey.tallies import median, median_interval, told
from reference.disclosure import FEWEST
from ui.bilingual import Bilingual

By = Literal["", "province", "section", "size"]
# Part "" is the whole where nothing divides, else those who did not say.
COLUMNS: Mapping[By, str] = {
    "": "''",
    "province": "coalesce(a.province_id, '')",
    "section": "coalesce(a.section_id, '')",
    "size": "a.size",
}
TALLY = """
SELECT {part}, said.key, said.value::text, count(*)
FROM programme_surveyanswer AS a, jsonb_each(a.answers) AS said
WHERE a.survey_id = %s GROUP BY 1, 2, 3
"""
YEARS_BESIDE = 4
# Answers to one question by part: what was said, as JSON, to how often.
Said = Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class OptionResult:
    """One option: how many chose it, its share and the share's interval, in percent."""

    code: str
    text: Bilingual
    count: int
    share: float
    low: float
    high: float
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class NumberResult:
    """The median of what was said, with its interval; None of fewer than six."""

    median: float
    interval: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question; options are empty, and number None, while fewer than five have answered it."""

    code: str
    kind: str
    text: Bilingual
    unit: Bilingual
    answered: int
    options: Sequence[OptionResult] = ()
    number: NumberResult | None = None

    @property
    def is_told(self) -> bool:
        return self.answered >= FEWEST


def survey_for(day: date) -> Paper | None:
    """What /survey/ is about: the latest that is open, else the next to come, else the last."""
    rows = list(Survey.objects.filter(status=Survey.Status.PUBLISHED).order_by("-year"))
    opened = [row for row in rows if row.opens_on and row.opens_on <= day]
    is_open = [row for row in opened if row.closes_on and day <= row.closes_on]
    to_come = [row for row in reversed(rows) if row not in opened]
    chosen = next(iter([*is_open, *to_come, *opened]), None)
    return read_paper(chosen) if chosen else None


def published(year: int | None = None, *, day: date) -> list[Survey]:
    """Surveys that have begun, the latest first; of one year only that one."""
    rows = Survey.objects.filter(status=Survey.Status.PUBLISHED, opens_on__lte=day)
    return list((rows if year is None else rows.filter(year=year)).order_by("-year"))


def results(paper: Paper) -> list[QuestionResult]:
    """By question, in their order; one query."""
    tallied = _tallied(paper, "")
    return [
        _result(each, tallied.get(each.code, {}).get("", Counter())) for each in paper.questions
    ]


def results_by(paper: Paper, by: By) -> dict[str, dict[str, QuestionResult]]:
    """By code of the question and part: those parts that may be shown beside the whole; one query.

    Part "" is who did not say.
    """
    tallied, found = _tallied(paper, by), {}
    for question in paper.questions:
        parts = tallied.get(question.code, {})
        shown = told({part: said.total() for part, said in parts.items()})
        found[question.code] = {
            part: _result(question, parts[part]) for part in sorted(parts) if part in shown
        }
    return found


def years_beside(paper: Paper) -> dict[int, dict[str, QuestionResult]]:
    """Results of up to four years before, of questions that stand in this one too.

    By year, the latest first, and code of the question. Four queries a year.
    """
    rows = Survey.objects.filter(status=Survey.Status.PUBLISHED, year__lt=paper.year)
    found = {}
    for row in rows.order_by("-year")[:YEARS_BESIDE]:
        before = results(read_paper(row))
        same = {each.code: each for each in before if _is_same(each, paper) and each.is_told}
        if same:
            found[row.year] = same
    return found


def _is_same(result: QuestionResult, paper: Paper) -> bool:
    question = paper.by_code.get(result.code)
    return question is not None and question.kind == result.kind


def _tallied(paper: Paper, by: By) -> dict[str, dict[str, Counter[str]]]:
    """By question and part; one query, which gives as many rows as there are different answers."""
    found: dict[str, dict[str, Counter[str]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(TALLY.format(part=COLUMNS[by]), [paper.pk])
        for part, code, value, times in cursor.fetchall():
            found.setdefault(code, {}).setdefault(part, Counter())[value] += times
    return found


def _result(question: PaperQuestion, said: Counter[str]) -> QuestionResult:
    facts = (question.code, question.kind, question.text, question.unit, said.total())
    if said.total() < FEWEST:
        return QuestionResult(*facts)
    if question.kind == Kind.NUMBER:
        times = {int(json.loads(value)): count for value, count in said.items()}
        return QuestionResult(*facts, number=NumberResult(median(times), median_interval(times)))
    chosen = _chosen(said)
    return QuestionResult(
        *facts, options=[_option(each, chosen, said.total()) for each in question.options]
    )


def _chosen(said: Counter[str]) -> Counter[str]:
    """How often each option was chosen, of several by one person each once."""
    chosen: Counter[str] = Counter()
    for value, times in said.items():
        held = json.loads(value)
        for code in held if isinstance(held, list) else [held]:
            chosen[str(code)] += times
    return chosen


def _option(option: PaperOption, chosen: Counter[str], answered: int) -> OptionResult:
    count = chosen[option.code]
    low, high = interval(answers=count, of=answered)
    share = round(100 * count / answered, 1)
    return OptionResult(option.code, option.text, count, share, low, high, option.figure)
