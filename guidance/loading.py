"""Loads the shipped guidance; what staff edited since stays as it is."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from guidance.choices import LegalStatus
from guidance.models import Article, Duty, LegalReference, Plan, SkillPath, Term
from reference.files import read_yaml
from reference.syncing import Change
from reference.syncing_parts import sync_with_parts

DATA = Path(__file__).parent / "data"
read = partial(read_yaml, folder=DATA)


def load_guidance() -> list[Change]:
    """Legal references, articles, duties, plans, words and skills, in the order they refer.

    Returns: one Change a table. Idempotent; rows edited by staff are kept, none is deleted.
    Raises: KeyError: a record uses a note, status or mark that wording.yaml does not know.
    """
    shipped, words, own = read("guidance.yaml"), read("wording.yaml"), read("duties.yaml")
    return [
        sync_with_parts(LegalReference, legal_references(shipped, words), parts=["sources"]),
        sync_with_parts(
            Article,
            articles(shipped, words),
            parts=["sources", "article_needs", "article_references"],
        ),
        sync_with_parts(Duty, duties(own), parts=["duty_needs", "duty_sectors"]),
        sync_with_parts(
            Plan, plans(read("plans.yaml"), words), parts=["steps", "plan_sectors", "sources"]
        ),
        sync_with_parts(Term, terms(read("glossary.yaml")), parts=[]),
        sync_with_parts(SkillPath, skill_paths(read("skills.yaml")), parts=["skills"]),
    ]


def legal_references(shipped: dict[str, Any], words: dict[str, Any]) -> Iterator[dict[str, Any]]:
    unstated = {"status": LegalStatus.UNKNOWN.value, "vi": "", "en": ""}
    for position, row in enumerate(shipped["legal_references"]):
        said = words["statuses"][row["status"]] if "status" in row else unstated
        trust = words["confidences"][row["confidence"]]
        remark = " ".join(row.get("note_en", "").split())
        yield {
            "code": row["code"],
            "name_vi": row["document"],
            "name_en": words["documents"][row["code"]],
            "topic_vi": row["topic_vi"],
            "topic_en": row["topic_en"],
            "issued_on": _day(row.get("issued")),
            "effective_on": _day(row.get("effective")),
            "status": said["status"],
            "status_note_vi": said["vi"],
            "status_note_en": said["en"],
            "replaces": [words["replaced"].get(name, name) for name in row.get("replaces", ())],
            "confidence": trust["confidence"],
            "confidence_note_vi": words["remarks"][remark] if remark else trust["vi"],
            "confidence_note_en": remark or trust["en"],
            "position": position,
            "sources": list(_sources(row["sources"], words)),
        }


def articles(shipped: dict[str, Any], words: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for position, row in enumerate(shipped["articles"]):
        yield {
            "code": row["code"],
            "name_vi": row["title_vi"],
            "name_en": row["title_en"],
            "stage": row["stage"].upper(),
            "topic": row["topic"].upper().replace("-", "_"),
            "body_vi": row["body_vi"],
            "body_en": row["body_en"],
            "pillars": row["dbi_pillars"],
            "checked_on": _day(words["checked_on"]),
            "review_on": _day(words["review_on"]),
            "position": position,
            "sources": list(_sources(row["sources"], words)),
            "article_needs": [{"need_id": code} for code in row["related_needs"]],
            "article_references": [{"reference_id": code} for code in row["legal_refs"]],
        }


def duties(own: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for position, row in enumerate(own["duties"]):
        check = own["checks"][row["check"]]
        yield {
            **{name: row[name] for name in ("code", "name_vi", "name_en", "what_vi", "what_en")},
            "steps_vi": "\n".join(row["steps_vi"]),
            "steps_en": "\n".join(row["steps_en"]),
            "legal_reference_id": row["legal_reference"],
            "article_id": row["article"],
            "kinds": [kind.upper() for kind in row["kinds"]],
            "sizes": row.get("sizes", []),
            "revenue_above_vnd": row.get("revenue_above_vnd"),
            "revenue_up_to_vnd": row.get("revenue_up_to_vnd"),
            **{name: row.get(name, "") for name in CONDITIONS},
            "in_force_on": _day(row.get("in_force_on")),
            "due_on": _day(row.get("due_on")),
            "recurrence": row.get("recurrence", "").upper(),
            "confidence": row["confidence"].upper(),
            "check_vi": check["vi"],
            "check_en": check["en"],
            "position": position,
            "duty_needs": [{"need_id": code} for code in row["needs"]],
            "duty_sectors": [{"sector_id": code} for code in row.get("sectors", ())],
        }


def plans(shipped: dict[str, Any], words: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for position, row in enumerate(shipped["plans"]):
        yield {
            **{name: row[name] for name in ("code", "name_vi", "name_en", "hurts_vi", "hurts_en")},
            "checked_on": _day(shipped["checked_on"]),
            "review_on": _day(shipped["review_on"]),
            "position": position,
            "steps": [_plan_step(place, each) for place, each in enumerate(row["steps"])],
            "plan_sectors": [{"sector_id": code} for code in row["sectors"]],
            "sources": list(_sources(row["sources"], words)),
        }


def _plan_step(position: int, row: list[str]) -> dict[str, Any]:
    need, duty, title_vi, title_en, text_vi, text_en = row
    return {
        "position": position,
        "need_id": need,
        "duty_id": duty or None,
        "title_vi": title_vi,
        "title_en": title_en,
        "text_vi": text_vi,
        "text_en": text_en,
    }


def terms(shipped: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for code, need, name_vi, name_en, spellings, meaning_vi, meaning_en in shipped["terms"]:
        yield {
            "code": code,
            "name_vi": name_vi,
            "name_en": name_en,
            "spellings": spellings,
            "meaning_vi": meaning_vi,
            "meaning_en": meaning_en,
            "need_id": need or None,
        }


def skill_paths(shipped: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for position, row in enumerate(shipped["paths"]):
        yield {
            **{name: row[name] for name in ("code", "name_vi", "name_en", "intro_vi", "intro_en")},
            "source": shipped["source"]["address"],
            "position": position,
            "skills": [_skill(place, each) for place, each in enumerate(row["skills"])],
        }


def _skill(position: int, row: list[str]) -> dict[str, Any]:
    code, need, title_vi, title_en, how_vi, how_en, question_vi, question_en = row
    return {
        "code": code,
        "position": position,
        "need_id": need or None,
        "title_vi": title_vi,
        "title_en": title_en,
        "how_vi": how_vi,
        "how_en": how_en,
        "question_vi": question_vi,
        "question_en": question_en,
    }


CONDITIONS = ("condition_vi", "condition_en", "elsewhere_vi", "elsewhere_en")


def _sources(rows: list[dict[str, Any]], words: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for position, row in enumerate(rows):
        note = row.get("note") or ""
        yield {
            "position": position,
            "address": row.get("address") or "",
            "note_vi": row.get("note_vi") or (words["sources"][note] if note else ""),
            "note_en": row.get("note_en") or note,
        }


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
