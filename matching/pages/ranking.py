"""How ranking works, with the weights in force and one match worked out on the live catalogue."""

from datetime import date
from typing import Any

from matching.engine import CORE, ENGINE_VERSION, SECTOR_PERCENT, SUPPORTING, WEIGHTS
from matching.inputs import MatchInputs
from matching.rules import seed_of
from matching.selectors import match_for
from matching.texts import parts, why
from matching.texts.parts import NAMES
from platforms.snapshot import Snapshot

# A shop that wants to keep its stock in order: a question the catalogue can answer well.
EXAMPLE = MatchInputs(
    needs={"inventory-control": 2, "pos-retail": 2},
    sector="G",
    size="micro",
    budget_vnd=500_000,
)


def ranking_page(snapshot: Snapshot, *, today: date) -> dict[str, Any]:
    """The context of the page; `example` is None while nothing in the catalogue fits it."""
    seed = seed_of(today)
    outcome = match_for(inputs=EXAMPLE, snapshot=snapshot, seed=seed, limit=1)
    best = next(iter(outcome.ranking.matches), None)
    return {
        "weights": [(code, NAMES[code], getattr(WEIGHTS, code)) for code in NAMES],
        "core": CORE,
        "supporting": SUPPORTING,
        "sector_percent": SECTOR_PERCENT,
        "engine_version": ENGINE_VERSION,
        "catalogue_version": snapshot.version,
        "platform_count": len(snapshot.listings),
        "seed": seed,
        "outcome": outcome,
        "example": best
        and {
            "listing": snapshot.listings[best.slug],
            "score": best.score,
            "parts": parts(best),
            "why": why(best, outcome.story),
        },
    }
