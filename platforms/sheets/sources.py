"""A source as a cell says it: "https://misa.vn/gia {Bảng giá} {Price list} 29/11/2026".

While it is staged it is a JSON array: address, both notes, and the day on which it was read until
`SOURCES_SAID` has put the days into a column of their own. Null is what is not said.
"""

import json
import re

from platforms.sheets import notes
from platforms.sheets.sites import site
from sheets.columns import CellError, day
from sheets.kinds import Part

MOST_NOTE = 300
_ADDRESS = site(400)
_DAY = re.compile(r"(.*?)\s*\(?((?<![^\s(])[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4})\)?")


def source(given: str) -> str:
    """What is said of a source as JSON. Raises: CellError."""
    said, read_on = _without_day(given)
    found, note_vi, note_en, behind = notes.with_notes(said, most=MOST_NOTE)
    if behind:
        raise CellError("notes")
    if not found and not note_vi:
        raise CellError("source-empty")
    where = _ADDRESS(found) if found else ""
    return json.dumps([where, note_vi, note_en, read_on], ensure_ascii=False)


def _without_day(given: str) -> tuple[str, str | None]:
    found = _DAY.fullmatch(given)
    return (found[1], day(found[2]).isoformat()) if found else (given, None)


# Signs that part sources from each other stand in an address as a web server reads them.
ADDRESS = "replace(replace(p.address, ';', '%%3B'), '|', '%%7C')"
STORED_SOURCE = f"jsonb_build_array({ADDRESS}, {notes.NOTES})::text"
SHOWN_SOURCES = (
    f"(SELECT array_agg(concat_ws(' ', nullif({ADDRESS}, ''), nullif({notes.SHOWN}, ''),"
    " to_char(p.retrieved_on, 'YYYY-MM-DD')) ORDER BY p.position, p.id)"
    " FROM platforms_source AS p WHERE p.platform_id = t.id)"
)
# One without notes means the stored one of its address, if there is one.
SOURCES_SAID = f"""
UPDATE staged AS s SET (sources, source_days) = (
    SELECT array_agg(DISTINCT found.said), jsonb_object_agg(found.said, found.read_on)
    FROM (SELECT coalesce(
            CASE WHEN n::jsonb -> 1 = 'null' THEN (SELECT min({STORED_SOURCE})
                FROM platforms_source AS p
                WHERE p.platform_id = s.target AND {ADDRESS} = n::jsonb ->> 0) END,
            jsonb_build_array(n::jsonb -> 0, coalesce(n::jsonb ->> 1, ''),
                coalesce(n::jsonb ->> 2, ''))::text) AS said,
        coalesce(n::jsonb ->> 3, s.sources_read_on::text) AS read_on
        FROM unnest(s.sources) AS n) AS found
) WHERE cardinality(s.sources) > 0
"""
UNDATED = """
SELECT s.line, n::jsonb ->> 0, NULL::jsonb FROM staged AS s, unnest(s.sources) AS n
WHERE s.source_days ->> n IS NULL
"""
SOURCES = Part(
    current=(
        f'(SELECT array_agg(DISTINCT {STORED_SOURCE} COLLATE "C")'
        " FROM platforms_source AS p WHERE p.platform_id = t.id)"
    ),
    amend=(
        "UPDATE platforms_source AS p SET note_vi = n::jsonb ->> 1, note_en = n::jsonb ->> 2"
        " FROM staged AS s, unnest(s.sources) AS n WHERE p.platform_id = s.target"
        f" AND p.note_vi = '' AND p.note_en = '' AND {ADDRESS} = n::jsonb ->> 0"
        f" AND NOT {STORED_SOURCE} = ANY(s.sources)"
    ),
    restore=(
        "UPDATE platforms_source AS p SET note_vi = '', note_en = '' FROM staged AS s"
        f" WHERE p.platform_id = s.target AND NOT {STORED_SOURCE} = ANY(s.sources)"
        f" AND jsonb_build_array({ADDRESS}, '', '')::text = ANY(s.sources)"
    ),
    remove=(
        "DELETE FROM platforms_source AS p USING staged AS s WHERE p.platform_id = s.target"
        f" AND NOT {STORED_SOURCE} = ANY(coalesce(s.sources, '{{}}'))"
    ),
    add=(
        "INSERT INTO platforms_source"
        " (platform_id, position, address, note_vi, note_en, retrieved_on)"
        " SELECT s.target, row_number() OVER (PARTITION BY s.target ORDER BY n)"
        " + coalesce((SELECT max(o.position) FROM platforms_source AS o"
        " WHERE o.platform_id = s.target), 0), n::jsonb ->> 0, n::jsonb ->> 1, n::jsonb ->> 2,"
        " (s.source_days ->> n)::date FROM staged AS s, unnest(s.sources) AS n"
        " WHERE NOT EXISTS (SELECT 1 FROM platforms_source AS p"
        f" WHERE p.platform_id = s.target AND {STORED_SOURCE} = n)"
    ),
    only_adds=True,
)
