"""Enterprises advised as events are read from rows; see `ledger.events.facts`."""

from ledger.events.facts import register_facts
from ledger.events.kinds import Happening

# The day on which the first talk stood there as held: it was agreed on before, or noted after.
ADVISED = """
SELECT 'case:' || c.request_key,
    (min(greatest(s.created_at, s.held_at)) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
    c.commune_id, c.sector_id, c.size
FROM advisers_case AS c JOIN advisers_session AS s ON s.case_id = c.id
WHERE s.minutes > 0 AND s.removed_at IS NULL GROUP BY c.id
"""


def register() -> None:
    register_facts(Happening.CONSULTED, ADVISED)
