"""Loads the shipped instruments as published versions; what the ministry made is left alone."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessment.models import (
    Industry,
    Instrument,
    InstrumentVersion,
    LevelRule,
    Option,
    Pillar,
    Question,
)
from assessment.publishing import publish
from reference.files import read_yaml
from reference.syncing import Change, digest

DATA = Path(__file__).parent / "data"
FILES = ("dbi_short.yaml", "sector_tools.yaml")


def load_instruments() -> list[Change]:
    """What `load_reference` adds to the reference data."""
    return [load_files(at=timezone.now())]


@transaction.atomic
def load_files(*, at: datetime, files: Iterable[str] = FILES) -> Change:
    """Bring the shipped instruments in, each file once.

    A file that was loaded before changes nothing. A newer one becomes the next version: published
    where every version so far was shipped, else a draft that the ministry decides on.
    """
    change = Change(str(Instrument._meta.verbose_name_plural))
    for name in files:
        record = read_yaml(name, DATA)
        change.total += 1
        mark = digest(record)
        if InstrumentVersion.objects.filter(shipped_digest=mark).exists():
            continue
        version = _load(record, mark, at=at)
        if version is None:
            change.kept.append(record["code"])
        else:
            change.created.append(str(version))
    return change


def _load(record: dict[str, Any], mark: str, *, at: datetime) -> InstrumentVersion | None:
    """The next version of the instrument; None while staff work on a draft of it."""
    names = {key: record[key] for key in ("name_vi", "name_en", "position")}
    instrument, _ = Instrument.objects.get_or_create(code=record["code"], defaults=names)
    earlier = list(instrument.versions.order_by("-number"))
    if any(version.is_draft for version in earlier):
        return None
    version = InstrumentVersion.objects.create(
        instrument=instrument,
        number=earlier[0].number + 1 if earlier else 1,
        shipped_digest=mark,
        **{key: record[key] for key in ("origin", "legal_reference", "intro_vi", "intro_en")},
    )
    _fill(version, record)
    if all(each.shipped_digest for each in earlier):
        publish(version=version, by=None, at=at)
    return version


def _fill(version: InstrumentVersion, record: dict[str, Any]) -> None:
    """All parts of a version, in the order of the file."""
    LevelRule.objects.bulk_create(LevelRule(version=version, **row) for row in record["levels"])
    Industry.objects.bulk_create(
        Industry(version=version, position=place, **row)
        for place, row in enumerate(record["industries"])
    )
    for place, row in enumerate(record["pillars"]):
        questions = row["questions"]
        own = {key: value for key, value in row.items() if key != "questions"}
        pillar = Pillar.objects.create(version=version, position=place, **own)
        for number, asked in enumerate(questions):
            _add_question(pillar, number, asked)


def _add_question(pillar: Pillar, place: int, row: dict[str, Any]) -> None:
    question = Question.objects.create(
        pillar=pillar,
        position=place,
        kind=Question.Kind.MANY if "tools" in row else Question.Kind.ONE,
        groups=row.get("groups", []),
        needs=row.get("needs", []),
        **{key: row[key] for key in ("code", "text_vi", "text_en")},
    )
    Option.objects.bulk_create(
        Option(question=question, position=number, **option)
        for number, option in enumerate(row.get("options") or _tools(row["tools"]))
    )


def _tools(rows: list[list[str]]) -> list[dict[str, Any]]:
    """Tools in use as options worth one each."""
    return [
        {"code": code, "text_vi": vi, "text_en": en, "score": 1, "needs": needs.split()}
        for code, vi, en, needs in rows
    ]
