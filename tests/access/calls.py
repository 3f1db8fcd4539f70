"""Calls for platforms of the matrix: published, a draft, never there; and needs of the radar."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from platforms.models import Platform
from programme.calls.models import CallAnswer
from programme.calls.services import Said, draft_call, publish_call
from tests.access.names import MISSING
from tests.staff import colleague


def calls():
    """Route name → object label → its arguments; all of them written by somebody else."""
    draft, published = _written(), _written()
    officer = colleague("programme_manager", email="cong-bo@example.vn")
    publish_call(call=published, version=1, by=officer, at=timezone.now())
    slugs = {"published": published.slug, "draft": draft.slug, "missing": MISSING["slug"]}
    keys = {"draft": draft.pk, "published": published.pk, "missing": MISSING["pk"]}
    public = {label: {"slug": slug} for label, slug in slugs.items()}
    staff = {label: {"pk": str(pk)} for label, pk in keys.items()}
    acts = {
        f"{act} {label}": {**staff[label], "act": act}
        for act, label in (
            ("publish", "draft"),
            ("discard", "draft"),
            ("close", "published"),
            ("close", "missing"),
            ("burn", "draft"),
        )
    }
    needs = {"existing": {"need": "cold-chain"}, "missing": {"need": MISSING["slug"]}}
    return {
        "call-detail": public,
        "call-answer": public,
        "call-answer-take-back": _answers(published, draft),
        "staff-call": staff,
        "staff-call-edit": staff,
        "staff-call-act": acts,
        "radar-need": needs,
    }


def _answers(published, draft):
    """To a published call one of theirs and one of another vendor; to a draft none."""
    platforms = {"own": "kho-minh", "foreign": "misa-amis"}
    for slug in platforms.values():
        platform = Platform.objects.get(slug=slug)
        CallAnswer.objects.create(call=published, platform=platform, answered_at=timezone.now())
    given = {label: {"slug": published.slug, "platform": slug} for label, slug in platforms.items()}
    given["draft"] = {"slug": draft.slug, "platform": "kho-minh"}
    given["missing"] = {"slug": published.slug, "platform": MISSING["slug"]}
    return given


def _written():
    """Open on any day on which the tests run."""
    said = Said(
        title_vi="Tìm nền tảng",
        title_en="Wanted",
        text_vi="A.",
        text_en="B.",
        needs=["cold-chain"],
        opens_on=date(2020, 1, 1),
        closes_on=date(2044, 1, 1),
    )
    writer = colleague("content_editor", email=f"viet-{uuid4().hex[:8]}@example.vn")
    return draft_call(said=said, request_key=uuid4(), by=writer, at=timezone.now())
