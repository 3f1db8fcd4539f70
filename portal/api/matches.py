"""Recognising needs in text, and the match with its reasons."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from platforms import snapshot as catalogue
from portal.api.refusals import limited, only
from portal.api.schemas import RecogniseIn, RecogniseOut, Refusal
from reference.needs import Recognition

router = Router(tags=["match"])


@router.post(
    "/needs/recognise", response={200: RecogniseOut, 400: Refusal, 422: Refusal, 429: Refusal}
)
@only(())
@limited
def recognise(request: HttpRequest, asked: RecogniseIn) -> dict[str, Any]:
    """The needs that a text speaks of, each with the words that show it."""
    return recognised(catalogue.current().recogniser.recognise(asked.text))


def recognised(found: Recognition) -> dict[str, Any]:
    conditions = found.conditions
    return {
        "needs": [
            {
                "code": need.code,
                "confidence": need.confidence,
                "evidence": [
                    {"start": span.start, "end": span.end, "text": span.text}
                    for span in need.evidence
                ],
            }
            for need in found.needs
        ],
        "negated": list(found.negated),
        "had": list(found.had),
        "existing": list(found.existing),
        "constraints": conditions,
        "language": found.language,
        "candidates": list(found.candidates),
        "understood": found.understood,
    }
