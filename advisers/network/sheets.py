"""Organisations and invitations of advisers as sheets.

A sheet makes nobody an adviser: each person gets a letter, and with her own account says yes. What
the sheet knew of her stands in her profile then, for her to change.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from advisers.choices import OrganisationKind, Speaks, Way
from advisers.models.network import MOST_CASES
from platforms.snapshot import current
from sheets.columns import CellError, Column, address, choice, day, key_of, several, text, whole
from sheets.kinds import Check, Kind
from sheets.reference import EMPTY_STAYS, PROVINCE, UNKNOWN_PROVINCE

KINDS = {
    "COMMUNITY_GROUP": ("tổ công nghệ số", "tổ công nghệ số cộng đồng", "group"),
    "ASSOCIATION": ("hiệp hội", "hội", "association"),
    "FIRM": ("doanh nghiệp", "công ty", "firm"),
    "UNIVERSITY": ("trường học", "đại học", "trường đại học", "cao đẳng", "university"),
    "PUBLIC": ("cơ quan nhà nước", "đơn vị công lập", "public body"),
}
WAYS = {
    "phone": ("điện thoại", "phone"),
    "video": ("video", "gọi video"),
    "visit": ("trực tiếp", "tận nơi", "visit"),
    "zalo": ("zalo",),
}
LANGUAGES: dict[str, tuple[str, ...]] = {
    code: (str(label),) for code, label in Speaks.choices if code not in ("vi", "en")
}
LANGUAGES |= {"vi": ("tiếng việt", "việt"), "en": ("tiếng anh", "anh", "english")}
SEVERAL = _("several with ;")


def email(given: str) -> str:
    try:
        validate_email(given)
    except ValidationError:
        raise CellError("email") from None
    return given.lower()


def known(names: Callable[[], dict[str, str]]) -> Callable[[str], str]:
    """A code out of what the portal knows by now, said by itself or by its name."""

    def parse(given: str) -> str:
        try:
            return names()[key_of(given)]
        except KeyError:
            raise CellError("unknown-code") from None

    return parse


def functions() -> dict[str, str]:
    return _named(current().taxonomy.functions)


def needs() -> dict[str, str]:
    return _named(current().taxonomy.needs)


def _named(rows: Any) -> dict[str, str]:
    return {key_of(word): code for code, each in rows.items() for word in (code, each.name.vi)}


def section(given: str) -> str:
    """A letter of VSIC 2025."""
    if given.upper() not in {sector.code for sector in current().taxonomy.sections}:
        raise CellError("unknown-sector")
    return given.upper()


def commune(given: str) -> str:
    """Its code, or its name with the province, also the name before July 2025."""
    places = current().places
    code = given if places.knows(given) else places.exact_code(given)
    if code is None:
        raise CellError("unknown-commune")
    return code


ORGANISATIONS = Kind(
    code="organisations",
    model="advisers.Organisation",
    title=_("organisations of the consulting network"),
    name="name",
    import_right="sheets.import_organisations",
    export_right="sheets.export_organisations",
    columns=(
        Column("name", _("name"), text(200), aliases=("ten", "ten to chuc", "to chuc")),
        Column(
            "kind",
            _("kind"),
            choice(KINDS),
            aliases=("loai", "loai to chuc"),
            words=dict(OrganisationKind.choices),
        ),
        Column("province", _("seat in"), text(60), aliases=("tinh", "tinh thanh", "tru so")),
        Column("about_vi", _("about it, in Vietnamese"), text(1000), aliases=("gioi thieu",)),
        Column("website", _("website"), address(), aliases=("trang web",)),
        Column("email", _("e-mail"), email, aliases=("email", "thu dien tu")),
        Column("phone", _("phone"), text(60), aliases=("dien thoai",)),
    ),
    extra=(("province_id", "text"),),
    fields={
        name: name
        for name in ("name", "kind", "province_id", "about_vi", "website", "email", "phone")
    },
    needed=(("name", "province"),),
    match=(
        PROVINCE,
        "UPDATE staged SET target = t.id FROM advisers_organisation AS t"
        " WHERE vi_name_key(t.name) = name_key AND t.province_id = staged.province_id",
        # Another spelling of the same name is no change.
        "UPDATE staged SET name = t.name FROM advisers_organisation AS t WHERE t.id = target",
    ),
    checks=(
        UNKNOWN_PROVINCE,
        Check(
            "same-organisation",
            "SELECT line, name, jsonb_build_object('line', first) FROM (SELECT line, name,"
            " min(line) OVER (PARTITION BY name_key, province_id) AS first FROM staged"
            " WHERE target IS NULL AND name_key IS NOT NULL AND province_id IS NOT NULL) AS s"
            " WHERE line > first",
        ),
    ),
    fresh={
        **dict.fromkeys(("about_vi", "about_en", "website", "email", "phone"), "''"),
        "standing": "'WAITING'",
        "standing_note": "''",
        "request_key": "gen_random_uuid()",
        "created_at": "%(at)s",
    },
    required_new=("name", "kind", "province"),
    watched=("standing",),
    shown={"province": "t.province_id"},
    words={
        "same-organisation": _("Row %(line)s is the same organisation."),
        "email": _("This is no e-mail address."),
    },
    notes=(
        _("New organisations wait to be vetted. They are found again by name and province."),
        EMPTY_STAYS,
    ),
)
ORGANISATION = """
UPDATE staged SET organisation_id = found.id FROM (
    SELECT s.line, min(t.id) AS id FROM staged AS s
    JOIN advisers_organisation AS t ON vi_name_key(t.name) = vi_name_key(s.organisation)
        AND (s.province_id IS NULL OR s.province_id = t.province_id)
    GROUP BY s.line HAVING count(*) = 1
) AS found WHERE found.line = staged.line
"""
SAID = """
UPDATE staged AS s SET said = jsonb_strip_nulls(jsonb_build_object(
    'name', name, 'functions', to_jsonb(functions), 'needs', to_jsonb(needs),
    'sections', to_jsonb(sections), 'languages', to_jsonb(languages), 'ways', to_jsonb(ways),
    'capacity', capacity, 'licence', licence, 'licence_until', licence_until,
    'areas', coalesce((SELECT jsonb_agg(jsonb_build_array(c.province_id, c.code) ORDER BY c.code)
        FROM reference_commune AS c WHERE c.code = ANY(s.communes)), '[]'::jsonb)
        || coalesce((SELECT jsonb_agg(jsonb_build_array(p.code, NULL) ORDER BY p.code)
        FROM reference_province AS p, unnest(s.provinces) AS each
        WHERE NOT p.is_retired AND (p.code = each OR vi_name_key(p.short_name) = vi_name_key(each))
        ), '[]'::jsonb)
))
"""
UNKNOWN_PROVINCES = """
SELECT s.line, each, NULL::jsonb FROM staged AS s, unnest(s.provinces) AS each
WHERE NOT EXISTS (SELECT FROM reference_province AS p WHERE NOT p.is_retired
    AND (p.code = each OR vi_name_key(p.short_name) = vi_name_key(each)))
