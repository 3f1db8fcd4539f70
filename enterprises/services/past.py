"""Enterprises and their sizes as events are read from rows: the SQL of `enterprises.rules`."""

# What one group of Decree 80 says; see `size_class`.
_IN_GROUP = """
coalesce((SELECT held.size FROM reference_sizelimit AS held
    WHERE held.group_id = {group} AND {employees} <= held.max_employees
        AND (({revenue}) IS NULL AND ({capital}) IS NULL
            OR {revenue} <= held.max_revenue_vnd OR {capital} <= held.max_capital_vnd)
    ORDER BY held.max_employees LIMIT 1), 'large')
"""
_SIZE = """
CASE WHEN {household} THEN 'household' WHEN ({employees}) IS NULL THEN ''
ELSE (SELECT CASE WHEN count(DISTINCT said.size) = 1 THEN min(said.size) ELSE '' END
    FROM (SELECT {in_group} AS size FROM reference_sizegroup AS kind
        WHERE NOT EXISTS (SELECT FROM reference_sector AS trade WHERE trade.code = {sector}
            AND trade.size_group_id IS NOT NULL AND trade.size_group_id <> kind.code)) AS said)
END
"""


def size_sql(*, household: str, sector: str, employees: str, revenue: str, capital: str) -> str:
    """The size of an enterprise as `note_enterprise` tells it, of SQL for each of its facts.

    Where no group is known, what all groups agree on; '' where they do not, or too little is said.
    """
    facts = {"employees": employees, "revenue": revenue, "capital": capital}
    in_group = _IN_GROUP.format(group="kind.code", **facts)
    return _SIZE.format(household=household, sector=sector, in_group=in_group, **facts)


# Of the row `e`.
SIZE = size_sql(
    household="e.kind = 'HOUSEHOLD'",
    sector="e.sector_id",
    employees="e.employees",
    revenue="e.revenue_band_vnd",
    capital="e.capital_band_vnd",
)
# Those that somebody acts for; what came in by a sheet nobody entered.
REGISTERED = f"""
SELECT e.request_key::text, (e.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
    e.commune_id, e.sector_id, {SIZE}
FROM enterprises_enterprise AS e
WHERE EXISTS (SELECT FROM enterprises_membership AS m WHERE m.enterprise_id = e.id)
"""  # noqa: S608 - columns and conditions of our own
