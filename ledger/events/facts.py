"""Facts that stand in rows of other tables, and whether each of them was counted.

Whoever notes a kind says how its facts are read. Those of before the counting began are entered
from there, and every night the two are held against each other.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from ledger.events.kinds import Happening
from ledger.events.marks import MARK
from ledger.events.services import roll_up_days

log = logging.getLogger(__name__)

# SQL by kind: rows of (fact text, day date, commune text, sector text, size text), each fact once;
# the last three may be null. The fact is named as `note` is told it.
_sources: dict[Happening, str] = {}

ENTER = """
INSERT INTO ledger_event (day, kind, province, commune, section, size, mark)
SELECT told.day, told.kind, coalesce(place.province_id, ''), coalesce(place.code, ''),
    coalesce(trade.section_id, trade.code, ''), coalesce(told.size, ''), told.mark
FROM (SELECT facts.*, {mark} AS mark FROM (SELECT '{kind}' AS kind, * FROM ({source}) AS rows
    (fact, day, commune, sector, size)) AS facts) AS told
LEFT JOIN reference_commune AS place ON place.code = told.commune
LEFT JOIN reference_sector AS trade ON trade.code = told.sector
WHERE NOT EXISTS (SELECT FROM ledger_event AS known WHERE known.mark = told.mark)
ORDER BY told.mark
ON CONFLICT (mark) DO NOTHING
"""
COMPARE = """
WITH told AS MATERIALIZED (
    SELECT {mark} AS mark FROM (SELECT '{kind}' AS kind, rows.fact FROM ({source}) AS rows
        (fact, day, commune, sector, size)) AS facts
), counted AS (SELECT mark FROM ledger_event WHERE kind = '{kind}')
SELECT count(told.mark), count(*) FILTER (WHERE counted.mark IS NULL),
    count(*) FILTER (WHERE told.mark IS NULL)
FROM told FULL JOIN counted ON told.mark = counted.mark
"""


# Whole tables are read at night; the limit is for pages.
UNHURRIED = "SET LOCAL statement_timeout = 0"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Facts of a kind against its events.

    Attributes:
        facts: how many stand in rows.
        missing: facts without an event: none, once they were entered.
        past: events whose fact is gone. They stay: rows are erased, expire or are taken back,
            what happened on a day does not.
    """

    kind: Happening
    facts: int
    missing: int
    past: int


def register_facts(kind: Happening, source: str) -> None:
    """Say how the facts of a kind are read; see `_sources` for the columns."""
    _sources[kind] = source


def registered() -> frozenset[Happening]:
    """Kinds whose facts stand in rows; visitors of a day are not among them."""
    return frozenset(_sources)


@transaction.atomic
def compare_facts() -> list[Comparison]:
    """Each kind's facts against its events; one query a kind."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(UNHURRIED)
        for kind in sorted(_sources):
            cursor.execute(_filled(COMPARE, kind))
            found.append(Comparison(kind, *cursor.fetchone()))
    return found


@transaction.atomic
def count_past() -> Mapping[Happening, int]:
    """Enter every fact that has no event, with the day on which it happened; again, it enters none.

    Days that are over are rolled up anew, for nobody else does.

    Returns: by kind, how many were entered.
    """
    entered: dict[Happening, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(UNHURRIED)
        cursor.execute("SELECT coalesce(max(id), 0) FROM ledger_event")
        (last,) = cursor.fetchone()
        for kind in sorted(_sources):
            cursor.execute(_filled(ENTER, kind))
            entered[kind] = cursor.rowcount
        cursor.execute("SELECT DISTINCT day FROM ledger_event WHERE id > %s ORDER BY day", [last])
        days: list[date] = [day for (day,) in cursor.fetchall()]
    roll_up_days(days=days)
    return entered


def check_facts() -> list[Comparison]:
    """What the night does: say what differs, and enter what is missing.

    Returns: the comparison as it was before.
    """
    found = compare_facts()
    for each in found:
        if each.missing:
            log.warning("%s: %s of %s facts had no event", each.kind, each.missing, each.facts)
        log.info("%s: %s events are of facts that are gone", each.kind, each.past)
    if any(each.missing for each in found):
        count_past()
    return found


def _filled(statement: str, kind: Happening) -> str:
    """Only texts of our own stand in it; "%" in them is no parameter, for none are given."""
    return statement.format(mark=MARK, kind=kind.value, source=_sources[kind])
