"""Noting events, and rolling them up; each fact counts once, however often it is told."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from ledger.events.kinds import Happening
from ledger.events.marks import mark_of
from ledger.events.models import Rollup

# Province and trade are looked up here, so that whoever tells of something needs its codes only.
NOTE = """
INSERT INTO ledger_event (day, kind, province, commune, section, size, mark)
VALUES (
    %(day)s, %(kind)s,
    coalesce((SELECT province_id FROM reference_commune WHERE code = %(commune)s), ''),
    coalesce((SELECT code FROM reference_commune WHERE code = %(commune)s), ''),
    coalesce((SELECT coalesce(section_id, code) FROM reference_sector WHERE code = %(sector)s), ''),
    %(size)s, %(mark)s
)
ON CONFLICT (mark) DO NOTHING
"""
SUM = """
INSERT INTO ledger_rollup (day, kind, province, commune, section, size, times)
SELECT day, kind, province, commune, section, size, count(*)
FROM ledger_event WHERE day = %s
GROUP BY day, kind, province, commune, section, size
"""
# A day and number of the portal's own, for PostgreSQL's advisory locks.
LOCK = 7_306_000


def note(
    kind: Happening,
    fact: str,
    *,
    at: datetime,
    commune: str | None = None,
    sector: str | None = None,
    size: str | None = None,
) -> None:
    """Count one thing, with the transaction of what happened; one statement.

    Args:
        fact: names it among all of its kind, such as the key of a row; only its digest is kept.
        commune: code of today's commune; the province follows from it. sector: VSIC code.
    """
    values: dict[str, Any] = {
        "day": timezone.localdate(at),
        "kind": kind,
        "commune": commune or "",
        "sector": sector or "",
        "size": size or "",
        "mark": mark_of(kind, fact),
    }
    with connection.cursor() as cursor:
        cursor.execute(NOTE, values)


@transaction.atomic
def roll_up(*, day: date) -> int:
    """Count a day anew from its rows. Run twice, or by two at once, it gives the same.

    Returns: how many rows it has now.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, day.toordinal()])
        Rollup.objects.filter(day=day).delete()
        cursor.execute(SUM, [day])
        return cursor.rowcount


def roll_up_recent(*, at: datetime) -> int:
    """Today so far, and yesterday, to which what was written over midnight may belong."""
    today = timezone.localdate(at)
    return sum(roll_up(day=today - timedelta(days=back)) for back in (1, 0))


def differing_days() -> list[date]:
    """Days whose roll-up is not what a recount gives; none, unless somebody changed rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT coalesce(held.day, counted.day) FROM ledger_rollup AS held
            FULL JOIN (
                SELECT day, kind, province, commune, section, size, count(*) AS times
                FROM ledger_event GROUP BY 1, 2, 3, 4, 5, 6
            ) AS counted USING (day, kind, province, commune, section, size)
            WHERE held.times IS DISTINCT FROM counted.times ORDER BY 1
            """
        )
        return [day for (day,) in cursor.fetchall()]
