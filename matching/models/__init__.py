"""What the match keeps: results, roadmaps, trials with reviews, requests for prices."""

from matching.models.national import NationalBlock, NationalRun
from matching.models.results import (
    KEPT_DAYS,
    MatchResult,
    MatchResultQuerySet,
    SeenMatches,
    WatchedMatches,
    new_token,
)
from matching.models.roadmaps import Roadmap, RoadmapStep
from matching.models.trials import Quote, QuoteRequest, Review, Trial

__all__ = [
    "KEPT_DAYS",
    "MatchResult",
    "MatchResultQuerySet",
    "NationalBlock",
    "NationalRun",
    "Quote",
    "QuoteRequest",
    "Review",
    "Roadmap",
    "RoadmapStep",
    "SeenMatches",
    "Trial",
    "WatchedMatches",
    "new_token",
]
