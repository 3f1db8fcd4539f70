"""What a listing says, as one value that fits into JSON: read from the tables, written to them.

A content is a dict: the columns of COLUMNS by name, and under each name of PARTS a list of dicts
with the columns of that table, in the order in which pages show them. Days are ISO texts.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import models, transaction

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
# Imagined rows get keys below zero: they meet no real one, and stay the same from form to form.
ROWS_EACH = 1_000


def read_content(platform: Platform) -> Content:
    """What the tables say of a platform now; seven queries."""
    row = Platform.objects.values(*COLUMNS).get(pk=platform.pk)
    parts = {
        name: [_plain(values) for values in _rows(model, platform.pk, PART_COLUMNS[name])]
        for name, model in PARTS.items()
    }
    return {**row, **parts}


def _rows(model: type[models.Model], pk: int, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    order = ("position", "pk") if "position" in columns else ("pk",)
    yield from model._default_manager.filter(platform=pk).order_by(*order).values(*columns)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def write_content(platform: Platform, content: Content, *, imagined: bool = False) -> None:
    """Make the tables say it; the columns are set on `platform` and saved.

    Rows that stay as they are stay untouched unless `imagined`: the history shows what changed.
    Raises: IntegrityError: it breaks a constraint, or names a need, sector, platform that is gone.
    """
    for name in COLUMNS:
        if name in content:
            setattr(platform, name, content[name])
    platform.save()
    for name, model in PARTS.items():
        wanted = content.get(name, [])
        if imagined:
            _imagine_rows(model, platform, wanted)
        else:
            _replace_rows(model, platform, wanted, PART_COLUMNS[name])


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


def _imagine_rows(
    model: type[models.Model], platform: Platform, wanted: list[dict[str, Any]]
) -> None:
    model._default_manager.filter(platform=platform).delete()
    first = -(platform.pk * ROWS_EACH)
    model._default_manager.bulk_create(
        model(pk=first + place, platform=platform, **values) for place, values in enumerate(wanted)
    )


class _Undo(Exception):  # noqa: N818 - no error: it only ends the savepoint
    pass


@contextmanager
def imagined(platform: Platform, content: Content) -> Iterator[Platform]:
    """The platform as if the content were published; every write inside is undone at the end.

    So forms, formsets and the database's own constraints judge a draft as they would the real
    thing (decision 0017). What is rendered must be rendered inside; what is to be kept must be
    read inside. Raises: IntegrityError: the content itself breaks a constraint.
    """
    try:
        with transaction.atomic():
            row = Platform.objects.select_for_update(of=("self",)).get(pk=platform.pk)
            write_content(row, content, imagined=True)
            yield row
            raise _Undo
    except _Undo:
        pass
