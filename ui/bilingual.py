"""A text in both languages of the site that shows itself in the reader's."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Bilingual:
    """`str()` gives the active language's text; English falls back on Vietnamese, never on ""."""

    vi: str
    en: str = ""

    def __str__(self) -> str:
        return self.en if self.en and (get_language() or "vi").startswith("en") else self.vi

    def __bool__(self) -> bool:
        return bool(self.vi or self.en)


def in_both(write: Callable[..., Any], *args: Any) -> dict[str, Any]:
    """What `write(*args)` says in Vietnamese and in English: {"vi": …, "en": …}."""
    said = {}
    for language in ("vi", "en"):
        with translation.override(language):
            said[language] = write(*args)
    return said
