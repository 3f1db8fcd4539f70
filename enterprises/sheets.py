"""Enterprises as sheets: found again by the tax code, else by name and commune.

Whoever acts for an enterprise has the say over its profile: an import leaves such rows alone.
"""

from django.utils.translation import gettext_lazy as _

from enterprises.bands import CAPITAL_BANDS, REVENUE_BANDS
from enterprises.models import Enterprise
from reference.tax_codes import TaxCodeError, read_tax_code
from sheets.columns import CellError, Column, Parse, choice, text, whole, yes_no
from sheets.kinds import Check, Kind
from sheets.reference import EMPTY_STAYS, PROVINCE, UNKNOWN_PROVINCE
from sheets.staging import told

KINDS = {
    "SME": ("doanh nghiệp", "doanh nghiệp nhỏ và vừa", "enterprise", "DN", "DNNVV"),
    "HOUSEHOLD": ("hộ kinh doanh", "household business", "household", "HKD"),
}
MOST_VND = 10**15
SECTOR = """
UPDATE staged SET sector_id = found.code FROM (
    SELECT said.sector, r.code
    FROM (SELECT DISTINCT sector FROM staged WHERE sector IS NOT NULL) AS said
    JOIN reference_sector AS r ON NOT r.is_retired AND r.is_selectable
        AND (upper(said.sector) = r.code OR vi_name_key(said.sector) IN
            (vi_name_key(r.name_vi), vi_name_key(nullif(r.short_vi, ''))))
) AS found WHERE staged.sector = found.sector
"""
SEVERAL = (
    "FROM staged AS s JOIN enterprises_enterprise AS t ON vi_name_key(t.name) = s.name_key"
    " AND t.commune_id = s.commune_id AND (t.tax_code IS NULL OR s.tax_code IS NULL)"
    " WHERE s.target IS NULL GROUP BY s.line"
)
# A commune by its code or name; a name alone must be the only one in the country or the province.
COMMUNE_CODE = (
    "UPDATE staged SET commune_id = c.code, province_id = coalesce(staged.province_id,"
    " c.province_id) FROM reference_commune AS c WHERE staged.commune = c.code"
)
COMMUNE_NAMES = """
CREATE TEMP TABLE staged_communes ON COMMIT DROP AS
WITH said AS MATERIALIZED (
    SELECT DISTINCT commune, province_id FROM staged
    WHERE commune IS NOT NULL AND commune_id IS NULL
), asked AS (
    SELECT commune, province_id, unnest(ARRAY[vi_name_key(commune),
        vi_name_key(regexp_replace(commune, '^(p|x|đk)\\. *', '', 'i'))]) AS key FROM said
), named AS (
    SELECT code, province_id, unnest(ARRAY[vi_name_key(name),
        vi_name_key(regexp_replace(name, '^(phường|xã|đặc khu) +', '', 'i'))]) AS key
    FROM reference_commune WHERE NOT is_retired
)
SELECT s.commune, s.province_id, count(DISTINCT n.code) AS hits, min(n.code) AS code
FROM asked AS s JOIN named AS n
    ON s.key = n.key AND (s.province_id IS NULL OR s.province_id = n.province_id)
GROUP BY s.commune, s.province_id
"""
COMMUNE_NAME = """
UPDATE staged SET commune_id = found.code FROM staged_communes AS found
WHERE found.hits = 1 AND staged.commune_id IS NULL AND staged.commune = found.commune
    AND staged.province_id IS NOT DISTINCT FROM found.province_id
"""
AMBIGUOUS = """
SELECT s.line, s.commune, jsonb_build_object('count', found.hits) FROM staged AS s
JOIN staged_communes AS found ON s.commune = found.commune
    AND s.province_id IS NOT DISTINCT FROM found.province_id
WHERE found.hits > 1 AND s.commune_id IS NULL
"""
UNKNOWN_COMMUNE = """
SELECT s.line, s.commune, NULL::jsonb FROM staged AS s WHERE s.commune IS NOT NULL
AND s.commune_id IS NULL AND NOT EXISTS (SELECT 1 FROM staged_communes AS found
    WHERE s.commune = found.commune AND s.province_id IS NOT DISTINCT FROM found.province_id)
"""
OTHER_PROVINCE = """
SELECT s.line, s.province, NULL::jsonb FROM staged AS s
JOIN reference_commune AS c ON c.code = s.commune_id
WHERE s.province_id IS NOT NULL AND s.province_id <> c.province_id
"""
TWICE = """
SELECT line, name, jsonb_build_object('line', first) FROM (
    SELECT line, name, min(line) OVER same AS first, bool_or(tax_code IS NULL) OVER same AS is_open
    FROM staged WHERE commune_id IS NOT NULL AND name_key IS NOT NULL
    WINDOW same AS (PARTITION BY name_key, commune_id)
) AS s WHERE line > first AND is_open
"""
SAME_CODE = """
SELECT line, tax_code, jsonb_build_object('line', first) FROM (
    SELECT line, tax_code, min(line) OVER (PARTITION BY tax_code) AS first
    FROM staged WHERE tax_code IS NOT NULL AND target IS NULL
) AS s WHERE line > first
"""
PERSONAL = """
SELECT s.line, s.tax_code, NULL::jsonb FROM staged AS s
LEFT JOIN enterprises_enterprise AS t ON t.id = s.target
WHERE length(s.tax_code) = 12 AND coalesce(s.kind, t.kind) = 'SME'
    OR s.kind = 'SME' AND s.tax_code IS NULL AND length(t.tax_code) = 12
"""


