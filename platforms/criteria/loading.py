"""Loads the criteria that come with the site; what the file drops is retired, never deleted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from platforms.models import Criterion
from reference.files import read_yaml
from reference.syncing import Change

DATA = Path(__file__).parents[1] / "data"
TEXTS = ("title_vi", "title_en", "text_vi", "text_en")


@transaction.atomic
def load_criteria() -> Change:
    """Bring the table in line with the file. A second call changes nothing."""
    wanted = {row["code"]: row for row in _rows()}
    change = Change(str(Criterion._meta.verbose_name_plural), total=len(wanted))
    present = {row.code: row for row in Criterion.objects.select_for_update().order_by("code")}
    gone = [row for code, row in present.items() if code not in wanted and row.is_active]
    changed = [
        row
        for code, row in present.items()
        if code in wanted and any(getattr(row, k) != v for k, v in wanted[code].items())
    ]
    # Aside first: two that change places would meet on the way.
    aside = [row.pk for row in (*gone, *changed)]
    Criterion.objects.filter(pk__in=aside).update(is_active=False)
    for row in changed:
        for name, value in wanted[row.code].items():
            setattr(row, name, value)
        row.save()
    Criterion.objects.bulk_create(
        Criterion(**values) for code, values in wanted.items() if code not in present
    )
    change.created = [code for code in wanted if code not in present]
    change.updated = [row.code for row in changed]
    change.retired = [row.code for row in gone]
    return change


def _rows() -> Iterator[dict[str, Any]]:
    file = read_yaml("criteria.yaml", DATA)
    for use in Criterion.Use:
        for position, row in enumerate(file[use.lower()], 1):
            texts = {name: row[name] for name in TEXTS}
            yield {
                "code": row["code"],
                "use": use,
                "position": position,
                **texts,
                "is_active": True,
            }
