"""What was answered: counts and shares with their interval, never of fewer than five."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.fields.json import KeyTextTransform

from programme.rules import interval
from programme.selectors import FEWEST
from programme.survey.models import Survey, SurveyAnswer
from ui.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class OptionResult:
    """One option: how many chose it, its share and the share's interval, in percent."""

    code: str
    text: Bilingual
    count: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question; options are empty while fewer than five have answered it."""

    code: str
    text: Bilingual
    answered: int
    options: Sequence[OptionResult]


def open_survey() -> Survey | None:
    """The latest survey that takes answers."""
    return Survey.objects.filter(is_open=True).order_by("-year").first()


def results(survey: Survey, *, province: str = "") -> list[QuestionResult]:
    """By question, in their order; one query each."""
    rows = SurveyAnswer.objects.filter(survey=survey)
    rows = rows.filter(province=province) if province else rows
    return [_question(rows, said) for said in survey.questions]


def _question(rows: QuerySet[SurveyAnswer], said: Mapping[str, Any]) -> QuestionResult:
    given = KeyTextTransform(said["code"], "answers")
    found = rows.filter(answers__has_key=said["code"]).annotate(given=given).values_list("given")
    counts = Counter(dict(found.annotate(times=Count("pk")).order_by()))
    answered = counts.total()
    is_told = answered >= FEWEST
    return QuestionResult(
        code=said["code"],
        text=Bilingual(said["text_vi"], said["text_en"]),
        answered=answered,
        options=[_option(each, counts, answered) for each in said["options"]] if is_told else (),
    )


def _option(said: Mapping[str, Any], counts: Counter[str], answered: int) -> OptionResult:
    count = counts[said["code"]]
    low, high = interval(answers=count, of=answered)
    return OptionResult(
        code=said["code"],
        text=Bilingual(said["text_vi"], said["text_en"]),
        count=count,
        share=round(100 * count / answered, 1),
        low=low,
        high=high,
    )