# A commune that is not understood is told of as such.
ELSEWHERE = """
SELECT s.line, coalesce(s.tax_code, s.name), NULL::jsonb FROM staged AS s
LEFT JOIN enterprises_enterprise AS t ON t.id = s.target
LEFT JOIN reference_commune AS held ON held.code = t.commune_id
LEFT JOIN reference_commune AS said ON said.code = s.commune_id
WHERE CASE WHEN s.target IS NOT NULL
    THEN held.province_id IS DISTINCT FROM %(limit)s OR said.province_id <> %(limit)s
    ELSE coalesce(said.province_id, '') <> %(limit)s
        AND (s.commune IS NULL OR s.commune_id IS NOT NULL) END
"""


def tax_code(given: str) -> str:
    """A tax code in its stored form; with a hint where a spreadsheet took its first zero."""
    try:
        return read_tax_code(given, is_household=True)
    except TaxCodeError as error:
        is_short = error.reason == "length" and len("".join(filter(str.isdigit, given))) in (9, 11)
        raise CellError("tax-zero" if is_short else f"tax-{error.reason}") from None


def band(bands: tuple[tuple[int, object], ...]) -> Parse:
    """An amount as the upper end of its band: exact figures are not kept."""
    amount = whole(0, MOST_VND)

    def parse(given: str) -> int:
        value = amount(given)
        return next((top for top, _label in bands if value <= top), bands[-1][0])

    return parse


