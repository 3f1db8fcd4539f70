"""The engine's codes as sentences an owner would say, in the reader's language or in both."""

from collections.abc import Callable
from typing import Any

from django.utils import translation

from matching.texts.near import NearMissText, give_up, near_miss
from matching.texts.parts import PartText, parts
from matching.texts.reasons import cautions, changes, why
from matching.texts.size import size_text
from matching.texts.story import Story

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


def in_both(write: Callable[..., Any], *args: Any) -> dict[str, Any]:
    """What `write(*args)` says in Vietnamese and in English: {"vi": …, "en": …}."""
    said = {}
    for language in ("vi", "en"):
        with translation.override(language):
            said[language] = write(*args)
    return said
