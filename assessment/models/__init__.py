"""Instruments as versioned data, and what enterprises answered."""

from assessment.models.attempts import KEPT_DAYS, Assessment, ColleagueAnswer, new_token
from assessment.models.instruments import (
    Industry,
    Instrument,
    InstrumentVersion,
    LevelRule,
    Option,
    Pillar,
    Question,
)

__all__ = [
    "KEPT_DAYS",
    "Assessment",
    "ColleagueAnswer",
    "Industry",
    "Instrument",
    "InstrumentVersion",
    "LevelRule",
    "Option",
    "Pillar",
    "Question",
    "new_token",
]
