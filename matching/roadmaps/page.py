"""What the pages of a roadmap show, and what its print-out says."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from matching.pages.result import facts
from matching.roadmaps.selectors import Line, RoadmapRead
from matching.rules import seed_of
from matching.selectors import match_for
from matching.services import inputs_of
from matching.support import MAY_APPLY, Case, case_of
from matching.texts import bundle as bundle_texts
from platforms.snapshot import Snapshot
from reference.support import load_support
from ui.documents import qr_svg
from ui.templatetags.ui import day

FILE_NAME = "smedx-roadmap"


def roadmap_page(read: RoadmapRead, *, is_hers: bool) -> dict[str, Any]:
    """The context of the page; no query."""
    token = read.kept.token
    return {
        "kept": read.kept,
        "roadmap": read,
        "is_hers": is_hers,
        "may_edit": is_hers and read.is_stored,
        "url": f"{settings.SITE_URL}{reverse('match-roadmap', args=[token])}",
        "result_url": reverse("match-result", args=[token]),
        "query": "" if read.is_stored or not read.bundle else f"?bundle={read.bundle}",
        "bundle_name": bundle_name(read),
        "count": len(read.lines),
    }


def bundle_name(read: RoadmapRead) -> str:
    return str(bundle_texts.KINDS[read.bundle]) if read.bundle else ""


def document(read: RoadmapRead, snapshot: Snapshot) -> dict[str, Any]:
    """The data of `pdf/roadmap.typ`, in the reader's language; no query."""
    url = f"{settings.SITE_URL}{reverse('match-roadmap', args=[read.kept.token])}"
    inputs = inputs_of(read.kept)
    outcome = match_for(inputs=inputs, snapshot=snapshot, seed=seed_of(read.kept.seed_on))
    caps, size = load_support().cap_vnd, outcome.profile.size
    case = case_of(size=size, is_household=inputs.is_household, cap_vnd=caps)
    needs = outcome.story.needs(outcome.profile.needs)
    return {
        "lang": "en" if (get_language() or "vi").startswith("en") else "vi",
        "title": _("Your digital roadmap"),
        "lead": _("From %(day)s") % {"day": day(read.starts_on)},
        "foot": f"SMEdx · {_('Your digital roadmap')}",
        "url": url,
        "qr": qr_svg(url),
        "qr_alt": _("QR code that leads to this roadmap"),
        "scan": _("Scan to open this roadmap again:"),
        "until": _until(read),
        "facts": [[_("Needs"), needs], *map(list, facts(outcome, snapshot))],
        "phases": [
            {"name": phase.name, "steps": [_step(line) for line in phase.lines]}
            for phase in read.phases
            if phase.lines
        ],
        "closing": [_made_from(), _check(case)],
    }


def _step(line: Line) -> dict[str, str]:
    return {
        "title": line.title,
        "when": days(line),
        "note": line.note,
        "done": _("done on %(day)s") % {"day": day(line.done_on)} if line.done_on else "",
        "platforms": ", ".join(listing.name for listing in line.listings),
    }


def days(line: Line) -> str:
    return f"{day(line.starts_on)} – {day(line.due_on)}"


def _made_from() -> str:
    return _(
        "Worked out from a demonstration catalogue compiled from public sources; ask each vendor"
        " for price and terms before you sign."
    )


def _check(case: Case) -> str:
    if case not in MAY_APPLY:
        return _("Dates are proposals.")
    return _("Dates are proposals. State support: apply first, sign after the approval.")


def _until(read: RoadmapRead) -> str:
    """How long the link works; "" for a result that stays with its owner."""
    until = read.kept.expires_at
    return _("The link works until %(day)s.") % {"day": day(until)} if until else ""
