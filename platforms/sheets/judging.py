"""How listings of a sheet are found again, and what must be true of them: SQL over `staged`."""

from platforms.models.revisions import OPEN
from platforms.sheets.plans import PLANS_SAID
from platforms.sheets.sources import SOURCES_SAID, UNDATED
from sheets.kinds import Check
from sheets.reference import SLUG
from sheets.staging import told

VENDOR = """
UPDATE staged SET vendor_id = found.id FROM (
    SELECT said.vendor, min(v.id) AS id
    FROM (SELECT DISTINCT vendor FROM staged WHERE vendor IS NOT NULL) AS said
    JOIN platforms_vendor AS v
        ON v.slug = said.vendor OR vi_name_key(v.name) = vi_name_key(said.vendor)
    GROUP BY said.vendor HAVING count(*) = 1
) AS found WHERE staged.vendor = found.vendor
"""
BY_NAME = """
UPDATE staged SET target = found.id FROM (
    SELECT s.line, min(t.id) AS id FROM staged AS s JOIN platforms_platform AS t
        ON t.vendor_id = s.vendor_id AND vi_name_key(t.name) = vi_name_key(s.name)
    WHERE s.target IS NULL AND s.slug IS NULL GROUP BY s.line HAVING count(*) = 1
) AS found WHERE staged.line = found.line
"""
NEW_SLUG = """
UPDATE staged SET slug = left(trim(BOTH '-' FROM
    regexp_replace(fold(name), '[^a-z0-9]+', '-', 'g')), 80)
WHERE target IS NULL AND slug IS NULL AND name IS NOT NULL
"""
SLUG_TAKEN = """
SELECT s.line, s.slug, NULL::jsonb FROM staged AS s WHERE s.target IS NULL AND (s.slug = ''
OR EXISTS (SELECT 1 FROM platforms_platform AS t WHERE t.slug = s.slug)
OR EXISTS (SELECT 1 FROM staged AS o WHERE o.slug = s.slug AND o.line < s.line))
"""
UNKNOWN_NEED = """
SELECT s.line, n, NULL::jsonb FROM staged AS s, unnest(s.{column}) AS n WHERE NOT EXISTS
    (SELECT 1 FROM reference_need AS r WHERE r.code = n AND NOT r.is_retired)
"""
UNKNOWN_SECTOR = """
SELECT s.line, n, NULL::jsonb FROM staged AS s, unnest(s.sectors) AS n
WHERE NOT EXISTS (SELECT 1 FROM reference_sector AS r WHERE r.code = n AND NOT r.is_retired)
"""
# What is written like an address is one: a slip of the pen makes no other product.
UNKNOWN_PLATFORM = f"""
SELECT s.line, n, NULL::jsonb FROM staged AS s, unnest(s.links) AS n WHERE n ~ '^{SLUG}$'
AND NOT EXISTS (SELECT 1 FROM platforms_platform AS t WHERE t.slug = n)
AND NOT EXISTS (SELECT 1 FROM platforms_platformlink AS o
    WHERE o.platform_id = s.target AND o.outside_name = n)
"""
OWN_LINK = """
SELECT s.line, n, NULL::jsonb FROM staged AS s, unnest(s.links) AS n
WHERE EXISTS (SELECT 1 FROM platforms_platform AS t WHERE t.id = s.target AND t.slug = n)
"""
OF_STATUS = """
SELECT s.line, t.name, NULL::jsonb FROM staged AS s
JOIN platforms_platform AS t ON t.id = s.target WHERE t.status = '{status}'
"""
# What a draft says is what will be published: a sheet under it would be lost in silence.
DRAFTED = f"""
SELECT s.line, t.name, NULL::jsonb FROM staged AS s
JOIN platforms_platform AS t ON t.id = s.target WHERE t.status = 'DRAFT'
AND EXISTS (SELECT 1 FROM platforms_revision AS r
    WHERE r.platform_id = t.id AND r.state IN ({", ".join(f"'{state}'" for state in OPEN)}))
"""

MATCH = (
    VENDOR,
    "UPDATE staged SET target = t.id FROM platforms_platform AS t WHERE t.slug = staged.slug",
    BY_NAME,
    NEW_SLUG,
    "UPDATE staged SET sector_scope = 'LISTED'"
    " WHERE sector_scope IS NULL AND cardinality(sectors) > 0",
    PLANS_SAID,
    SOURCES_SAID,
)
CHECKS = (
    Check(
        "unknown-vendor",
        "SELECT line, vendor, NULL::jsonb FROM staged"
        " WHERE vendor IS NOT NULL AND vendor_id IS NULL",
        "vendor",
    ),
    Check("unknown-need", UNKNOWN_NEED.format(column="needs_core"), "needs_core"),
    Check("unknown-need", UNKNOWN_NEED.format(column="needs_supporting"), "needs_supporting"),
    Check(
        "both-strengths",
        "SELECT line, array_to_string(needs_supporting, ';'), NULL::jsonb FROM staged"
        " WHERE needs_core && needs_supporting",
        "needs_supporting",
    ),
    Check("unknown-sector", UNKNOWN_SECTOR, "sectors"),
    Check("slug-taken", SLUG_TAKEN, "slug"),
    Check("unknown-platform", UNKNOWN_PLATFORM, "links"),
    Check("own-link", OWN_LINK, "links"),
    Check("source-day", f"{UNDATED} AND NOT {told('sources_read_on')}", "sources_read_on"),
    Check("published", OF_STATUS.format(status="PUBLISHED"), is_error=False),
    # Who lifts a suspension is shown no change of the text.
    Check("suspended", OF_STATUS.format(status="SUSPENDED"), is_error=False),
    Check("retired", OF_STATUS.format(status="RETIRED"), is_error=False),
    Check("drafted", DRAFTED, is_error=False),
)
