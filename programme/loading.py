"""Loads the published figures; the targets of years come from those that name one."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from django.utils import timezone

from programme.models import (
    Figure,
    Indicator,
    Survey,
    SurveyOption,
    SurveyQuestion,
    Target,
)
from reference.files import read_yaml
from reference.syncing import Change, sync
from reference.syncing_parts import sync_with_parts

DATA = Path(__file__).parent / "data"
read = partial(read_yaml, folder=DATA)


def load_programme() -> list[Change]:
    """Indicators and figures; targets are only added, for a target that is set is the staff's.

    Returns: one Change a table. Idempotent; rows edited by staff are kept, none is deleted.
    """
    shipped = read("figures.yaml")
    return [
        sync(Indicator, indicators(shipped)),
        sync_with_parts(Figure, figures(shipped), parts=["sources"]),
        add_targets(shipped),
        add_surveys(read("survey.yaml")),
    ]


def add_surveys(shipped: list[dict[str, Any]]) -> Change:
    """Surveys are only added, published; one that is there is the staff's or has answers."""
    change = Change(str(Survey._meta.verbose_name_plural), total=len(shipped))
    for said in shipped:
        if Survey.objects.filter(year=said["year"]).exists():
            continue
        survey = Survey.objects.create(
            year=said["year"],
            origin=said["origin"],
            opens_on=date.fromisoformat(said["opens_on"]),
            closes_on=date.fromisoformat(said["closes_on"]),
        )
        for position, question in enumerate(said["questions"], 1):
            _add_question(survey, position, question)
        survey.status, survey.published_at = Survey.Status.PUBLISHED, timezone.now()
        survey.save(update_fields=["status", "published_at"])
        change.created.append(str(survey.year))
    return change


def _add_question(survey: Survey, position: int, said: dict[str, Any]) -> None:
    facts = {name: value for name, value in said.items() if name != "options"}
    question = SurveyQuestion.objects.create(survey=survey, position=position, **facts)
    for place, option in enumerate(said.get("options", ()), 1):
        figure = option.pop("figure", None)
        SurveyOption.objects.create(question=question, position=place, figure_id=figure, **option)


def indicators(shipped: dict[str, Any]) -> Iterator[dict[str, Any]]:
    texts = ("definition_vi", "definition_en", "measured")
    for position, row in enumerate(shipped["indicators"]):
        said = {**row, **{name: row.get(name, "") for name in texts}}
        yield {**said, "position": position}


def figures(shipped: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in shipped["figures"]:
        yield {
            "code": row["code"],
            "indicator_id": row["indicator"],
            "kind": row["kind"],
            "value": _exact(row.get("value")),
            "qualifier": row.get("qualifier", ""),
            "from_on": _day(row.get("from_on")),
            "until_on": _day(row.get("until_on")),
            "note_vi": row.get("note_vi", ""),
            "note_en": row.get("note_en", ""),
            "sources": [
                {
                    "position": position,
                    "address": source.get("address", ""),
                    "press": source.get("press", ""),
                }
                for position, source in enumerate(row["sources"])
            ],
        }


def _exact(value: float | None) -> Decimal | None:
    """As the column keeps it, so that a second load finds the same."""
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.01"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def add_targets(shipped: dict[str, Any]) -> Change:
    """The published targets of single years, for the whole country."""
    change = Change(str(Target._meta.verbose_name_plural))
    for row in shipped["figures"]:
        year = _year(row)
        if row["kind"] != "TARGET" or year is None or row.get("value") is None:
            continue
        source = row["sources"][0]
        _target, is_new = Target.objects.get_or_create(
            indicator_id=row["indicator"],
            year=year,
            province=None,
            defaults={
                "value": row["value"],
                "source": source.get("address") or source.get("press"),
            },
        )
        change.total += 1
        if is_new:
            change.created.append(f"{row['indicator']} {year}")
    return change


def _year(row: dict[str, Any]) -> int | None:
    """The year that a figure is about as a whole; one that goes on has none."""
    return int(row["until_on"][:4]) if row.get("until_on") else None
