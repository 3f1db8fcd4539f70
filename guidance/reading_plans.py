"""Reads plans, words and skills into plain values."""

from collections.abc import Iterable, Mapping

from guidance.facts import (
    NeedFacts,
    PathFacts,
    PlanFacts,
    SkillFacts,
    SourceFacts,
    StepFacts,
    StoryFacts,
    TermFacts,
)
from guidance.models import GuidanceSource, Plan, Skill, SkillPath, Story, Term
from reference.models import Sector
from ui.bilingual import Bilingual

Needs = Mapping[str, NeedFacts]


def sources_of(rows: Iterable[GuidanceSource]) -> tuple[SourceFacts, ...]:
    """In the editors' order."""
    ordered = sorted(rows, key=lambda row: (row.position, row.pk))
    return tuple(SourceFacts(row.address, row.note) for row in ordered)


def read_plans(needs: Needs, sectors: Mapping[str, Sector]) -> dict[str, PlanFacts]:
    """Current plans with a source, in the editors' order; five queries.

    A step whose need is retired is left out; a duty that is retired is not named.
    """
    rows = Plan.objects.current().in_order()
    found = rows.prefetch_related("steps__duty", "plan_sectors", "sources")
    return {row.code: _plan(row, needs, sectors) for row in found if row.sources.all()}


def _plan(row: Plan, needs: Needs, sectors: Mapping[str, Sector]) -> PlanFacts:
    linked = sorted(row.plan_sectors.all(), key=lambda link: link.pk)
    codes = tuple(link.sector_id for link in linked if link.sector_id in sectors)
    steps = sorted(row.steps.all(), key=lambda step: step.position)
    return PlanFacts(
        code=row.code,
        title=row.name,
        hurts=Bilingual(row.hurts_vi, row.hurts_en),
        sectors=codes,
        sector_names=tuple(sectors[code].short_name for code in codes),
        steps=tuple(
            StepFacts(
                title=Bilingual(step.title_vi, step.title_en),
                text=Bilingual(step.text_vi, step.text_en),
                need=needs[step.need_id],
                duty=step.duty.code if step.duty and not step.duty.is_retired else "",
            )
            for step in steps
            if step.need_id in needs
        ),
        sources=sources_of(row.sources.all()),
        checked_on=row.checked_on,
        review_on=row.review_on,
    )


def read_terms(needs: Needs) -> dict[str, TermFacts]:
    """The words of the glossary by code; one query."""
    return {
        row.code: TermFacts(
            code=row.code,
            name=row.name,
            meaning=Bilingual(row.meaning_vi, row.meaning_en),
            spellings=tuple(row.spellings),
            need=needs.get(row.need_id or ""),
        )
        for row in Term.objects.current().order_by("code")
    }


def read_paths(needs: Needs) -> dict[str, PathFacts]:
    """The roles with their skills, in the editors' order; two queries."""
    rows = SkillPath.objects.current().in_order().prefetch_related("skills")
    return {
        row.code: PathFacts(
            code=row.code,
            title=row.name,
            intro=Bilingual(row.intro_vi, row.intro_en),
            source=row.source,
            skills=tuple(
                _skill(skill, needs)
                for skill in sorted(row.skills.all(), key=lambda skill: (skill.position, skill.pk))
            ),
        )
        for row in rows
    }


def _skill(row: Skill, needs: Needs) -> SkillFacts:
    return SkillFacts(
        code=row.code,
        title=Bilingual(row.title_vi, row.title_en),
        how=Bilingual(row.how_vi, row.how_en),
        question=Bilingual(row.question_vi, row.question_en),
        need=needs.get(row.need_id or ""),
    )


def read_stories(needs: Mapping[str, NeedFacts]) -> tuple[StoryFacts, ...]:
    """In the editors' order; one query."""
    rows = Story.objects.current().select_related("province", "sector")
    return tuple(
        StoryFacts(
            code=row.code,
            title=row.name,
            enterprise=row.enterprise,
            province=row.province.short_name if row.province else "",
            sector=row.sector.short_name if row.sector else None,
            need=needs.get(row.need_id or ""),
            body=Bilingual(row.body_vi, row.body_en),
            source_name=row.source_name,
            source_address=row.source_address,
            published_on=row.published_on,
        )
        for row in rows.order_by("position", "code")
    )
