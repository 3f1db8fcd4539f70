"""How complete a draft is, section by section; plain values, no database.

A fact is something a reader looks for. What a listing must have to be handed in is marked as
needed; everything else only raises the percentage.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """All that a draft says: content and private evidence, and how many files support it."""

    content: Content
    private: Content
    files: int = 0

    def has(self, *columns: str) -> bool:
        """Whether each of these columns or parts says something; "0 days" does."""
        return all(self.content.get(name) not in (None, "", []) for name in columns)


@dataclass(frozen=True, slots=True)
class Fact:
    """code: stable, pages have its words; is_needed: nothing is handed in without it."""

    code: str
    is_said: Callable[[Said], bool]
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Completeness:
    """One section: `percent` of its facts, None where nothing is asked; codes of what lacks."""

    section: str
    percent: int | None
    missing: tuple[str, ...]
    needed: tuple[str, ...]


def column(code: str, *, is_needed: bool = False) -> Fact:
    """The fact that a column or part of the same name says something."""
    return Fact(code, lambda said: said.has(code), is_needed)


def _is_for_somebody(said: Said) -> bool:
    scope = said.content.get("sector_scope")
    return scope == "ALL" or (scope == "LISTED" and said.has("platform_sectors"))


def _has_core_need(said: Said) -> bool:
    return any(row["strength"] == "CORE" for row in said.content.get("platform_needs") or [])


def _has_evidence(said: Said) -> bool:
    private = said.private
    return bool(said.files or private.get("customers") or private.get("company"))


FACTS: Mapping[str, Sequence[Fact]] = {
    "basics": (
        column("name", is_needed=True),
        column("summary_vi", is_needed=True),
        column("summary_en"),
        column("website"),
    ),
    "description": (column("description_vi"), column("description_en")),
    "audience": (
        Fact("sector_scope", _is_for_somebody),
        column("sizes"),
        column("deployments"),
        column("languages"),
    ),
    "needs": (
        column("platform_needs", is_needed=True),
        Fact("core_need", _has_core_need),
    ),
    "prices": (column("plans"),),
    "terms": (
        column("free_trial_days"),
        column("support_hours"),
        column("export_formats"),
        column("exit_terms_vi"),
    ),
    "links": (),
    "mentions": (),
    "sources": (column("sources"),),
    "logo": (column("logo"),),
    "evidence": (Fact("evidence", _has_evidence),),
}
"""In the order in which the form shows the sections."""


def completeness(said: Said) -> tuple[Completeness, ...]:
    """Each section of a draft, in the form's order."""
    return tuple(_section(name, facts, said) for name, facts in FACTS.items())


def _section(name: str, facts: Sequence[Fact], said: Said) -> Completeness:
    missing = [fact for fact in facts if not fact.is_said(said)]
    return Completeness(
        section=name,
        percent=100 * (len(facts) - len(missing)) // len(facts) if facts else None,
        missing=tuple(fact.code for fact in missing),
        needed=tuple(fact.code for fact in missing if fact.is_needed),
    )


def overall_percent(sections: Sequence[Completeness]) -> int:
    """Of all facts of all sections, rounded down; 0 for no section."""
    facts = sum(len(FACTS[each.section]) for each in sections)
    missing = sum(len(each.missing) for each in sections)
    return 100 * (facts - missing) // facts if facts else 0
