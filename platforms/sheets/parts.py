"""Rows that hang on a listing, as one column of a sheet each: SQL over `staged`."""

from platforms.sheets.plans import IS_PLAIN, PLAIN_PLAN, STORED_PLAN
from sheets.kinds import Part


def needs(strength: str, column: str) -> Part:
    """The needs of one strength; one that is listed with the other strength is taken over."""
    return Part(
        current=(
            '(SELECT array_agg(p.need_id::text ORDER BY p.need_id::text COLLATE "C")'
            " FROM platforms_platformneed AS p"
            f" WHERE p.platform_id = t.id AND p.strength = '{strength}')"
        ),
        remove=(
            "DELETE FROM platforms_platformneed AS p USING staged AS s"
            " WHERE p.platform_id = s.target"
            f" AND (p.strength = '{strength}') <> (p.need_id = ANY(coalesce(s.{column}, '{{}}')))"
            f" AND (p.strength = '{strength}' OR p.need_id = ANY(coalesce(s.{column}, '{{}}')))"
        ),
        add=(
            "INSERT INTO platforms_platformneed (platform_id, need_id, strength)"
            f" SELECT s.target, n, '{strength}' FROM staged AS s, unnest(s.{column}) AS n"
            " WHERE NOT EXISTS (SELECT 1 FROM platforms_platformneed AS o"
            " WHERE o.platform_id = s.target AND o.need_id = n)"
        ),
    )


SECTORS = Part(
    current=(
        '(SELECT array_agg(p.sector_id::text ORDER BY p.sector_id::text COLLATE "C")'
        " FROM platforms_platformsector AS p WHERE p.platform_id = t.id)"
    ),
    remove=(
        "DELETE FROM platforms_platformsector AS p USING staged AS s WHERE p.platform_id = s.target"
        " AND NOT (p.sector_id = ANY(coalesce(s.sectors, '{}')))"
    ),
    add=(
        "INSERT INTO platforms_platformsector (platform_id, sector_id)"
        " SELECT s.target, n FROM staged AS s, unnest(s.sectors) AS n"
        " WHERE NOT EXISTS (SELECT 1 FROM platforms_platformsector AS o"
        " WHERE o.platform_id = s.target AND o.sector_id = n)"
    ),
)
LINKED = (
    "coalesce((SELECT q.slug FROM platforms_platform AS q WHERE q.id = p.target_id),"
    " p.outside_name)::text"
)
LINKS = Part(
    current=(
        f'(SELECT array_agg({LINKED} ORDER BY {LINKED} COLLATE "C")'
        " FROM platforms_platformlink AS p WHERE p.platform_id = t.id)"
    ),
    remove=(
        "DELETE FROM platforms_platformlink AS p USING staged AS s WHERE p.platform_id = s.target"
        f" AND NOT ({LINKED} = ANY(coalesce(s.links, '{{}}')))"
    ),
    add=(
        "INSERT INTO platforms_platformlink (platform_id, target_id, outside_name)"
        " SELECT s.target, q.id, CASE WHEN q.id IS NULL THEN n ELSE '' END"
        " FROM staged AS s, unnest(s.links) AS n LEFT JOIN platforms_platform AS q ON q.slug = n"
        " WHERE NOT EXISTS (SELECT 1 FROM platforms_platformlink AS p"
        f" WHERE p.platform_id = s.target AND {LINKED} = n)"
    ),
    only_adds=True,
)
PLANS = Part(
    current=(
        f'(SELECT array_agg({STORED_PLAN} ORDER BY {STORED_PLAN} COLLATE "C")'
        " FROM platforms_pricingplan AS p WHERE p.platform_id = t.id)"
    ),
    amend=(
        "UPDATE platforms_pricingplan AS p SET note_vi = n::jsonb ->> 7, note_en = n::jsonb ->> 8"
        " FROM staged AS s, unnest(s.plans) AS n WHERE p.platform_id = s.target"
        f" AND p.note_vi = '' AND p.note_en = '' AND {IS_PLAIN}"
        f" AND NOT {STORED_PLAN} = ANY(s.plans)"
    ),
    restore=(
        "UPDATE platforms_pricingplan AS p SET note_vi = '', note_en = '' FROM staged AS s"
        f" WHERE p.platform_id = s.target AND NOT {STORED_PLAN} = ANY(s.plans)"
        f" AND jsonb_build_array({PLAIN_PLAN}, '', '')::text = ANY(s.plans)"
    ),
    remove=(
        "DELETE FROM platforms_pricingplan AS p USING staged AS s WHERE p.platform_id = s.target"
        f" AND NOT ({STORED_PLAN} = ANY(coalesce(s.plans, '{{}}')))"
    ),
    add=(
        "INSERT INTO platforms_pricingplan (platform_id, position, charge, price_vnd, period, per,"
        " name, source, note_vi, note_en, is_second_hand)"
        " SELECT s.target, row_number() OVER (PARTITION BY s.target ORDER BY n)"
        " + coalesce((SELECT max(o.position) FROM platforms_pricingplan AS o"
        " WHERE o.platform_id = s.target), 0), n::jsonb ->> 0, (n::jsonb ->> 1)::bigint,"
        " n::jsonb ->> 2, n::jsonb ->> 3, n::jsonb ->> 4, n::jsonb ->> 5, n::jsonb ->> 7,"
        " n::jsonb ->> 8, coalesce((n::jsonb ->> 6)::boolean, false)"
        " FROM staged AS s, unnest(s.plans) AS n"
        " WHERE NOT EXISTS (SELECT 1 FROM platforms_pricingplan AS p"
        f" WHERE p.platform_id = s.target AND {STORED_PLAN} = n)"
    ),
    only_adds=True,
)
