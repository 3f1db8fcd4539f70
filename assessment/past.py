"""Finished assessments as events are read from rows; see `ledger.events.facts`."""

FINISHED = """
SELECT a.request_key::text, (a.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
    e.commune_id, a.sector_id, a.size
FROM assessment_assessment AS a LEFT JOIN enterprises_enterprise AS e ON e.id = a.enterprise_id
WHERE a.finished_at IS NOT NULL
"""
