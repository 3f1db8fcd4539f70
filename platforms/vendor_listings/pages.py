"""What the pages of a draft show, ready for their templates."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from platforms import snapshot
from platforms.choices import Act, State, Status
from platforms.logos import PAGE_SIDE, LogoShown, letters_of
from platforms.models import EvidenceFile, Message, Platform, Revision
from platforms.models.revisions import OPEN, Side
from platforms.revisions.completeness import Completeness, Said, completeness, overall_percent
from platforms.revisions.forms import (
    SECTIONS,
    EvidenceFileForm,
    LogoForm,
    Section,
    SectionForms,
)
from platforms.revisions.rules import OF_REVISIONS
from platforms.revisions.uploads import MOST_FILES, is_held
from platforms.revisions.wording import WordedChange, changes_in_words
from platforms.vendor_listings.notes import notes_on

# Longer lists of names would weigh more than the page.
MOST_SUGGESTED = 500
FACTS: dict[str, Any] = {
    "name": _("name"),
    "website": _("website"),
    "summary_vi": _("one sentence in Vietnamese"),
    "summary_en": _("one sentence in English"),
    "description_vi": _("description in Vietnamese"),
    "description_en": _("description in English"),
    "sector_scope": _("sectors"),
    "sizes": _("sizes"),
    "deployments": _("how it is used"),
    "languages": _("languages"),
    "platform_needs": _("at least one need"),
    "core_need": _("a core need"),
    "plans": _("at least one plan"),
    "free_trial_days": _("free trial"),
    "support_hours": _("support hours"),
    "export_formats": _("formats of export"),
    "exit_terms_vi": _("how to leave"),
    "sources": _("at least one source"),
    "logo": _("logo"),
    "evidence": _("customers, company or a file"),
}
STATES: dict[str, tuple[str, Any]] = {
    State.DRAFT: ("info", _("Only you and your colleagues see this draft.")),
    State.SUBMITTED: (
        "info",
        _("Handed in. Staff will take it up; until then you can take it back."),
    ),
    State.IN_REVIEW: ("info", _("Staff are reading it. It cannot be changed meanwhile.")),
    State.CHANGES_REQUESTED: ("caution", _("Staff ask for changes. Read what they wrote below.")),
    State.APPROVED: ("good", _("Approved. A second person of the staff publishes it.")),
    State.PUBLISHED: ("good", _("This version was published.")),
    State.REFUSED: ("stop", _("This version was refused. Read why below.")),
    State.DISCARDED: ("neutral", _("This draft was given up.")),
}


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section in the list; `percent` None where nothing is asked. Texts are ready."""

    code: str
    title: str
    url: str
    percent: int | None
    missing: tuple[str, ...]
    needed: tuple[str, ...]
    is_current: bool = False


def section_url(revision: Revision, code: str) -> str:
    return reverse("vendor-listing-section", args=[revision.pk, code])


def files_of(platform: Platform) -> QuerySet[EvidenceFile]:
    return platform.evidence_files.filter(removed_at=None).order_by("-uploaded_at", "-pk")


def said_of(revision: Revision) -> Said:
    return Said(revision.content, revision.private, files_of(revision.platform).count())


def section_lines(
    revision: Revision, found: tuple[Completeness, ...], current: str = ""
) -> tuple[SectionLine, ...]:
    return tuple(
        SectionLine(
            code=each.section,
            title=str(SECTIONS[each.section].title),
            url=section_url(revision, each.section),
            percent=each.percent,
            missing=tuple(str(FACTS[code]) for code in each.missing),
            needed=tuple(str(FACTS[code]) for code in each.needed),
            is_current=each.section == current,
        )
        for each in found
    )


def changes_of(revision: Revision) -> tuple[WordedChange, ...]:
    """What handing in would change: against what the public reads, nothing for a new listing."""
    return changes_in_words(revision.base, revision.content)


def may_now(revision: Revision, act: Act) -> bool:
    """Whether the state allows it; that she acts for the vendor is known."""
    return revision.state in OF_REVISIONS[act].sources


def _head(revision: Revision) -> dict[str, Any]:
    kind, words = STATES[revision.state]
    is_public = revision.platform.status in (Status.PUBLISHED, Status.SUSPENDED)
    return {
        "revision": revision,
        "platform": revision.platform,
        "vendor": revision.platform.vendor,
        "name": revision.content.get("name") or revision.platform.name,
        "state_kind": kind,
        "state_words": words,
        "is_public": is_public and revision.state != State.PUBLISHED,
    }


