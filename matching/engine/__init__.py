"""The match: pure functions from a profile and a catalogue to ranked, explained platforms."""

from .concepts import CORE, SUPPORTING, Offer, Profile
from .model import ENGINE_VERSION, SECTOR_PERCENT, SIZE_PERCENT, WEIGHTS, Weights
from .reference import rank_reference
from .results import (
    CAUTION_CODES,
    CHANGE_CODES,
    FAILURE_CODES,
    TERM_STATES,
    Caution,
    Change,
    Failure,
    Match,
    NearMiss,
    Ranking,
    Term,
)
from .tables import Tables
from .ties import tie_key

__all__ = [
    "CAUTION_CODES",
    "CHANGE_CODES",
    "CORE",
    "ENGINE_VERSION",
    "FAILURE_CODES",
    "SECTOR_PERCENT",
    "SIZE_PERCENT",
    "SUPPORTING",
    "TERM_STATES",
    "WEIGHTS",
    "Caution",
    "Change",
    "Failure",
    "Match",
    "NearMiss",
    "Offer",
    "Profile",
    "Ranking",
    "Tables",
    "Term",
    "Weights",
    "rank_reference",
    "tie_key",
]
