"""A version of an instrument as a value: what pages show and what the rules count.

A published version never changes, so each worker reads it once.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from assessment.models import InstrumentVersion, Pillar, Question
from assessment.rules import Answers, AskedPillar, AskedQuestion, Level, Scheme
from ui.bilingual import Bilingual


class UnknownAnswerError(Exception):
    """An answer names a question or an option that this paper does not have."""


@dataclass(frozen=True, slots=True)
class PaperOption:
    code: str
    text: Bilingual
    score: int
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """`groups`: of industries that are asked; () for everybody."""

    code: str
    text: Bilingual
    takes_many: bool
    options: tuple[PaperOption, ...]
    groups: tuple[str, ...]
    needs: tuple[str, ...]

    def is_for(self, group: str) -> bool:
        return not self.groups or group in self.groups

    def asked(self) -> AskedQuestion:
        many = {option.code: option.needs for option in self.options} if self.takes_many else None
        scores = {option.code: option.score for option in self.options}
        return AskedQuestion(self.code, scores, self.takes_many, self.needs, many)


@dataclass(frozen=True, slots=True)
class PaperPillar:
    code: str
    name: Bilingual
    max_points: int
    questions: tuple[PaperQuestion, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperLevel:
    """A level with its name and what it asks for; `rule` is None for level 0."""

    level: int
    name: Bilingual
    rule: Level | None


@dataclass(frozen=True, slots=True)
class PaperIndustry:
    code: str
    name: Bilingual
    group: str


@dataclass(frozen=True)
class Paper:
    """One version, or the part of it that one industry is asked."""

    version_id: int
    instrument: str
    number: int
    is_draft: bool
    name: Bilingual
    is_official: bool
    legal_reference: str
    intro: Bilingual
    pillars: tuple[PaperPillar, ...]
    levels: tuple[PaperLevel, ...]
    industries: Mapping[str, PaperIndustry]

    @cached_property
    def scheme(self) -> Scheme:
        pillars = tuple(
            AskedPillar(p.code, p.max_points, tuple(q.asked() for q in p.questions), p.needs)
            for p in self.pillars
        )
        return Scheme(pillars, tuple(each.rule for each in self.levels if each.rule))

    @cached_property
    def questions(self) -> Mapping[str, PaperQuestion]:
        return {question.code: question for p in self.pillars for question in p.questions}

    @cached_property
    def by_code(self) -> Mapping[str, PaperPillar]:
        return {pillar.code: pillar for pillar in self.pillars}

    def level_name(self, level: int) -> Bilingual:
        return next((each.name for each in self.levels if each.level == level), Bilingual(""))

    def pillar_of(self, question: str) -> PaperPillar:
        return next(p for p in self.pillars if any(q.code == question for q in p.questions))

    def for_industry(self, code: str) -> "Paper":
        """What an industry is asked; the whole where there are no industries or none is named."""
        if not self.industries or not code:
            return self
        group = self.industries[code].group if code in self.industries else ""
        asked = tuple(
            replace(pillar, questions=tuple(q for q in pillar.questions if q.is_for(group)))
            for pillar in self.pillars
        )
        return replace(self, pillars=asked)

    def checked(self, given: Answers) -> dict[str, list[str]]:
        """Answers in the paper's order, each option once.

        Raises: UnknownAnswerError: a question or an option is not on this paper, or several are
            chosen where one is to be.
        """
        checked = {}
        for code, chosen in given.items():
            question = self.questions.get(code)
            known = [o.code for o in question.options] if question else []
            if question is None or not set(chosen) <= set(known):
                raise UnknownAnswerError(code)
            if len(set(chosen)) > 1 and not question.takes_many:
                raise UnknownAnswerError(code)
            checked[code] = [option for option in known if option in chosen]
        return checked

    def known_of(self, answers: Answers) -> dict[str, list[str]]:
        """Those of another version's answers that this paper has too."""
        kept: dict[str, list[str]] = {}
        for code, question in self.questions.items():
            if code in answers:
                options: Collection[str] = answers[code]
                chosen = [o.code for o in question.options if o.code in options]
                if chosen or question.takes_many:
                    kept[code] = chosen
        return kept


def paper_of(version_id: int, industry: str = "") -> Paper:
    """What a published or retired version asks of an industry; read once in a process.

    Raises: InstrumentVersion.DoesNotExist: there is none, or it is still a draft.
    """
    return _kept(version_id, industry)


@lru_cache(maxsize=256)
def _kept(version_id: int, industry: str) -> Paper:
    if industry:
        return _kept(version_id, "").for_industry(industry)
    paper = read_paper(version_id)
    if paper.is_draft:
        raise InstrumentVersion.DoesNotExist(version_id)
    return paper


def read_paper(version_id: int) -> Paper:
    """The version as the database has it now, drafts too; six queries."""
    version = InstrumentVersion.objects.select_related("instrument").get(pk=version_id)
    rows = version.pillars.prefetch_related("questions__options")
    return Paper(
        version_id=version.pk,
        instrument=version.instrument_id,
        number=version.number,
        is_draft=version.is_draft,
        name=version.instrument.name,
        is_official=version.origin == InstrumentVersion.Origin.OFFICIAL,
        legal_reference=version.legal_reference,
        intro=version.intro,
        pillars=tuple(_pillar(row) for row in rows.order_by("position", "pk")),
        levels=tuple(_levels(version)),
        industries={
            row.code: PaperIndustry(row.code, row.name, row.group)
            for row in version.industries.order_by("position", "pk")
        },
    )


def _pillar(row: Pillar) -> PaperPillar:
    questions = sorted(row.questions.all(), key=lambda each: (each.position, each.pk))
    asked = tuple(_question(each) for each in questions)
    return PaperPillar(row.code, row.name, row.max_points, asked, tuple(row.needs))


def _question(row: Question) -> PaperQuestion:
    options = sorted(row.options.all(), key=lambda each: (each.position, each.pk))
    return PaperQuestion(
        code=row.code,
        text=row.text,
        takes_many=row.kind == Question.Kind.MANY,
        options=tuple(PaperOption(o.code, o.text, o.score, tuple(o.needs)) for o in options),
        groups=tuple(row.groups),
        needs=tuple(row.needs),
    )


def _levels(version: InstrumentVersion) -> Iterator[PaperLevel]:
    for row in version.levels.order_by("level"):
        rule = Level(
            level=row.level,
            percent_from=row.percent_from,
            is_inclusive=row.is_inclusive,
            points_above=row.points_above,
            pillars_required=row.pillars_required,
        )
        yield PaperLevel(row.level, row.name, rule if row.level else None)
