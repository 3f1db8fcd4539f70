"""Guidance as pages and programs read it: plain values, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from guidance.choices import Confidence, LegalStatus, Stage, Topic
from guidance.rules import Answer, Terms
from ui.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class NeedFacts:
    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """`address` "" where nobody recorded it."""

    address: str
    note: Bilingual


@dataclass(frozen=True, slots=True)
class ReferenceFacts:
    """A law with its dates (None: not stated), how well it was checked, and its sources."""

    code: str
    document: Bilingual
    topic: Bilingual
    issued_on: date | None
    effective_on: date | None
    status: LegalStatus
    status_note: Bilingual
    replaces: tuple[str, ...]
    confidence: Confidence
    confidence_note: Bilingual
    sources: tuple[SourceFacts, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article; it has at least one source."""

    code: str
    title: Bilingual
    stage: Stage
    topic: Topic
    body: Bilingual
    needs: tuple[NeedFacts, ...]
    references: tuple[ReferenceFacts, ...]
    sources: tuple[SourceFacts, ...]
    checked_on: date
    review_on: date
    pillars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """A duty's texts and terms; `names` are the listed sectors' everyday names."""

    code: str
    title: Bilingual
    what: Bilingual
    steps: tuple[Bilingual, ...]
    terms: Terms
    sector_names: tuple[Bilingual, ...]
    condition: Bilingual
    elsewhere: Bilingual
    in_force_on: date | None
    needs: tuple[NeedFacts, ...]
    reference: ReferenceFacts
    confidence: Confidence
    check: Bilingual
    article: str


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A step of a plan; `duty` is the code of what the law asks there, "" for nothing."""

    title: Bilingual
    text: Bilingual
    need: NeedFacts
    duty: str


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What to do first in some sectors; it has at least one source."""

    code: str
    title: Bilingual
    hurts: Bilingual
    sectors: tuple[str, ...]
    sector_names: tuple[Bilingual, ...]
    steps: tuple[StepFacts, ...]
    sources: tuple[SourceFacts, ...]
    checked_on: date
    review_on: date


@dataclass(frozen=True, slots=True)
class TermFacts:
    """A word in plain words; `spellings` are other ways to write it."""

    code: str
    name: Bilingual
    meaning: Bilingual
    spellings: tuple[str, ...]
    need: NeedFacts | None


@dataclass(frozen=True, slots=True)
class SkillFacts:
    code: str
    title: Bilingual
    how: Bilingual
    question: Bilingual
    need: NeedFacts | None


@dataclass(frozen=True, slots=True)
class PathFacts:
    """The digital skills of a role; `source` is the address of what they follow."""

    code: str
    title: Bilingual
    intro: Bilingual
    source: str
    skills: tuple[SkillFacts, ...]


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What an enterprise did, as published. `province`, `sector`, `need`: None where not told."""

    code: str
    title: Bilingual
    enterprise: str
    province: str
    sector: Bilingual | None
    need: NeedFacts | None
    body: Bilingual
    source_name: str
    source_address: str
    published_on: date


@dataclass(frozen=True, slots=True)
class DutyDue:
    """A duty as it stands for one enterprise.

    `on` is the day it is due (`is_due`) or in force since; `why` are the facts that make it apply,
    `unless_known` what would settle a maybe, `why_not` what rules it out.
    """

    duty: DutyFacts
    answer: Answer
    on: date
    is_due: bool
    why: tuple[Bilingual, ...]
    unless_known: tuple[Bilingual, ...]
    why_not: tuple[Bilingual, ...]

    @property
    def code(self) -> str:
        return self.duty.code

    @property
    def title(self) -> Bilingual:
        return self.duty.title

    @property
    def due_on(self) -> date | None:
        """The day it has to be done by; None where it simply holds since `on`."""
        return self.on if self.is_due else None

    @property
    def needs(self) -> tuple[str, ...]:
        return tuple(need.code for need in self.duty.needs)

    @property
    def reference(self) -> ReferenceFacts:
        return self.duty.reference


@dataclass(frozen=True, eq=False)
class Guidance:
    """All current guidance of one version of the data; never changed after it is made.

    One is only ever equal to itself, so that what is made from it can be kept beside it.
    """

    version: tuple[int, datetime | None]
    references: Mapping[str, ReferenceFacts]
    duties: Mapping[str, DutyFacts]
    articles: Mapping[str, ArticleFacts]
    # Sector code to (its section, everyday name), selectable ones, sections before divisions.
    sectors: Mapping[str, tuple[str, Bilingual]]
    plans: Mapping[str, PlanFacts] = field(default_factory=dict)
    glossary: Mapping[str, TermFacts] = field(default_factory=dict)
    paths: Mapping[str, PathFacts] = field(default_factory=dict)
    stories: tuple[StoryFacts, ...] = ()

    @cached_property
    def terms(self) -> tuple[Terms, ...]:
        return tuple(duty.terms for duty in self.duties.values())
