"""The way into an assessment: what there is to choose from, and what was begun already."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from assessment.forms import AboutForm
from assessment.models import Assessment
from assessment.pages.questions import done_hundredths, parts
from assessment.paper import Paper
from assessment.services import About, paper_for
from enterprises.known import known
from enterprises.models import Enterprise
from enterprises.pages.profile import size_verdict
from enterprises.selectors import USUAL_SECTORS
from platforms.snapshot import Snapshot

SHOWN = 5


def start_page(papers: Sequence[Paper], held: Sequence[Assessment]) -> dict[str, Any]:
    """Instruments, attempts to go on with, results to look at again; the latest first."""
    begun = [row for row in held if row.finished_at is None][:SHOWN]
    return {
        "papers": papers,
        "begun": [(row, paper_for(row), _done(row)) for row in begun],
        "finished": [
            (row, paper_for(row), paper_for(row).level_name(row.level or 0))
            for row in held
            if row.finished_at
        ][:SHOWN],
    }


def _done(row: Assessment) -> int:
    return done_hundredths(parts(paper_for(row), row.answers))


def known_of(enterprise: Enterprise | None) -> About:
    """What the profile says already: trade, and size by Decree 80; no query once warm.

    A household business has no class; it compares itself with the smallest.
    """
    if enterprise is None:
        return About()
    is_household = enterprise.kind == Enterprise.Kind.HOUSEHOLD
    verdict = size_verdict(enterprise, known())
    size = Assessment.Size.MICRO if is_household else verdict.size if verdict else ""
    return About(enterprise.sector_id or "", size, enterprise=enterprise)


def said_in_profile(said: About) -> list[str]:
    """Trade and size in words."""
    sector = known().sectors.get(said.sector)
    names = [str(sector.short_name)] if sector else []
    return [*names, *([str(Assessment.Size(said.size).label)] if said.size else [])]


def about_form(paper: Paper, snapshot: Snapshot, said: About, *given: Any) -> AboutForm:
    """What is asked first; trades as sections, the usual ones before the others."""
    sections = sorted(snapshot.taxonomy.sections, key=lambda each: each.code not in USUAL_SECTORS)
    return AboutForm(*given, paper=paper, sections=sections, known=said)


def begin_page(paper: Paper, form: AboutForm, *, key: UUID) -> dict[str, Any]:
    chosen = form["sector"].value() if "sector" in form.fields else ""
    choices = form.fields["sector"].choices if "sector" in form.fields else []  # type: ignore[attr-defined]
    usual = [pair for pair in choices if pair[0] in USUAL_SECTORS]
    others = [pair for pair in choices if pair[0] not in USUAL_SECTORS]
    return {
        "paper": paper,
        "form": form,
        "key": key,
        "usual": usual,
        "others": others,
        "sector": chosen or "",
        "is_other": chosen in {code for code, _name in others},
        "question_count": len(paper.questions),
        "enterprise": form.known.enterprise,
        "said": said_in_profile(form.known),
    }
