"""Recognising needs in text, and the match with its reasons."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from matching.engine import ENGINE_VERSION, Match, NearMiss
from matching.inputs import MatchInputs
from matching.rules import seed_of
from matching.selectors import MatchOutcome, match_for, understand
from matching.texts import cautions, in_both, near_miss, why
from platforms import snapshot as catalogue
from platforms.snapshot import Snapshot
from portal.api.catalogue import absolute
from portal.api.refusals import RefusedError, limited, only
from portal.api.schemas import MatchesOut, MatchIn, RecogniseIn, RecogniseOut, Refusal
from reference.models import Commune
from reference.needs import Recognition
from reference.text import clean

router = Router(tags=["match"])
REFUSALS = {400: Refusal, 422: Refusal, 429: Refusal}


@router.post("/needs/recognise", response={200: RecogniseOut, **REFUSALS})
@only(())
@limited
def recognise(request: HttpRequest, asked: RecogniseIn) -> dict[str, Any]:
    """The needs that a text speaks of, each with the words that show it.

    `start` and `end` count code points of the text as sent.
    """
    return recognised(understand(asked.text, catalogue.current()))


def recognised(found: Recognition) -> dict[str, Any]:
    spans = {
        need.code: [
            {"start": span.start, "end": span.end, "text": span.text} for span in need.evidence
        ]
        for need in found.needs
    }
    return {
        "needs": [
            {"code": need.code, "confidence": need.confidence, "evidence": spans[need.code]}
            for need in found.needs
        ],
        "negated": found.negated,
        "had": found.had,
        "existing": found.existing,
        "constraints": found.conditions,
        "language": found.language,
        "candidates": found.candidates,
        "understood": found.understood,
    }


@router.post("/match", response={200: MatchesOut, **REFUSALS})
@only(())
@limited
def match(request: HttpRequest, asked: MatchIn) -> dict[str, Any]:
    """Platforms for one enterprise, best first, each with why and what to mind.

    `score` is exactly the sum of its terms. Without any need those usual in the sector stand in,
    and `from_sector_defaults` says so. Nothing is stored.
    """
    snapshot = catalogue.current()
    inputs = inputs_of(asked, snapshot)
    said = understand(asked.text, snapshot) if asked.text else None
    if said:
        inputs = inputs.with_understood(said)
    seed = seed_of(timezone.localdate())
    outcome = match_for(inputs=inputs, snapshot=snapshot, seed=seed, limit=asked.limit)
    return answer_of(outcome, negated=said.negated if said else (), snapshot=snapshot)


def inputs_of(asked: MatchIn, snapshot: Snapshot) -> MatchInputs:
    """The question as the match takes it. Raises: RefusedError naming each unknown code."""
    errors = [{"field": name, "message": said} for name, said in unknown_codes(asked, snapshot)]
    if errors:
        raise RefusedError(errors)
    return MatchInputs(
        text=clean(asked.text or "")[:2000],
        needs={need.code: need.importance for need in asked.needs or ()},
        sector=asked.sector,
        size=asked.size,
        employees=asked.employees,
        commune=asked.commune,
        budget_vnd=asked.budget_vnd_per_month,
        deployments=frozenset(asked.deployment or ()),
        languages=frozenset(asked.languages or ()),
        existing=frozenset(asked.existing or ()),
        maturity={str(pillar): level for pillar, level in (asked.maturity or {}).items()},
    )


def unknown_codes(asked: MatchIn, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Field and message of each code that the taxonomy does not have."""
    for place, need in enumerate(asked.needs or ()):
        if need.code not in snapshot.taxonomy.needs:
            yield f"needs.{place}.code", f"unknown need {need.code!r}"
    if asked.sector and asked.sector not in snapshot.taxonomy.sectors:
        yield "sector", f"unknown sector {asked.sector!r}"


def unused(inputs: MatchInputs, snapshot: Snapshot) -> Iterator[dict[str, str]]:
    """What does no harm but counts for nothing: a tool or a commune that the portal lacks."""
    for slug in sorted(inputs.existing - snapshot.listings.keys()):
        yield {"field": "existing", "message": f"{slug!r} is not in the catalogue"}
    if inputs.commune and not Commune.objects.current().filter(pk=inputs.commune).exists():
        yield {"field": "commune", "message": f"no commune {inputs.commune!r}; see GET communes"}


def answer_of(
    outcome: MatchOutcome, *, negated: tuple[str, ...], snapshot: Snapshot
) -> dict[str, Any]:
    ranking = outcome.ranking
    if is_guess(outcome):
        ranking = ranking._replace(matches=(), near_misses=(), excluded=0)
    return {
        "understood": understood_out(outcome, negated=negated, snapshot=snapshot),
        "matches": [match_out(found, outcome, snapshot) for found in ranking.matches],
        "near_misses": [near_miss_out(miss, outcome) for miss in ranking.near_misses],
        "excluded": ranking.excluded,
        "seed": outcome.seed,
        "engine_version": ENGINE_VERSION,
        "catalogue_version": snapshot.version,
    }


def is_guess(outcome: MatchOutcome) -> bool:
    """Nothing was understood and no sector stands in: no answer is better than a guess."""
    return outcome.is_default and not outcome.inputs.sector


def understood_out(
    outcome: MatchOutcome, *, negated: tuple[str, ...], snapshot: Snapshot
) -> dict[str, Any]:
    profile, inputs = outcome.profile, outcome.inputs
    unknown = list(unused(inputs, snapshot))
    has_commune = not any(problem["field"] == "commune" for problem in unknown)
    return {
        "needs": {} if is_guess(outcome) else profile.needs,
        "negated": negated,
        "existing": sorted(inputs.existing),
        "uncovered": () if is_guess(outcome) else outcome.ranking.uncovered,
        "sector": inputs.sector,
        "size": profile.size,
        "commune": inputs.commune if has_commune else None,
        "from_sector_defaults": outcome.is_default,
        "unknown": unknown,
    }


def match_out(found: Match, outcome: MatchOutcome, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "platform": found.slug,
        "name": snapshot.listings[found.slug].name,
        "url": absolute("platform-detail", found.slug),
        "score": found.score / 100,
        "terms": [
            {"code": term.code, "points": term.points / 100, "max": term.max / 100}
            for term in found.terms
        ],
        "met": [*found.met, *found.partly],
        "unmet": found.unmet,
        "why": sentences(in_both(why, found, outcome.story)),
        "cautions": sentences(in_both(cautions, found, outcome.story)),
    }


def sentences(said: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {language: " ".join(lines) for language, lines in said.items()}


def near_miss_out(miss: NearMiss, outcome: MatchOutcome) -> dict[str, Any]:
    texts = in_both(near_miss, miss, outcome.story)
    return {
        "platform": miss.slug,
        "failed": [miss.failed.code],
        "would_change": {
            language: f"{text.reason} {text.would_change}" for language, text in texts.items()
        },
    }
