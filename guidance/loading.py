"""Loads the shipped laws, articles and duties; what staff edited since stays as it is."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from guidance.choices import LegalStatus
from guidance.models import Article, Duty, LegalReference
from reference.files import read_yaml
from reference.syncing import Change
from reference.syncing_parts import sync_with_parts

DATA = Path(__file__).parent / "data"
read = partial(read_yaml, folder=DATA)


def load_guidance() -> list[Change]:
    """Legal references, articles and duties, in the order they refer.

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


CONDITIONS = ("condition_vi", "condition_en", "elsewhere_vi", "elsewhere_en")


def _sources(rows: list[dict[str, Any]], words: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for position, row in enumerate(rows):
        note = row.get("note") or ""
        yield {
            "position": position,
            "address": row.get("address") or "",
            "note_vi": words["sources"][note] if note else "",
            "note_en": note,
        }


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
