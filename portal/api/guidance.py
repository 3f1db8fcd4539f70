"""Legal duties, and the laws and articles behind them."""

from datetime import date
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from guidance import reading
from guidance.facts import ArticleFacts, DutyDue, ReferenceFacts
from guidance.selectors import duties_by, facts_of
from portal.api.catalogue import both
from portal.api.refusals import RefusedError, only
from portal.api.schemas import Both, Refusal

router = Router(tags=["guidance"])
Confidence = Literal["VERIFIED", "PARTLY", "UNVERIFIED"]
DISCLAIMER = {
    "vi": "Hướng dẫn chung, không thay cho tư vấn pháp lý. Kiểm tra văn bản đang có hiệu lực.",
    "en": "General guidance, not legal advice. Check the text in force before acting.",
}


class LawSourceOut(Schema):
    """`address` null: nobody recorded it."""

    address: str | None
    note: Both


class LawOut(Schema):
    """`confidence` says how well this was checked; dates are null where not stated."""

    code: str
    document: Both
    topic: Both
    issued_on: date | None
    effective_on: date | None
    status: Literal["IN_FORCE", "REPLACED", "UNKNOWN"]
    status_note: Both
    replaces: list[str]
    confidence: Confidence
    confidence_note: Both
    sources: list[LawSourceOut]


class DutyOut(Schema):
    """`unless_known` would settle a maybe. `on`: due then if `is_due`, else in force since."""

    code: str
    title: Both
    what: Both
    steps: list[Both]
    applies: Literal["yes", "maybe", "no"]
    why: list[Both]
    unless_known: list[Both]
    why_not: list[Both]
    on: date
    is_due: bool
    needs: list[str]
    legal_reference: LawOut
    confidence: Confidence
    check: Both
    article: str | None


class DutiesOut(Schema):
    disclaimer: Both
    duties: list[DutyOut]


class ArticleOut(Schema):
    """`body` is Markdown. Each has a source, so `is_editorial` is always false."""

    code: str
    url: str
    title: Both
    stage: Literal["START", "DIGITISE", "TRANSFORM"]
    topic: str
    body: Both
    needs: list[str]
    legal_references: list[str]
    sources: list[LawSourceOut]
    is_editorial: bool
    checked_on: date
    review_on: date


class GuidanceOut(Schema):
    disclaimer: Both
    legal_references: list[LawOut]
    articles: list[ArticleOut]


class DutyQuery(Schema):
    """What is known of the enterprise; `sector` is a VSIC section or division."""

    kind: Literal["household", "enterprise"] | None = None
    sector: Annotated[str, Field(pattern=r"^([A-Z]|\d{2})$")] | None = None
    size: Literal["micro", "small", "medium"] | None = None
    revenue_vnd: Annotated[int, Field(ge=0, le=10**15)] | None = None


@router.get("/duties", response={200: DutiesOut, 422: Refusal})
@only(DutyQuery.model_fields)
def duties(request: HttpRequest, asked: Query[DutyQuery]) -> dict[str, Any]:
    """Legal duties, surest first, then by date; all of them, each with why it applies or not."""
    held = reading.current()
    if asked.sector and asked.sector not in held.sectors:
        raise RefusedError([{"field": "sector", "message": f"unknown value {asked.sector!r}"}])
    facts = facts_of(
        held,
        kind=asked.kind and asked.kind.upper(),
        sector=asked.sector,
        size=asked.size,
        revenue=asked.revenue_vnd,
    )
    found = duties_by(held, facts, today=timezone.localdate())
    return {"disclaimer": DISCLAIMER, "duties": [duty_out(item) for item in found]}


@router.get("/guidance", response={200: GuidanceOut, 422: Refusal})
@only(())
def guidance(request: HttpRequest) -> dict[str, Any]:
    """Articles in both languages and the laws they speak of, each with its sources."""
    held = reading.current()
    return {
        "disclaimer": DISCLAIMER,
        "legal_references": [law_out(row) for row in held.references.values()],
        "articles": [article_out(row) for row in held.articles.values()],
    }


def duty_out(item: DutyDue) -> dict[str, Any]:
    duty = item.duty
    return {
        "code": duty.code,
        "title": both(duty.title),
        "what": both(duty.what),
        "steps": [both(step) for step in duty.steps],
        "applies": item.answer.value,
        "why": [both(text) for text in item.why],
        "unless_known": [both(text) for text in item.unless_known],
        "why_not": [both(text) for text in item.why_not],
        "on": item.on,
        "is_due": item.is_due,
        "needs": item.needs,
        "legal_reference": law_out(duty.reference),
        "confidence": duty.confidence.value,
        "check": both(duty.check),
        "article": duty.article or None,
    }


def sources_out(row: ReferenceFacts | ArticleFacts) -> list[dict[str, Any]]:
    return [
        {"address": source.address or None, "note": both(source.note)} for source in row.sources
    ]


def law_out(row: ReferenceFacts) -> dict[str, Any]:
    return {
        "code": row.code,
        "document": both(row.document),
        "topic": both(row.topic),
        "issued_on": row.issued_on,
        "effective_on": row.effective_on,
        "status": row.status.value,
        "status_note": both(row.status_note),
        "replaces": row.replaces,
        "confidence": row.confidence.value,
        "confidence_note": both(row.confidence_note),
        "sources": sources_out(row),
    }


def article_out(row: ArticleFacts) -> dict[str, Any]:
    return {
        "code": row.code,
        "url": f"{settings.SITE_URL}{reverse('article-detail', args=[row.code])}",
        "title": both(row.title),
        "stage": row.stage.value,
        "topic": row.topic.value.lower().replace("_", "-"),
        "body": both(row.body),
        "needs": [need.code for need in row.needs],
        "legal_references": [law.code for law in row.references],
        "sources": sources_out(row),
        "is_editorial": False,
        "checked_on": row.checked_on,
        "review_on": row.review_on,
    }
