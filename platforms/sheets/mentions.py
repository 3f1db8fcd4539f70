"""A recognition or certificate as a cell says it: "Sao Khuê 2025 / Sao Khue 2025 / vinasa.org.vn".

The English title may be left out. While it is staged it is a JSON array: both titles, the source.
"""

import json
import re

from sheets.columns import CellError
from sheets.kinds import Part

# "ISO/IEC 27001" is one title: signs between parts stand apart.
_APART = re.compile(r"\s/(?=\s|$)")


def mention(given: str) -> str:
    """What is said of one as JSON. Raises: CellError: "mention-source", "mention-long"."""
    title_vi, *more = (part.strip() for part in _APART.split(given, 2))
    title_en, source = ("", *more) if len(more) == 1 else (*more, "", "")[:2]
    if not (title_vi and source):
        raise CellError("mention-source")
    if len(title_vi) > 300 or len(title_en) > 300 or len(source) > 400:
        raise CellError("mention-long")
    return json.dumps([title_vi, title_en, source], ensure_ascii=False)


def _title(column: str) -> str:
    return f"replace(translate(p.{column}, ';|', ',,'), ' / ', ' ∕ ')"


SOURCE = "translate(p.source, ';|', ',,')"
SAID = f"{_title('title_vi')}, {_title('title_en')}, {SOURCE}"
STORED_MENTION = f"jsonb_build_array({SAID})::text"


def shown(kind: str) -> str:
    """SQL of what an export says of the mentions of row `t`."""
    return (
        f"(SELECT array_agg(concat_ws(' / ', {SAID}) ORDER BY p.id)"
        f" FROM platforms_mention AS p WHERE p.platform_id = t.id AND p.kind = '{kind}')"
    )


def mentions(kind: str, column: str) -> Part:
    """Those of one kind."""
    return Part(
        current=(
            f'(SELECT array_agg(DISTINCT {STORED_MENTION} COLLATE "C")'
            f" FROM platforms_mention AS p WHERE p.platform_id = t.id AND p.kind = '{kind}')"
        ),
        remove=(
            "DELETE FROM platforms_mention AS p USING staged AS s WHERE p.platform_id = s.target"
            f" AND p.kind = '{kind}'"
            f" AND NOT {STORED_MENTION} = ANY(coalesce(s.{column}, '{{}}'))"
        ),
        add=(
            "INSERT INTO platforms_mention (platform_id, kind, title_vi, title_en, source)"
            f" SELECT s.target, '{kind}', n::jsonb ->> 0, n::jsonb ->> 1, n::jsonb ->> 2"
            f" FROM staged AS s, unnest(s.{column}) AS n"
            " WHERE NOT EXISTS (SELECT 1 FROM platforms_mention AS p"
            f" WHERE p.platform_id = s.target AND p.kind = '{kind}' AND {STORED_MENTION} = n)"
        ),
        only_adds=True,
    )
