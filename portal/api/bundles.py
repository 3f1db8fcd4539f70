"""Platforms to be used together: three bundles, each with its proof or its bound."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from matching.bundling import BundleOutcome, Offered, bundles_for
from matching.engine import ENGINE_VERSION
from matching.engine.bundle import KINDS, Bundle, Kind, Proof
from matching.rules import seed_of
from matching.selectors import understand
from matching.texts import in_both
from matching.texts.bundle import proof as proof_text
from platforms import snapshot as catalogue
from portal.api.matches import REFUSALS, inputs_of, is_guess, understood_out
from portal.api.refusals import limited, only
from portal.api.schemas import BundleIn, BundlesOut

router = Router(tags=["match"])


@router.post("/bundle", response={200: BundlesOut, **REFUSALS})
@only(())
@limited
def bundle(request: HttpRequest, asked: BundleIn) -> dict[str, Any]:
    """Cheapest cover, best fit within the budget (for the whole bundle), fewest vendors.

    Chosen from the 200 platforms that fit best. An unknown price is never inside a budget and
    never counted as zero; with none known inside the budget there is no `best_fit`. `limit` does
    not count here. Nothing is stored.
    """
    snapshot = catalogue.current()
    inputs = inputs_of(asked, snapshot)
    said = understand(asked.text, snapshot) if asked.text else None
    if said:
        inputs = inputs.with_understood(said)
    seed = seed_of(timezone.localdate())
    outcome = bundles_for(inputs=inputs, snapshot=snapshot, seed=seed, most=asked.max_platforms)
    negated = said.negated if said else ()
    return {
        "understood": understood_out(outcome.match, negated=negated, snapshot=snapshot),
        "bundles": [] if is_guess(outcome.match) else bundles_out(outcome),
        "considered": outcome.considered,
        "engine_version": ENGINE_VERSION,
        "catalogue_version": snapshot.version,
    }


def bundles_out(outcome: BundleOutcome) -> list[dict[str, Any]]:
    """One row a kind, in the order of KINDS; where two came out the same, both say so."""
    rows = {
        kind: bundle_out(kind, proof, each)
        for each in outcome.offered
        for kind, proof in zip(each.bundle.kinds, each.bundle.proofs, strict=True)
    }
    return [rows[kind] for kind in KINDS if kind in rows]


def bundle_out(kind: Kind, proof: Proof, offered: Offered) -> dict[str, Any]:
    found = offered.bundle
    has_price = len(found.unknown) < len(found.slugs)
    return {
        "kind": kind,
        "platforms": found.slugs,
        "covers": found.covers,
        "partly": found.partly,
        "uncovered": found.uncovered,
        "monthly_vnd": found.known_vnd if has_price else None,
        "unknown_prices": found.unknown,
        "links": [
            {"platforms": [pair.one, pair.other], "declared_by": pair.declared_by}
            for pair in offered.linked
        ],
        "proof": proof_out(kind, proof, found),
    }


def proof_out(kind: Kind, proof: Proof, found: Bundle) -> dict[str, Any]:
    scale = 100 if proof.unit == "points" else 1
    return {
        "is_proven": proof.is_proven,
        "unit": proof.unit,
        "value": proof.value / scale,
        "bound": proof.bound / scale,
        "text": in_both(proof_text, kind, proof, found),
    }
