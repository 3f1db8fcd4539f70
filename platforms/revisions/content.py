"""What a listing says, as one value that fits into JSON: read from the tables, written to them.

A content is a dict: the columns of COLUMNS by name, and under each name of PARTS a list of dicts
with the columns of that table, in the order in which pages show them. Days are ISO texts.
"""

from collections.abc import Sequence
from copy import copy
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject

from platforms.models import (
    Mention,
    Platform,
    PlatformLink,
    PlatformNeed,
    PlatformSector,
    PricingPlan,
    Source,
)

Content = dict[str, Any]

COLUMNS = (
    *("name", "website", "summary_vi", "summary_en", "description_vi", "description_en"),
    *("sector_scope", "sizes", "deployments", "languages", "free_trial_days", "free_trial_source"),
    *("export_formats", "exit_terms_vi", "exit_terms_en", "support_hours", "logo"),
    *("evidence", "curator_note_en"),
)
PARTS: dict[str, type[models.Model]] = {
    "platform_needs": PlatformNeed,
    "platform_sectors": PlatformSector,
    "plans": PricingPlan,
    "links": PlatformLink,
    "mentions": Mention,
    "sources": Source,
}
PART_COLUMNS = {
    name: tuple(
        field.attname
        for field in model._meta.concrete_fields
        if field.attname not in {"id", "platform_id"}
    )
    for name, model in PARTS.items()
}
# Rows of a draft get keys below zero: they meet no real one, and stay the same from form to form.
ROWS_EACH = 1_000


def read_content(platform: Platform) -> Content:
    """What the tables say of a platform now; one query."""
    parts = {f"{name}_said": _rows(name) for name in PARTS}
    row = Platform.objects.values(*COLUMNS, **parts).get(pk=platform.pk)
    return {name.removesuffix("_said"): value for name, value in row.items()}


def _rows(name: str) -> ArraySubquery:
    """The rows of a part in their order, each as it stands in a content."""
    columns = PART_COLUMNS[name]
    order = ("position", "pk") if "position" in columns else ("pk",)
    rows = PARTS[name]._default_manager.filter(platform=models.OuterRef("pk")).order_by(*order)
    return ArraySubquery(rows.values(said=JSONObject(**{each: each for each in columns})))


def drafted(platform: Platform, content: Content) -> Platform:
    """A copy of a row whose columns say the content; to be read, never saved."""
    row = copy(platform)
    for name in COLUMNS:
        if name in content:
            setattr(row, name, content[name])
    return row


def drafted_rows(platform: Platform, content: Content) -> dict[type[models.Model], list[Any]]:
    """The rows of each part as the content has them, with keys below zero; not stored."""
    first = -(platform.pk * ROWS_EACH)
    return {
        model: [
            model(pk=first + place, platform=platform, **_typed(model, values))
            for place, values in enumerate(content.get(name, []))
        ]
        for name, model in PARTS.items()
    }


def _typed(model: type[models.Model], values: dict[str, Any]) -> dict[str, Any]:
    """Days as days again."""
    days = {f.name for f in model._meta.concrete_fields if isinstance(f, models.DateField)}
    return {
        name: date.fromisoformat(value) if name in days else value for name, value in values.items()
    }


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def rows_said(name: str, rows: Sequence[models.Model]) -> list[dict[str, Any]]:
    """What rows of a part say, as it stands in a content: new ones after those of their place."""
    columns = PART_COLUMNS[name]
    if "position" in columns:
        rows = sorted(rows, key=lambda row: row.position)  # type: ignore[attr-defined]
    return [_plain({column: getattr(row, column) for column in columns}) for row in rows]


def normal(platform: Platform, content: Content) -> Content:
    """The content as the tables would tell it once it was written there."""
    row, parts = drafted(platform, content), drafted_rows(platform, content)
    columns = {name: getattr(row, name) for name in COLUMNS}
    return columns | {name: rows_said(name, parts[model]) for name, model in PARTS.items()}


def write_content(platform: Platform, content: Content) -> None:
    """Make the tables say it; the columns are set on `platform` and saved.

    Rows that stay as they are stay untouched: the history shows what changed.
    Raises: IntegrityError: it breaks a constraint, or names a need, sector, platform that is gone.
    """
    for name in COLUMNS:
        if name in content:
            setattr(platform, name, content[name])
    platform.save()
    for name, model in PARTS.items():
        _replace_rows(model, platform, content.get(name, []), PART_COLUMNS[name])


def _replace_rows(
    model: type[models.Model],
    platform: Platform,
    wanted: list[dict[str, Any]],
    columns: tuple[str, ...],
) -> None:
    """Delete the rows that are not wanted, then add those that are not there."""
    missing, gone = list(wanted), []
    rows = model._default_manager.filter(platform=platform).order_by("pk")
    for pk, *values in rows.values_list("pk", *columns):
        row = _plain(dict(zip(columns, values, strict=True)))
        if row in missing:
            missing.remove(row)
        else:
            gone.append(pk)
    model._default_manager.filter(pk__in=gone).delete()
    model._default_manager.bulk_create(model(platform=platform, **values) for values in missing)
