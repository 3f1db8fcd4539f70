"""Reads the stored guidance into plain values, once for each version of the data."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet

from guidance.choices import Confidence, Kind, LegalStatus, Stage, Topic
from guidance.facts import (
    ArticleFacts,
    DutyFacts,
    Guidance,
    NeedFacts,
    ReferenceFacts,
)
from guidance.models import Article, Duty, LegalReference
from guidance.reading_plans import (
    read_paths,
    read_plans,
    read_stories,
    read_terms,
    sources_of,
)
from guidance.rules import Terms
from reference.models import DataVersion, Need, Sector
from reference.together import ask_one
from ui.bilingual import Bilingual

CATALOGUE = "catalogue"
Needs = Mapping[str, NeedFacts]
References = Mapping[str, ReferenceFacts]
Sectors = Mapping[str, Sector]
Articles = Mapping[str, ArticleFacts]


def versions() -> QuerySet:
    return DataVersion.objects.filter(code=CATALOGUE).values_list("number", "changed_at")


Version = tuple[int, datetime | None]
_watchers: list[Callable[[], Version | None]] = []


def follow(watcher: Callable[[], Version | None]) -> None:
    """Say who watches the data's version in this process; called once, when the site starts.

    Args:
        watcher: gives the version in force; None where nobody watches, so that it is asked for.
    """
    _watchers[:] = [watcher]


def present_version() -> Version:
    """The data's version; one query where nobody watches it."""
    for watcher in _watchers:
        if (version := watcher()) is not None:
            return version
    rows = ask_one(versions)
    return (rows[0].number, rows[0].changed_at) if rows else (0, None)


class Holder:
    """Keeps the guidance of the present version; no query in a web worker when nothing changed."""

    def __init__(self) -> None:
        self._held: Guidance | None = None
        self._lock = threading.Lock()

    def current(self) -> Guidance:
        version = present_version()
        held = self._held
        if held is None or held.version != version:
            with self._lock:
                held = self._held
                if held is None or held.version != version:
                    self._held = held = load(version)
        return held


def load(version: Version) -> Guidance:
    """Everything that is not retired; twenty queries.

    An article or plan that names no source is not shown.
    """
    needs = {
        need.code: NeedFacts(need.code, need.name)
        for need in Need.objects.current().order_by("code")
    }
    sectors = {row.code: row for row in Sector.objects.selectable()}
    every = LegalReference.objects.in_order().prefetch_related("sources")
    references = {row.code: _reference(row) for row in every}
    duties = Duty.objects.current().in_order().prefetch_related("duty_needs", "duty_sectors")
    articles = (
        Article.objects.current()
        .in_order()
        .prefetch_related("sources", "article_needs", "article_references")
    )
    retired = {row.code for row in every if row.is_retired}
    sourced = (row for row in articles if row.sources.all())
    shown = {row.code: _article(row, needs, references) for row in sourced}
    return Guidance(
        version=version,
        references={code: row for code, row in references.items() if code not in retired},
        duties={row.code: _duty(row, needs, references, sectors, shown) for row in duties},
        articles=shown,
        sectors={
            code: (row.section_id or row.code, row.short_name) for code, row in sectors.items()
        },
        plans=read_plans(needs, sectors),
        glossary=read_terms(needs),
        paths=read_paths(needs),
        stories=read_stories(needs),
    )


def _reference(row: LegalReference) -> ReferenceFacts:
    return ReferenceFacts(
        code=row.code,
        document=row.name,
        topic=Bilingual(row.topic_vi, row.topic_en),
        issued_on=row.issued_on,
        effective_on=row.effective_on,
        status=LegalStatus(row.status),
        status_note=Bilingual(row.status_note_vi, row.status_note_en),
        replaces=tuple(row.replaces),
        confidence=Confidence(row.confidence),
        confidence_note=Bilingual(row.confidence_note_vi, row.confidence_note_en),
        sources=sources_of(row.sources.all()),
    )


def _article(row: Article, needs: Needs, references: References) -> ArticleFacts:
    linked = sorted(row.article_references.all(), key=lambda link: link.pk)
    return ArticleFacts(
        code=row.code,
        title=row.name,
        stage=Stage(row.stage),
        topic=Topic(row.topic),
        body=Bilingual(row.body_vi, row.body_en),
        needs=_needs(row.article_needs.all(), needs),
        references=tuple(references[link.reference_id] for link in linked),
        sources=sources_of(row.sources.all()),
        checked_on=row.checked_on,
        review_on=row.review_on,
        pillars=tuple(row.pillars),
    )


def _needs(links: Iterable, needs: Needs) -> tuple[NeedFacts, ...]:
    """The current needs of these rows, in the order in which they were listed."""
    ordered = sorted(links, key=lambda link: link.pk)
    return tuple(needs[link.need_id] for link in ordered if link.need_id in needs)


def _duty(
    row: Duty, needs: Needs, references: References, sectors: Sectors, shown: Articles
) -> DutyFacts:
    linked = sorted(row.duty_sectors.all(), key=lambda link: link.pk)
    codes = [link.sector_id for link in linked if link.sector_id in sectors]
    return DutyFacts(
        code=row.code,
        title=row.name,
        what=Bilingual(row.what_vi, row.what_en),
        steps=_steps(row.steps_vi, row.steps_en),
        terms=_terms(row, with_whole_sections(codes, sectors)),
        sector_names=tuple(sectors[code].short_name for code in codes),
        condition=Bilingual(row.condition_vi, row.condition_en),
        elsewhere=Bilingual(row.elsewhere_vi, row.elsewhere_en),
        in_force_on=row.in_force_on,
        needs=_needs(row.duty_needs.all(), needs),
        reference=references[row.legal_reference_id],
        confidence=Confidence(row.confidence),
        check=Bilingual(row.check_vi, row.check_en),
        article=row.article_id if row.article_id and row.article_id in shown else "",
    )


def _terms(row: Duty, sectors: tuple[tuple[str, str], ...]) -> Terms:
    is_for_all = set(row.kinds) == set(Kind.values)
    return Terms(
        code=row.code,
        position=row.position,
        kinds=frozenset() if is_for_all else frozenset(row.kinds),
        sectors=sectors,
        sizes=frozenset(row.sizes),
        revenue_above=row.revenue_above_vnd,
        revenue_up_to=row.revenue_up_to_vnd,
        has_condition=bool(row.condition_vi),
        has_elsewhere=bool(row.elsewhere_vi),
        in_force_on=row.in_force_on,
        due_on=row.due_on,
        recurrence=row.recurrence,
    )


def with_whole_sections(codes: Iterable[str], sectors: Sectors) -> tuple[tuple[str, str], ...]:
    """Each code with its section, and a section too when all of its divisions are listed."""
    listed = {code: sectors[code].section_id or code for code in codes}
    divisions: dict[str, set[str]] = defaultdict(set)
    for code, row in sectors.items():
        if row.section_id:
            divisions[row.section_id].add(code)
    whole = {section: section for section in listed.values() if divisions[section] <= set(listed)}
    return tuple((listed | whole).items())


def _steps(vi: str, en: str) -> tuple[Bilingual, ...]:
    """One step a line; where the two languages do not match line for line, Vietnamese alone."""
    first, second = vi.splitlines(), en.splitlines()
    if len(first) != len(second):
        second = [""] * len(first)
    return tuple(Bilingual(*pair) for pair in zip(first, second, strict=True) if pair[0].strip())


_holder = Holder()
current = _holder.current