"""
OPEN_LETTER = """
SELECT s.line, s.email, NULL::jsonb FROM staged AS s WHERE EXISTS (
    SELECT FROM advisers_adviserinvitation AS t WHERE t.organisation_id = s.organisation_id
    AND t.email = s.email AND t.accepted_at IS NULL AND t.revoked_at IS NULL)
"""
OWN_ADDRESS = """
SELECT s.line, s.email, NULL::jsonb FROM staged AS s
JOIN accounts_user AS u ON u.id = %(by)s AND u.email = s.email
"""
THERE = """
SELECT s.line, s.email, NULL::jsonb FROM staged AS s WHERE EXISTS (
    SELECT FROM advisers_adviser AS t JOIN accounts_user AS u ON u.id = t.user_id
    WHERE t.organisation_id = s.organisation_id AND u.email = s.email
    AND t.standing NOT IN ('REFUSED', 'LEFT'))
"""


def listed(name: str) -> str:
    """SQL of a list that an invitation brings along."""
    return f"ARRAY(SELECT jsonb_array_elements_text(coalesce(t.said->'{name}', '[]')))"


def areas(of: str) -> str:
    """SQL of the communes (1) or, where there is none, the provinces (0) that it brings along."""
    pairs = "jsonb_array_elements(coalesce(t.said->'areas', '[]')) AS pair"
    is_whole = "IS NULL" if of == "0" else "IS NOT NULL"
    return f"ARRAY(SELECT pair->>{of} FROM {pairs} WHERE pair->>1 {is_whole})"


LISTED = ("functions", "needs", "sections", "languages", "ways")
INVITATIONS = Kind(
    code="advisers",
    model="advisers.AdviserInvitation",
    title=_("advisers to invite"),
    name="email",
    import_right="sheets.import_advisers",
    export_right="sheets.export_advisers",
    columns=(
        Column("organisation", _("organisation"), text(200), aliases=("to chuc", "ten to chuc")),
        Column("province", _("organisation's seat"), text(60), aliases=("tinh", "tru so")),
        Column("name", _("name"), text(120), aliases=("ten", "ho ten", "ho va ten")),
        Column("email", _("e-mail"), email, required=True, aliases=("email", "thu dien tu")),
        Column(
            "functions",
            _("functions of a business"),
            several(known(functions)),
            "text[]",
            aliases=("mang", "nhom nghiep vu"),
            hint=SEVERAL,
        ),
        Column(
            "needs", _("needs"), several(known(needs)), "text[]", aliases=("nhu cau",), hint=SEVERAL
        ),
        Column(
            "sections",
            _("trades"),
            several(section),
            "text[]",
            aliases=("nganh",),
            hint=_("letters of VSIC 2025, several with ;"),
        ),
        Column(
            "languages",
            _("languages"),
            several(choice(LANGUAGES)),
            "text[]",
            aliases=("ngon ngu",),
            hint=SEVERAL,
            words=dict(Speaks.choices),
        ),
        Column(
            "ways",
            _("ways"),
            several(choice(WAYS)),
            "text[]",
            aliases=("cach tu van",),
            hint=SEVERAL,
            words=dict(Way.choices),
        ),
        Column(
            "communes",
            _("communes served"),
            several(commune),
            "text[]",
            aliases=("xa", "phuong", "dia ban", "xa phuong"),
            hint=_("codes, or names with their province; several with ;"),
        ),
        Column(
            "provinces",
            _("whole provinces served"),
            several(text(60)),
            "text[]",
            aliases=("ca tinh",),
            hint=SEVERAL,
        ),
        Column(
            "capacity",
            _("cases at once, at most"),
            whole(1, MOST_CASES),
            "integer",
            aliases=("so vu viec",),
        ),
        Column("licence", _("licence or certificate"), text(120), aliases=("chung chi",)),
        Column("licence_until", _("valid until"), day, "date", aliases=("han", "het han")),
    ),
    extra=(("province_id", "text"), ("organisation_id", "bigint"), ("said", "jsonb")),
    fields={"email": "email", "organisation_id": "organisation_id", "said": "said"},
    needed=(("organisation", "email"),),
    match=(PROVINCE, ORGANISATION, SAID),
    checks=(
        UNKNOWN_PROVINCE,
        Check("unknown-province", UNKNOWN_PROVINCES, "provinces"),
        Check(
            "unknown-organisation",
            "SELECT line, organisation, NULL::jsonb FROM staged"
            " WHERE organisation IS NOT NULL AND organisation_id IS NULL",
            "organisation",
        ),
        Check(
            "same-address",
            "SELECT line, email, jsonb_build_object('line', first) FROM (SELECT line, email,"
            " min(line) OVER (PARTITION BY email) AS first FROM staged) AS s WHERE line > first",
            "email",
        ),
        Check("own-address", OWN_ADDRESS, "email"),
        Check("there", THERE, is_error=False),
        Check("open-letter", OPEN_LETTER, is_error=False),
    ),
    fresh={
        # The worker puts the token's in its place when it writes the letter.
        "token_hash": "'import:' || gen_random_uuid()",
        "request_key": "gen_random_uuid()",
        "created_at": "%(at)s",
        "expires_at": "%(at)s::timestamptz + interval '21 days'",
        "said": "'{}'",
    },
    required_new=("organisation",),
    watched=("accepted_at",),
    shown={
        "organisation": "(SELECT o.name FROM advisers_organisation AS o"
        " WHERE o.id = t.organisation_id)",
        "province": "(SELECT o.province_id FROM advisers_organisation AS o"
        " WHERE o.id = t.organisation_id)",
        **{name: listed(name) for name in LISTED},
        "communes": areas("1"),
        "provinces": areas("0"),
        **{name: f"t.said->>'{name}'" for name in ("name", "capacity", "licence", "licence_until")},
    },
    words={
        "email": _("This is no e-mail address."),
        "unknown-code": _("The portal knows no such function or need. Give its code or name."),
        "unknown-sector": _("There is no such sector in VSIC 2025."),
        "unknown-commune": _("Not one commune alone, or not known: give the province, or a code."),
        "unknown-organisation": _(
            "No organisation is called so, or several are: bring it in first, or add its seat."
        ),
        "same-address": _("Row %(line)s has this address already."),
        "own-address": _("This is your own address: a colleague has to invite you."),
        "there": _("She advises for this organisation already: left as it is."),
        "open-letter": _("A letter to this address is open: left as it is."),
    },
    notes=(
        _("Nobody becomes an adviser by a sheet: each address gets a letter within minutes."),
        _("What stands here is put into her profile when she says yes; she can change it."),
        _("Undone, the letters that went out open nothing any more."),
    ),
)