ENTERPRISES = Kind(
    code="enterprises",
    model="enterprises.Enterprise",
    title=_("enterprises"),
    name="name",
    import_right="sheets.import_enterprises",
    export_right="sheets.export_enterprises",
    columns=(
        Column(
            "tax_code",
            _("tax code"),
            tax_code,
            aliases=("mst", "ma so thue", "ma so doanh nghiep", "msdn"),
            hint=_("10, 13 or 12 digits, with the zeros at the start"),
        ),
        Column(
            "name",
            _("name"),
            text(200),
            aliases=("ten", "ten doanh nghiep", "ten cong ty", "ten ho kinh doanh"),
        ),
        Column(
            "kind",
            _("kind"),
            choice(KINDS),
            aliases=("loai", "loai hinh"),
            words=dict(Enterprise.Kind.choices),
        ),
        Column(
            "sector",
            _("sector"),
            text(250),
            aliases=("nganh", "nganh nghe", "ma nganh", "vsic"),
            hint=_("code of VSIC 2025, a letter or two digits, or the name"),
        ),
        Column(
            "employees",
            _("employees"),
            whole(0, 2_000_000_000),
            "integer",
            aliases=("so lao dong", "lao dong", "so nhan vien"),
        ),
        Column(
            "revenue_band_vnd",
            _("revenue a year, VND"),
            band(REVENUE_BANDS),
            "bigint",
            aliases=("doanh thu", "doanh thu nam"),
            hint=_("only the band is kept"),
        ),
        Column(
            "capital_band_vnd",
            _("total capital, VND"),
            band(CAPITAL_BANDS),
            "bigint",
            aliases=("von", "tong nguon von", "nguon von"),
            hint=_("only the band is kept"),
        ),
        Column(
            "province",
            _("province"),
            text(60),
            aliases=("tinh", "tinh thanh", "tinh thanh pho"),
            hint=_("its code or name"),
        ),
        Column(
            "commune",
            _("commune"),
            text(120),
            aliases=("xa", "phuong", "xa phuong", "phuong xa", "ma xa"),
            hint=_("its code or its name since 1 July 2025"),
        ),
        Column(
            "is_women_owned", _("owned by women"), yes_no, "boolean", aliases=("phu nu lam chu",)
        ),
        Column(
            "female_share_percent",
            _("share of women among employees, %"),
            whole(0, 100),
            "integer",
            aliases=("ty le lao dong nu",),
        ),
        Column(
            "is_social_enterprise",
            _("social enterprise"),
            yes_no,
            "boolean",
            aliases=("doanh nghiep xa hoi",),
        ),
    ),
    extra=(("sector_id", "text"), ("province_id", "text"), ("commune_id", "text")),
    fields={
        name: name
        for name in (
            *("tax_code", "name", "kind", "sector_id", "employees", "revenue_band_vnd"),
            *("capital_band_vnd", "commune_id", "is_women_owned", "female_share_percent"),
            "is_social_enterprise",
        )
    },
    needed=(("tax_code", "name"), ("tax_code", "commune")),
    match=(
        SECTOR,
        PROVINCE,
        COMMUNE_CODE,
        "DROP TABLE IF EXISTS pg_temp.staged_communes",
        COMMUNE_NAMES,
        COMMUNE_NAME,
        "UPDATE staged SET target = t.id FROM enterprises_enterprise AS t"
        " WHERE t.tax_code = staged.tax_code AND NOT t.is_tax_code_disputed",
        "UPDATE staged SET target = found.id FROM"
        f" (SELECT s.line, min(t.id) AS id {SEVERAL} HAVING count(*) = 1) AS found"
        " WHERE found.line = staged.line",
        # Another spelling of the same name is no change.
        "UPDATE staged SET name = t.name FROM enterprises_enterprise AS t WHERE t.id = target"
        " AND vi_name_key(t.name) = name_key AND t.name <> staged.name",
    ),
    elsewhere=ELSEWHERE,
    checks=(
        Check(
            "unknown-sector",
            "SELECT line, sector, NULL::jsonb FROM staged"
            " WHERE sector IS NOT NULL AND sector_id IS NULL",
            "sector",
        ),
        UNKNOWN_PROVINCE,
        Check("unknown-commune", UNKNOWN_COMMUNE, "commune"),
        Check("ambiguous-commune", AMBIGUOUS, "commune"),
        Check("other-province", OTHER_PROVINCE, "province"),
        Check("tax-kind", PERSONAL, "tax_code"),
        Check("same-code", SAME_CODE, "tax_code"),
        Check("same-firm", TWICE),
        Check(
            "several",
            "SELECT line, NULL, jsonb_build_object('count', hits) FROM"
            f" (SELECT s.line, count(*) AS hits {SEVERAL} HAVING count(*) > 1) AS s",
        ),
        Check(
            "no-key",
            "SELECT line, name, NULL::jsonb FROM staged AS s WHERE tax_code IS NULL"
            f" AND commune IS NULL AND NOT {told('tax_code', 'commune')}",
        ),
        Check(
            "has-owner",
            "SELECT s.line, t.name, NULL::jsonb FROM staged AS s"
            " JOIN enterprises_enterprise AS t ON t.id = s.target WHERE EXISTS"
            " (SELECT 1 FROM enterprises_membership AS m WHERE m.enterprise_id = t.id)",
            is_error=False,
        ),
    ),
    fresh={
        "kind": "CASE WHEN length(s.tax_code) = 12 OR lower(left(s.name, 3)) = 'hộ '"
        " THEN 'HOUSEHOLD' ELSE 'SME' END",
        "is_women_owned": "false",
        "is_social_enterprise": "false",
        "is_tax_code_disputed": "false",
        "version": "1",
        "needs_version": "1",
        "request_key": "gen_random_uuid()",
        "created_at": "%(at)s",
        "updated_at": "%(at)s",
    },
    touched={"version": "t.version + 1", "updated_at": "%(at)s"},
    required_new=("name",),
    watched=("is_tax_code_disputed",),
    shown={
        "sector": "t.sector_id",
        "commune": "t.commune_id",
        "province": (
            "(SELECT c.province_id FROM reference_commune AS c WHERE c.code = t.commune_id)"
        ),
    },
    words={
        "tax-digits": _("A tax code has digits only."),
        "tax-length": _("A tax code has 10, 13 or 12 digits."),
        "tax-zero": _(
            "One digit is missing: the spreadsheet may have taken the zero at the start. Format the"
            " column as text."
        ),
        "tax-check": _("A digit is wrong: the check digit does not fit."),
        "tax-branch": _("000 is no branch."),
        "tax-personal": _("A personal number does not begin so."),
        "tax-kind": _("Only a household business has a 12-digit tax code."),
        "unknown-sector": _("There is no such sector in VSIC 2025."),
        "unknown-commune": _("There is no such commune since 1 July 2025. Give its code."),
        "ambiguous-commune": _("%(count)s communes are called so: add the province, or the code."),
        "other-province": _("The commune lies in another province."),
        "same-code": _("Row %(line)s has this tax code already."),
        "same-firm": _("Row %(line)s is the same firm: same name, same commune."),
        "several": _("%(count)s enterprises have this name in this commune: give the tax code."),
        "no-key": _("Give the tax code or the commune, so that the enterprise is found again."),
        "has-owner": _("Somebody acts for it and keeps its profile: left as it is."),
    },
    notes=(
        _(
            "An enterprise is found again by its tax code, else by its name and commune. Case,"
            " spaces and the place of the tone mark do not count."
        ),
        _("The profile of an enterprise that somebody acts for is left as it is."),
        EMPTY_STAYS,
    ),
)
