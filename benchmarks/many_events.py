"""Five million events of two years, in every commune, trade and size, made by PostgreSQL."""

from datetime import date, timedelta

from django.db import connection

from ledger.events.kinds import Happening
from ledger.events.services import COUNT_MONTHS

EVENTS, BUSY, ENTERPRISES = 5_000_000, 1_000_000, 785_000
# The busy day is the last: it is rolled up under the clock.
LAST = date(2026, 11, 29)
FIRST = LAST - timedelta(days=729)
KINDS = (
    *(Happening.VISIT, Happening.REGISTERED, Happening.MATCHED, Happening.ASSESSED),
    *(Happening.CONTACTED, Happening.TRIAL, Happening.USING, Happening.CONSULTED),
)
# Numbers that look as if by chance, the same each time. A fifth of all happens in a tenth of the
# communes; visitors have no place.
EVENT = """
INSERT INTO ledger_event (day, kind, province, commune, section, size, mark)
SELECT day, kind,
    CASE WHEN kind = 'VISIT' THEN '' ELSE province_id END,
    CASE WHEN kind = 'VISIT' THEN '' ELSE code END,
    CASE WHEN kind = 'VISIT' THEN '' ELSE substr('ABCDEFGHIJKLMNOPQRSTUV', 1 + odd %% 22, 1) END,
    CASE WHEN kind = 'VISIT' THEN ''
        ELSE (ARRAY['household', 'micro', 'small', 'medium', ''])[1 + odd / 22 %% 5] END,
    gen_random_uuid()
FROM (
    SELECT {day} AS day, (%(kinds)s::text[])[1 + n %% {kinds}] AS kind,
        1 + CASE WHEN n %% 5 = 0 THEN odd %% ({places} / 10) ELSE odd %% {places} END AS place, odd
    FROM (SELECT n, hashint8(n::bigint) & 2147483647 AS odd FROM generate_series(1, {count}) AS n)
) AS drawn JOIN (
    SELECT row_number() OVER (ORDER BY code) AS place, code, province_id FROM reference_commune
) AS held USING (place)
"""
# What the worker would have written of the days before, in one statement each.
DAYS_BEFORE = """
INSERT INTO ledger_rollup (day, kind, province, commune, section, size, times)
SELECT day, kind, province, commune, section, size, count(*)
FROM ledger_event WHERE day >= %s AND day < %s
GROUP BY day, kind, province, commune, section, size
"""
MONTHS_BEFORE = """
INSERT INTO ledger_monthcount (month, kind, by, province, part, times)
SELECT month, kind, by, province, part, times FROM ({counted}) AS counted
"""


def fill_events() -> None:
    """Months are counted from the events; days are rolled up of the busy day's month alone.

    Nobody reads the others, nor the index by which a fact counts once.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '128MB'")
        cursor.execute("ALTER TABLE ledger_event DROP CONSTRAINT ledger_event_mark_key")
        cursor.execute("DROP INDEX event_of_day")
        spread = f"date '{FIRST}' + (n %% {(LAST - FIRST).days})::int"
        _insert(cursor, EVENTS - BUSY, spread)
        cursor.execute(MONTHS_BEFORE.format(counted=COUNT_MONTHS))
        _insert(cursor, BUSY, f"date '{LAST}'")
        cursor.execute("CREATE INDEX event_of_day ON ledger_event (day)")
        cursor.execute("ANALYZE ledger_event, ledger_monthcount")
        cursor.execute(DAYS_BEFORE, [LAST.replace(day=1), LAST])


def _insert(cursor, count: int, day: str) -> None:
    cursor.execute("SELECT count(*) FROM reference_commune")
    [places] = cursor.fetchone()
    question = EVENT.format(day=day, count=count, places=places, kinds=len(KINDS))
    cursor.execute(question, {"kinds": [kind.value for kind in KINDS]})
