"""A survey as a value: what it asks, in its order, in both languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from programme.models import Figure, Survey, SurveyOption, SurveyQuestion
from ui.bilingual import Bilingual

Kind = SurveyQuestion.Kind
CHOSEN = frozenset({Kind.SINGLE, Kind.MULTIPLE})
POINTS = range(1, 6)


@dataclass(frozen=True, slots=True)
class PaperOption:
    """One answer to choose. `figure`: what was published about the same, None: nothing."""

    code: str
    text: Bilingual
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question. A scale has its points as options, by the names "1" to "5"; a number none."""

    code: str
    kind: str
    text: Bilingual
    options: Sequence[PaperOption]
    unit: Bilingual
    most: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One survey. Dates are None in a draft that has none yet."""

    pk: int
    year: int
    is_illustrative: bool
    opens_on: date | None
    closes_on: date | None
    questions: Sequence[PaperQuestion]

    def is_open(self, day: date) -> bool:
        return bool(self.opens_on and self.closes_on and self.opens_on <= day <= self.closes_on)

    def is_to_come(self, day: date) -> bool:
        return bool(self.opens_on and day < self.opens_on)

    @property
    def by_code(self) -> Mapping[str, PaperQuestion]:
        return {each.code: each for each in self.questions}


def read_paper(survey: Survey) -> Paper:
    """Three queries: questions, what may be chosen, and the figures with their sources."""
    rows = survey.questions.order_by("position", "pk")
    held: dict[int, list[SurveyOption]] = {}
    options = SurveyOption.objects.filter(question__survey=survey).select_related("figure")
    options = options.prefetch_related("figure__sources")
    for option in options.order_by("position", "pk"):
        held.setdefault(option.question_id, []).append(option)
    return Paper(
        survey.pk,
        survey.year,
        survey.origin == Survey.Origin.ILLUSTRATIVE,
        survey.opens_on,
        survey.closes_on,
        [_question(row, held.get(row.pk, [])) for row in rows],
    )


def _question(row: SurveyQuestion, options: Sequence[SurveyOption]) -> PaperQuestion:
    said = [
        PaperOption(each.code, Bilingual(each.text_vi, each.text_en), each.figure)
        for each in options
    ]
    unit = Bilingual(row.unit_vi, row.unit_en)
    given = _points(row) if row.kind == Kind.SCALE else said
    return PaperQuestion(row.code, row.kind, row.text, given, unit, row.most or 0)


def _points(row: SurveyQuestion) -> Sequence[PaperOption]:
    ends = {POINTS[0]: (row.low_vi, row.low_en), POINTS[-1]: (row.high_vi, row.high_en)}
    return [PaperOption(str(point), _point(point, *ends.get(point, ("", "")))) for point in POINTS]


def _point(point: int, vi: str, en: str) -> Bilingual:
    return (
        Bilingual(f"{point} – {vi}", f"{point} – {en}") if vi else Bilingual(f"{point}", f"{point}")
    )
