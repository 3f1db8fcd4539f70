"""Vendors as sheets: found again by their address on the site, their tax code, else their name.

A tax code says who a firm is: a sheet fills one in where there is none and changes none. One that
stands there is changed on the vendor's page, where whoever changes it sees whose it is.
"""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from platforms.sheets.sites import SITE_WORDS, site
from reference.tax_codes import TaxCodeError, read_tax_code
from sheets.columns import CellError, Column, code, text, whole
from sheets.kinds import Check, Kind
from sheets.reference import EMPTY_STAYS, SLUG


def tax_code(given: str) -> str:
    """A firm's tax code in its stored form; with a hint where a spreadsheet took its first zero."""
    try:
        return read_tax_code(given, is_household=False)
    except TaxCodeError as error:
        is_short = error.reason == "length" and sum(map(str.isdigit, given)) == 9
        raise CellError("tax-zero" if is_short else f"tax-{error.reason}") from None


def email(given: str) -> str:
    try:
        validate_email(given)
    except ValidationError:
        raise CellError("email") from None
    return given


BY_NAME = """
UPDATE staged SET hits = found.hits, target = CASE WHEN found.hits = 1 THEN found.id END FROM (
    SELECT s.line, count(*) AS hits, min(t.id) AS id FROM staged AS s
    JOIN platforms_vendor AS t ON vi_name_key(t.name) = s.name_key
    WHERE s.target IS NULL AND s.slug IS NULL
        AND (s.tax_code IS NULL OR t.tax_code IS NULL OR t.tax_code = s.tax_code)
    GROUP BY s.line
) AS found WHERE staged.line = found.line
"""
SEVERAL = """
SELECT line, name, jsonb_build_object('count', hits) FROM staged WHERE hits > 1
"""
NEW_SLUG = """
UPDATE staged SET slug = left(trim(BOTH '-' FROM
    regexp_replace(fold(name), '[^a-z0-9]+', '-', 'g')), 80)
WHERE target IS NULL AND slug IS NULL AND name IS NOT NULL
"""
SLUG_TAKEN = """
SELECT s.line, s.slug, NULL::jsonb FROM staged AS s WHERE s.target IS NULL AND (s.slug = ''
OR EXISTS (SELECT 1 FROM platforms_vendor AS t WHERE t.slug = s.slug)
OR EXISTS (SELECT 1 FROM staged AS o WHERE o.slug = s.slug AND o.line < s.line))
"""
OTHER_CODE = """
SELECT s.line, s.tax_code, NULL::jsonb FROM staged AS s
JOIN platforms_vendor AS t ON t.id = s.target
WHERE s.tax_code IS NOT NULL AND t.tax_code <> s.tax_code
"""
TAKEN_CODE = """
SELECT s.line, s.tax_code, jsonb_build_object('name', t.name) FROM staged AS s
JOIN platforms_vendor AS t ON t.tax_code = s.tax_code
WHERE s.target IS DISTINCT FROM t.id
"""
SAME_CODE = """
SELECT line, tax_code, jsonb_build_object('line', first) FROM (
    SELECT line, tax_code, min(line) OVER (PARTITION BY tax_code) AS first
    FROM staged WHERE tax_code IS NOT NULL
) AS s WHERE line > first
"""

VENDORS = Kind(
    code="vendors",
    model="platforms.Vendor",
    title=_("vendors"),
    name="name",
    import_right="sheets.import_vendors",
    export_right="sheets.export_vendors",
    columns=(
        Column("name", _("name"), text(200), aliases=("ten", "ten nha cung cap", "ten cong ty")),
        Column("slug", _("address on the site"), code(SLUG, 80), aliases=("duong dan", "ma")),
        Column(
            "tax_code",
            _("tax code"),
            tax_code,
            aliases=("mst", "ma so thue", "ma so doanh nghiep", "msdn"),
            hint=_("10 or 13 digits, with the zeros at the start"),
        ),
        Column("website", _("website"), site(), aliases=("trang web", "dia chi web", "link")),
        Column(
            "contact_email",
            _("address for requests"),
            email,
            aliases=("email", "thu dien tu"),
            hint=_("Requests for trials and prices go there; it is not published."),
        ),
        Column(
            "founded_year",
            _("founded in"),
            whole(1800, 2100),
            "integer",
            aliases=("nam thanh lap",),
        ),
        Column("founded_year_source", _("source of the year"), text(200)),
    ),
    fields={
        name: name
        for name in (
            *("name", "slug", "tax_code", "website", "contact_email"),
            *("founded_year", "founded_year_source"),
        )
    },
    extra=(("hits", "bigint"),),
    needed=(("slug", "name", "tax_code"),),
    match=(
        "UPDATE staged SET target = t.id FROM platforms_vendor AS t WHERE t.slug = staged.slug",
        "UPDATE staged SET target = t.id FROM platforms_vendor AS t"
        " WHERE staged.slug IS NULL AND t.tax_code = staged.tax_code",
        BY_NAME,
        NEW_SLUG,
    ),
    checks=(
        Check("several", SEVERAL, "name"),
        Check("slug-taken", SLUG_TAKEN, "slug"),
        Check("same-code", SAME_CODE, "tax_code"),
        Check("taken-code", TAKEN_CODE, "tax_code"),
        Check("other-code", OTHER_CODE, "tax_code"),
    ),
    fresh={
        **dict.fromkeys(("website", "contact_email", "founded_year_source"), "''"),
        "updated_at": "%(at)s",
    },
    touched={"updated_at": "%(at)s"},
    required_new=("name",),
    words={
        **SITE_WORDS,
        "email": _("This is no e-mail address."),
        "tax-digits": _("A tax code has digits only."),
        "tax-length": _("The tax code of a firm has 10 or 13 digits."),
        "tax-zero": _(
            "One digit is missing: the spreadsheet may have taken the zero at the start. Format the"
            " column as text."
        ),
        "tax-check": _("A digit is wrong: the check digit does not fit."),
        "tax-branch": _("000 is no branch."),
        "tax-kind": _(
            "12 digits are a person's number; or the spreadsheet has taken the zero at the start of"
            " a branch's. Format the column as text."
        ),
        "several": _("%(count)s vendors are called so: give the address on the site."),
        "slug-taken": _("Another vendor has this address on the site: give one of its own."),
        "same-code": _("Row %(line)s has this tax code already."),
        "taken-code": _("“%(name)s” has this tax code."),
        "other-code": _("The vendor has another tax code: it is changed on its page alone."),
    },
    notes=(
        _(
            "A vendor is found again by its address on the site, its tax code, else its name. A"
            " tax code fills in where there is none; one that stands there stays."
        ),
        _("Names and websites are public at once, as on the vendor's own page here."),
        EMPTY_STAYS,
    ),
)
