"""A text in both languages of the site that shows itself in the reader's."""

from dataclasses import dataclass

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
