"""Noting events, and rolling them up; each fact counts once, however often it is told."""

from collections.abc import Collection
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
FROM ledger_event WHERE day = ANY(%s)
GROUP BY day, kind, province, commune, section, size
"""
# The rows of a month in four ways, `part` being what each goes by beside the province.
COUNT_MONTH = """
SELECT kind, province,
    CASE GROUPING(commune, section, size)
        WHEN 7 THEN 'PROVINCE' WHEN 3 THEN 'COMMUNE' WHEN 5 THEN 'SECTION' ELSE 'SIZE'
    END AS by,
    CASE GROUPING(commune, section, size)
        WHEN 7 THEN '' WHEN 3 THEN commune WHEN 5 THEN section ELSE size
    END AS part,
    {times} AS times, {month} AS month
FROM {table} WHERE {rows}
GROUP BY GROUPING SETS ({sets})
"""
# Only what changed is written: a month of the whole country has tens of thousands of rows.
SUM_MONTH = """
WITH counted AS MATERIALIZED ({counted}), gone AS (
    DELETE FROM ledger_monthcount AS held
    WHERE held.month = %(month)s AND NOT EXISTS (
        SELECT FROM counted
        WHERE (counted.by, counted.province, counted.kind, counted.part)
            = (held.by, held.province, held.kind, held.part)
    )
)
INSERT INTO ledger_monthcount AS held (month, kind, by, province, part, times)
SELECT month, kind, by, province, part, times FROM counted
ON CONFLICT (by, province, month, kind, part) DO UPDATE SET times = excluded.times
WHERE held.times <> excluded.times
""".format(  # noqa: S608 - our own parts
    counted=COUNT_MONTH.format(
        times="sum(times)::int",
        month="%(month)s::date",
        table="ledger_rollup",
        rows="day >= %(month)s AND day < %(month)s::date + interval '1 month'",
        sets="(kind, province), (kind, province, commune), (kind, province, section),"
        " (kind, province, size)",
    )
)
# The same of all months, from the events themselves.
COUNT_MONTHS = COUNT_MONTH.format(
    times="count(*)",
    month="date_trunc('month', day)::date",
    table="ledger_event",
    rows="true",
    sets=", ".join(
        f"(kind, province, date_trunc('month', day)::date{more})"
        for more in ("", ", commune", ", section", ", size")
    ),
)
# A month and number of the portal's own, for PostgreSQL's advisory locks.
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
    """Count a day anew from its rows, and its month. Run twice, or by two at once, it is the same.

    Whoever rolls up a day of the same month waits, for the month is made of all its days.

    Returns: how many rows the day has now.
    """
    return roll_up_days(days=[day])


@transaction.atomic
def roll_up_days(*, days: Collection[date]) -> int:
    """The same for several days, each of their months counted once.

    Returns: how many rows the days have now.
    """
    months = sorted({day.replace(day=1) for day in days})
    with connection.cursor() as cursor:
        for month in months:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, month.toordinal()])
        Rollup.objects.filter(day__in=days).delete()
        cursor.execute(SUM, [list(days)])
        count = cursor.rowcount
        for month in months:
            cursor.execute(SUM_MONTH, {"month": month})
        return count


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


def differing_months() -> list[date]:
    """Months, by their first day, whose counts are not what a recount of all rows gives."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT DISTINCT month FROM ledger_monthcount AS held
            FULL JOIN ({COUNT_MONTHS}) AS counted USING (month, kind, by, province, part)
            WHERE held.times IS DISTINCT FROM counted.times ORDER BY 1
            """  # noqa: S608 - our own parts
        )
        return [month for (month,) in cursor.fetchall()]
