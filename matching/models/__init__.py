"""What the match keeps: results, matches seen, trials with reviews, requests for prices."""

from matching.models.results import (
    KEPT_DAYS,
    MatchResult,
    MatchResultQuerySet,
    SeenMatches,
    new_token,
)
from matching.models.trials import Quote, QuoteRequest, Review, Trial

__all__ = [
    "KEPT_DAYS",
    "MatchResult",
    "MatchResultQuerySet",
    "Quote",
    "QuoteRequest",
    "Review",
    "SeenMatches",
    "Trial",
    "new_token",
]
