"""What recognition takes in and gives back: plain frozen values, safe to keep and to send."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["vi", "en"]
Deployment = Literal["on-premises", "cloud"]


@dataclass(frozen=True, slots=True)
class NeedEntry:
    """One need of the taxonomy with every phrase, in any language, that states it."""

    code: str
    function: str
    name_vi: str
    name_en: str
    description_vi: str
    description_en: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text as given: code points, end exclusive; `text[start:end]` is `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A need the text states. confidence: 0 to 100; evidence: in text order, never empty."""

    code: str
    confidence: int
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the solution must be like, and hints about the enterprise; unknown stays None.

    max_monthly_vnd: whole dong a month, 0 for "free"; languages: ISO 639-1 codes of the interface;
    sector: VSIC 2025 section letter; employees: people, at least 1; spans: the words that said so,
    by field name.
    """

    deployment: Deployment | None = None
    offline: bool = False
    phone_only: bool = False
    languages: tuple[str, ...] = ()
    max_monthly_vnd: int | None = None
    easy: bool = False
    import_excel: bool = False
    keep_existing: bool = False
    sector: str | None = None
    employees: int | None = None
    household: bool = False
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recognition:
    """Everything understood of one text.

    needs: best first; negated: codes the writer refused; had: codes already covered; existing:
    slugs of products in use; candidates: two or three codes to ask about when nothing is sure, else
    empty; understood: whether any need was found.
    """

    needs: tuple[Found, ...]
    negated: tuple[str, ...]
    had: tuple[str, ...]
    existing: tuple[str, ...]
    conditions: Conditions
    language: Language
    candidates: tuple[str, ...]
    understood: bool
