"""Needs and communes as sheets. They lie below this layer, so their kinds stand here."""

from django.utils.translation import gettext_lazy as _

from sheets.columns import Column, choice, code, degrees, several, text, whole, yes_no
from sheets.kinds import Check, Kind, Part

PILLARS = (
    "customer-experience",
    "strategy",
    "infrastructure-technology",
    "operations",
    "culture",
    "data-assets",
)
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
pillar = choice(dict.fromkeys(PILLARS, ()))
CODE_STAYS = _("A row is found again by its code. A code that is not there yet is a new row.")
EMPTY_STAYS = _("An empty cell changes nothing.")
# A province by its code, its name, or its name without what kind of unit it is.
PROVINCE = """
UPDATE staged SET province_id = found.code FROM (
    SELECT said.province, p.code FROM
        (SELECT DISTINCT province FROM staged WHERE province IS NOT NULL) AS said
    JOIN reference_province AS p ON NOT p.is_retired AND (said.province = p.code
        OR vi_name_key(regexp_replace(said.province, '^(thành phố|tỉnh|tp\\.?|t\\.) *', '', 'i'))
            = vi_name_key(p.short_name))
) AS found WHERE staged.province = found.province
"""
UNKNOWN_PROVINCE = Check(
    "unknown-province",
    "SELECT line, province, NULL::jsonb FROM staged"
    " WHERE province IS NOT NULL AND province_id IS NULL",
    "province",
)

NEEDS = Kind(
    code="needs",
    model="reference.Need",
    title=_("needs"),
    name="name_vi",
    import_right="sheets.import_needs",
    export_right="sheets.export_needs",
    is_coded=True,
    columns=(
        Column("code", _("code"), code(SLUG), required=True, aliases=("ma", "ma nhu cau")),
        Column("name_vi", _("Vietnamese name"), text(250), aliases=("ten", "ten nhu cau", "name")),
        Column("name_en", _("English name"), text(250), aliases=("ten tieng anh",)),
        Column(
            "function",
            _("business function"),
            text(250),
            aliases=("nhom", "nhom nghiep vu"),
            hint=_("its code or name"),
        ),
        Column("description_vi", _("Vietnamese description"), text(500), aliases=("mo ta",)),
        Column("description_en", _("English description"), text(500)),
        Column("pillar", _("main pillar"), pillar),
        Column("pillars", _("pillars"), several(pillar), "text[]", hint=_("several with ;")),
        Column("position", _("position"), whole(0, 32_000), "integer", aliases=("thu tu",)),
        Column("is_retired", _("retired"), yes_no, "boolean"),
        Column(
            "phrases",
            _("phrases"),
            several(text(120)),
            "text[]",
            aliases=("tu dong nghia", "cach goi", "synonyms"),
            hint=_("several with ;"),
        ),
    ),
    extra=(("function_id", "text"),),
    fields={
        "code": "code",
        "name_vi": "name_vi",
        "name_en": "name_en",
        "function_id": "function_id",
        "description_vi": "description_vi",
        "description_en": "description_en",
        "pillar": "pillar",
        "pillars": "pillars",
        "position": "position",
        "is_retired": "is_retired",
    },
    parts={
        "phrases": Part(
            current=(
                '(SELECT array_agg(p.text::text ORDER BY p.text COLLATE "C")'
                " FROM reference_needsynonym AS p WHERE p.need_id = t.code)"
            ),
            remove=(
                "DELETE FROM reference_needsynonym AS p USING staged AS s"
                " WHERE p.need_id = s.target"
                " AND NOT (p.text = ANY(coalesce(s.phrases, '{}')))"
            ),
            add=(
                "INSERT INTO reference_needsynonym (need_id, text, language, is_retired)"
                " SELECT s.target, p, CASE WHEN p = fold(p) THEN 'PLAIN' ELSE 'VI' END, false"
                " FROM staged AS s, unnest(s.phrases) AS p WHERE NOT EXISTS (SELECT 1 FROM"
                " reference_needsynonym AS o WHERE o.need_id = s.target AND o.text = p)"
            ),
            only_adds=True,
        )
    },
    match=(
        "UPDATE staged SET target = code",
        # The main pillar comes first in the list of all.
        "UPDATE staged SET pillars = array_prepend(pillar, array_remove(pillars, pillar))"
        " WHERE pillar IS NOT NULL AND (pillars IS NULL OR pillar = ANY(pillars))",
        "UPDATE staged SET function_id = f.code FROM reference_businessfunction AS f"
        " WHERE staged.function = f.code OR vi_name_key(staged.function) = vi_name_key(f.name_vi)",
    ),
    checks=(
        Check(
            "unknown-function",
            "SELECT line, function, NULL::jsonb FROM staged"
            " WHERE function IS NOT NULL AND function_id IS NULL",
            "function",
        ),
        Check(
            "pillars",
            "SELECT line, pillar, NULL::jsonb FROM staged AS s"
            " WHERE pillar IS NOT NULL AND NOT (pillar = ANY(pillars))",
            "pillars",
        ),
    ),
    fresh={
        "name_en": "''",
        "description_en": "''",
        "position": "0",
        "is_retired": "false",
        "shipped_digest": "''",
    },
    required_new=("name_vi", "function", "description_vi", "pillar"),
    shown={"function": "t.function_id"},
    words={
        "unknown-function": _("There is no business function with this code or name."),
        "pillars": _("The main pillar is not among the pillars."),
    },
    notes=(
        CODE_STAYS,
        EMPTY_STAYS,
        _("Phrases are added to those that are there; none is taken away."),
    ),
)

COMMUNES = Kind(
    code="communes",
    model="reference.Commune",
    title=_("communes"),
    name="name",
    import_right="sheets.import_communes",
    export_right="sheets.export_communes",
    is_coded=True,
    columns=(
        Column(
            "code",
            _("code"),
            code(r"[0-9]{5}"),
            required=True,
            aliases=("ma", "ma xa", "ma phuong xa"),
            hint=_("5 digits, with the zeros at the start"),
        ),
        Column("name", _("name"), text(80), aliases=("ten", "ten xa", "ten phuong xa")),
        Column(
            "kind",
            _("kind"),
            choice({"phường": ("Phường",), "xã": ("Xã",), "đặc khu": ("Đặc khu",)}),
            aliases=("loai", "type"),
        ),
        Column(
            "province",
            _("province"),
            text(60),
            aliases=("tinh", "tinh thanh", "ma tinh", "province_code"),
            hint=_("its code or name"),
        ),
        Column("latitude", _("latitude"), degrees(90), "numeric(8,5)", aliases=("vi do",)),
        Column("longitude", _("longitude"), degrees(180), "numeric(8,5)", aliases=("kinh do",)),
        Column("is_retired", _("retired"), yes_no, "boolean"),
    ),
    extra=(("province_id", "text"),),
    fields={
        "code": "code",
        "name": "name",
        "kind": "kind",
        "province_id": "province_id",
        "latitude": "latitude",
        "longitude": "longitude",
        "is_retired": "is_retired",
    },
    match=("UPDATE staged SET target = code", PROVINCE),
    checks=(UNKNOWN_PROVINCE,),
    fresh={"is_retired": "false", "shipped_digest": "''"},
    required_new=("name", "kind", "province", "latitude", "longitude"),
    shown={"province": "t.province_id"},
    notes=(CODE_STAYS, EMPTY_STAYS),
)
