"""What the match keeps: results, matches seen, roadmaps."""

from matching.models.results import (
    KEPT_DAYS,
    MatchResult,
    MatchResultQuerySet,
    SeenMatches,
    new_token,
)
from matching.models.roadmaps import Roadmap, RoadmapStep

__all__ = [
    "KEPT_DAYS",
    "MatchResult",
    "MatchResultQuerySet",
    "Roadmap",
    "RoadmapStep",
    "SeenMatches",
    "new_token",
]
