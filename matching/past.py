"""Matches, requests and trials as events are read from rows; see `ledger.events.facts`."""

from enterprises.services.past import SIZE, size_sql
from ledger.events.facts import register_facts
from ledger.events.kinds import Happening

_DAY = "({} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
_ENTERPRISE = "LEFT JOIN enterprises_enterprise AS e ON e.id = r.enterprise_id"
# Of an enterprise that is erased only that it happened.
_PLACE = f"e.commune_id, e.sector_id, CASE WHEN e.id IS NULL THEN '' ELSE {SIZE} END"
_SIZE = size_sql(
    household="coalesce((r.inputs->>'is_household')::boolean, false)",
    sector="r.inputs->>'sector'",
    employees="(r.inputs->>'employees')::bigint",
    revenue="(r.inputs->>'revenue_vnd')::bigint",
    capital="NULL::bigint",
)
# What an owner wrote in her own words is not read again: only what was said outright counts.
MATCHED = f"""
SELECT r.request_key::text, {_DAY.format("r.created_at")}, r.inputs->>'commune',
    r.inputs->>'sector', coalesce(nullif(r.inputs->>'size', ''), {_SIZE})
FROM matching_matchresult AS r
"""  # noqa: S608 - columns and conditions of our own
CONTACTED = f"""
SELECT 'trial:' || r.request_key, {_DAY.format("r.requested_at")}, {_PLACE}
FROM matching_trial AS r {_ENTERPRISE}
UNION ALL
SELECT 'prices:' || r.request_key, {_DAY.format("r.requested_at")}, {_PLACE}
FROM matching_quoterequest AS r {_ENTERPRISE}
"""  # noqa: S608
TRIAL = f"""
SELECT 'trial:' || r.request_key, {_DAY.format("r.start_noted_at")}, {_PLACE}
FROM matching_trial AS r {_ENTERPRISE} WHERE r.start_noted_at IS NOT NULL
"""  # noqa: S608
USING = f"""
SELECT 'trial:' || r.request_key, r.ended_on, {_PLACE}
FROM matching_trial AS r {_ENTERPRISE} WHERE r.state = 'RENEWED'
"""  # noqa: S608


def register_all() -> None:
    register_facts(Happening.MATCHED, MATCHED)
    register_facts(Happening.CONTACTED, CONTACTED)
    register_facts(Happening.TRIAL, TRIAL)
    register_facts(Happening.USING, USING)