def overview_page(revision: Revision) -> dict[str, Any]:
    """All about one revision: state, sections, what staff wrote, what can be done."""
    found = completeness(said_of(revision))
    thread = revision.messages.filter(kind=Message.Kind.THREAD).order_by("created_at", "pk")
    return {
        **_head(revision),
        "percent": overall_percent(found),
        "sections": section_lines(revision, found),
        "notes": notes_on(revision.platform),
        "thread": [(each, each.side == Side.STAFF) for each in thread],
        "can_submit": may_now(revision, Act.SUBMIT),
        "can_take_back": may_now(revision, Act.TAKE_BACK),
        "can_discard": may_now(revision, Act.DISCARD),
        "can_change": revision.is_editable,
        "can_write": revision.state in OPEN,
        "can_begin": revision.state not in OPEN and revision.platform.status != Status.RETIRED,
        "earlier": earlier_versions(revision.platform, revision) if revision.is_editable else (),
    }


def earlier_versions(
    platform: Platform, revision: Revision | None = None
) -> list[tuple[Revision, datetime]]:
    """Closed revisions of the vendor's own side and their day, the latest first."""
    rows = platform.revisions.filter(side=Side.VENDOR).exclude(state__in=OPEN)
    if revision is not None:
        rows = rows.exclude(pk=revision.pk)
    return [(row, row.closed_at or row.changed_at) for row in rows.order_by("-number")[:20]]


def submit_page(revision: Revision) -> dict[str, Any]:
    """What would be handed in: the differences, and what is still needed."""
    lines = section_lines(revision, completeness(said_of(revision)))
    return {
        **_head(revision),
        "changes": changes_of(revision),
        "is_new": not revision.base,
        "needed": [line for line in lines if line.needed],
        "missing": [line for line in lines if line.missing and not line.needed],
        "can_submit": may_now(revision, Act.SUBMIT),
    }


def section_page(
    revision: Revision, section: Section, forms: SectionForms, *, is_moved: bool = False
) -> dict[str, Any]:
    """One section. is_moved: it was changed or handed in meanwhile; both texts are shown."""
    found = completeness(said_of(revision))
    lines = section_lines(revision, found, section.code)
    place = list(SECTIONS).index(section.code)
    following = lines[place + 1] if place + 1 < len(lines) else None
    stored = section.of(revision.content, revision.private)
    return {
        **_head(revision),
        "section": section,
        "forms": forms,
        "has_form": forms.form is not None or forms.rows is not None,
        "mark": section.mark(revision.content, revision.private),
        "line": lines[place],
        "lines": lines,
        "place_of": place + 1,
        "count": len(lines),
        "following": following,
        "can_change": revision.is_editable,
        "is_moved": is_moved,
        "stored_now": changes_in_words({}, stored) if is_moved else (),
        **_extras(revision, section, forms),
    }


def _extras(revision: Revision, section: Section, forms: SectionForms) -> dict[str, Any]:
    """What only some sections show."""
    extras: dict[str, Any] = {
        "names": (),
        "logo": None,
        "logo_form": None,
        "file_form": None,
        "files": (),
        "is_held": False,
        "groups": (),
        "most_files": MOST_FILES,
    }
    if section.code == "links":
        listed = snapshot.current().listings
        extras["names"] = [each.name for each in listed.values()][:MOST_SUGGESTED]
    elif section.code == "logo":
        extras |= {"logo": draft_logo(revision), "logo_form": LogoForm()}
    elif section.code == "evidence":
        extras |= {"files": files_of(revision.platform), "file_form": EvidenceFileForm()}
        extras["is_held"] = is_held(revision.platform)
    elif section.code == "needs":
        extras["groups"] = list(forms.form.groups())
    return extras


def draft_logo(revision: Revision) -> LogoShown:
    name = revision.content.get("logo") or ""
    address = reverse("vendor-listing-logo", args=[revision.pk])
    query = f"?v={name[:8]}&side={PAGE_SIDE}"
    return LogoShown(f"{address}{query}" if name else "", letters_of(revision.content["name"]))
