"""The engine's codes as sentences an owner would say, in the reader's language or in both."""

from matching.texts.near import NearMissText, give_up, near_miss
from matching.texts.parts import PartText, parts
from matching.texts.reasons import cautions, changes, why
from matching.texts.size import size_text
from matching.texts.story import Story
from ui.bilingual import in_both

__all__ = [
    "NearMissText",
    "PartText",
    "Story",
    "cautions",
    "changes",
    "give_up",
    "in_both",
    "near_miss",
    "parts",
    "size_text",
    "why",
]
