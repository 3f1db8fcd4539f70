"""Listings as sheets: always drafts. What readers see is changed by people, one at a time."""

from django.utils.translation import gettext_lazy as _

from platforms.choices import Deployment, Language, SectorScope, SizeClass
from platforms.models.revisions import OPEN
from platforms.sheets.parts import LINKS, PLANS, SECTORS, SOURCES, needs
from platforms.sheets.plans import SHOWN_PLANS, plan
from sheets.columns import Column, address, choice, code, day, several, text, whole
from sheets.kinds import Check, Kind
from sheets.reference import EMPTY_STAYS, SLUG
from sheets.staging import told

SIZES = choice(
    {
        "micro": ("siêu nhỏ",),
        "small": ("nhỏ",),
        "medium": ("vừa",),
        "large": ("lớn",),
    }
)
DEPLOYMENTS = choice(
    {
        "cloud": ("đám mây", "điện toán đám mây"),
        "mobile": ("ứng dụng điện thoại", "ứng dụng di động", "điện thoại", "phone app", "app"),
        "on-premises": (
            *("máy hoặc máy chủ riêng", "máy chủ riêng", "tại chỗ"),
            *("own server or computer", "on premise"),
        ),
    }
)
LANGUAGES = choice({"vi": ("tiếng Việt", "Vietnamese"), "en": ("tiếng Anh", "English")})
SCOPES = choice(
    {
        "ALL": ("mọi ngành", "tất cả", "all sectors"),
        "LISTED": ("các ngành đã ghi", "the listed ones"),
        "UNKNOWN": ("chưa ghi", "not stated"),
    }
)
MANY = _("several with ;")


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
TEXTS = (
    *("website", "summary_vi", "summary_en", "description_vi", "description_en"),
    *("free_trial_source", "export_formats", "exit_terms_vi", "exit_terms_en", "support_hours"),
)
LISTS = ("sizes", "deployments", "languages")

LISTINGS = Kind(
    code="listings",
    model="platforms.Platform",
    title=_("listings"),
    name="name",
    import_right="sheets.import_listings",
    export_right="sheets.export_listings",
    columns=(
        Column("name", _("name"), text(150), aliases=("ten", "ten nen tang", "ten san pham")),
        Column(
            "vendor",
            _("vendor"),
            text(200),
            aliases=("nha cung cap", "don vi", "cong ty"),
            hint=_("as the portal knows it"),
        ),
        Column("slug", _("address on the site"), code(SLUG, 80), aliases=("duong dan", "ma")),
        Column("website", _("website"), address(), aliases=("trang web", "dia chi web", "link")),
        Column(
            "summary_vi",
            _("one sentence in Vietnamese"),
            text(400),
            aliases=("tom tat", "mo ta ngan", "gioi thieu"),
        ),
        Column("summary_en", _("one sentence in English"), text(400)),
        Column(
            "description_vi",
            _("Vietnamese description"),
            text(5000),
            aliases=("mo ta",),
            lines=True,
        ),
        Column("description_en", _("English description"), text(5000), lines=True),
        Column(
            "needs_core",
            _("needs met as its core"),
            several(code(SLUG)),
            "text[]",
            aliases=("nhu cau chinh", "nhu cau"),
            hint=_("codes of needs, several with ;"),
        ),
        Column(
            "needs_supporting",
            _("needs met besides"),
            several(code(SLUG)),
            "text[]",
            aliases=("nhu cau phu",),
            hint=_("codes of needs, several with ;"),
        ),
        Column("sector_scope", _("which sectors"), SCOPES, words=dict(SectorScope.choices)),
        Column(
            "sectors",
            _("sectors"),
            several(code("[A-Z]|[0-9]{2}")),
            "text[]",
            aliases=("nganh", "nganh nghe"),
            hint=_("codes of VSIC 2025, several with ;"),
        ),
        Column(
            "sizes",
            _("size classes"),
            several(SIZES),
            "text[]",
            aliases=("quy mo",),
            hint=MANY,
            words=dict(SizeClass.choices),
        ),
        Column(
            "deployments",
            _("deployment"),
            several(DEPLOYMENTS),
            "text[]",
            aliases=("trien khai",),
            hint=MANY,
            words=dict(Deployment.choices),
        ),
        Column(
            "languages",
            _("languages"),
            several(LANGUAGES),
            "text[]",
            aliases=("ngon ngu",),
            hint=MANY,
            words=dict(Language.choices),
        ),
        Column(
            "free_trial_days",
            _("free trial, days"),
            whole(0, 3650),
            "integer",
            aliases=("dung thu", "so ngay dung thu"),
        ),
        Column("free_trial_source", _("source of the trial"), text(300)),
        Column("export_formats", _("formats of export"), text(200)),
        Column("exit_terms_vi", _("leaving, in Vietnamese"), text(2000), lines=True),
        Column("exit_terms_en", _("leaving, in English"), text(2000), lines=True),
        Column("support_hours", _("support hours"), text(200), aliases=("gio ho tro",)),
        Column(
            "plans",
            _("prices"),
            several(plan),
            "text[]",
            aliases=("gia", "bang gia", "goi", "goi cuoc"),
            hint=_(
                "several with ;, such as: per user / 200000 / month / user / Basic / source; "
                "~200000 where not the vendor published it"
            ),
        ),
        Column(
            "links",
            _("works with"),
            several(text(100)),
            "text[]",
            aliases=("lien ket", "ket noi", "ket noi voi"),
            hint=_("addresses of listings on the site, or other products, several with ;"),
        ),
        Column(
            "sources",
            _("sources"),
            several(address(400)),
            "text[]",
            aliases=("nguon",),
            hint=_("addresses, several with ;"),
        ),
        Column(
            "sources_read_on",
            _("sources read on"),
            day,
            "date",
            aliases=("ngay doc nguon", "ngay xem nguon"),
            hint=_("such as 29/11/2026"),
        ),
    ),
    extra=(("vendor_id", "bigint"),),
    fields={
        name: name
        for name in ("name", "vendor_id", "slug", "sector_scope", "free_trial_days", *TEXTS, *LISTS)
    },
    parts={
        "needs_core": needs("CORE", "needs_core"),
        "needs_supporting": needs("SUPPORTING", "needs_supporting"),
        "sectors": SECTORS,
        "sources": SOURCES,
        "links": LINKS,
        "plans": PLANS,
    },
    needed=(("slug", "name"), ("slug", "vendor")),
    match=(
        VENDOR,
        "UPDATE staged SET target = t.id FROM platforms_platform AS t WHERE t.slug = staged.slug",
        BY_NAME,
        NEW_SLUG,
        "UPDATE staged SET sector_scope = 'LISTED'"
        " WHERE sector_scope IS NULL AND cardinality(sectors) > 0",
    ),
    checks=(
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
        Check(
            "source-day",
            "SELECT line, sources[1], NULL::jsonb FROM staged AS s WHERE cardinality(sources) > 0"
            f" AND sources_read_on IS NULL AND NOT {told('sources_read_on')}",
            "sources_read_on",
        ),
        Check("published", OF_STATUS.format(status="PUBLISHED"), is_error=False),
        # Who lifts a suspension is shown no change of the text.
        Check("suspended", OF_STATUS.format(status="SUSPENDED"), is_error=False),
        Check("retired", OF_STATUS.format(status="RETIRED"), is_error=False),
        Check("drafted", DRAFTED, is_error=False),
    ),
    fresh={
        **dict.fromkeys(TEXTS, "''"),
        **dict.fromkeys(LISTS, "'{}'"),
        "sector_scope": "'UNKNOWN'",
        "status": "'DRAFT'",
        "evidence": "'none'",
        "confirmed_by": "''",
        "curator_note_en": "''",
        "shipped_digest": "''",
        "logo": "''",
        "updated_at": "%(at)s",
    },
    touched={"updated_at": "%(at)s"},
    required_new=("name", "vendor", "summary_vi"),
    watched=("status", "evidence"),
    shown={
        "plans": SHOWN_PLANS,
        "sources_read_on": (
            "(SELECT max(p.retrieved_on) FROM platforms_source AS p WHERE p.platform_id = t.id)"
        ),
        "vendor": "(SELECT v.name FROM platforms_vendor AS v WHERE v.id = t.vendor_id)",
    },
    words={
        "unknown-vendor": _("No vendor is called so. Add the vendor first, then check again."),
        "unknown-need": _("There is no need with this code."),
        "both-strengths": _("A need is either met as the core or besides."),
        "unknown-sector": _("There is no such sector in VSIC 2025."),
        "unknown-platform": _(
            "No listing has this address on the site. A new one comes in first, its links in a"
            " second file."
        ),
        "own-link": _("A platform does not link to itself."),
        "plan-charge": _("How it is charged is one of: %(options)s."),
        "plan-price": _("A price is a whole number of VND."),
        "plan-period": _("The period of a price is one of: %(options)s."),
        "plan-per": _("What a price is for is one of: %(options)s."),
        "plan-long": _("The name of a plan or its source is too long."),
        "plan-free": _("A free plan has no price."),
        "plan-source": _("Say where the price was published."),
        "plan-undated": _("Say what period the price is for."),
        "slug-taken": _("Another listing has this address on the site: give one of its own."),
        "source-day": _("Say on which day the sources were read."),
        "published": _("It is published: change it in the admin, where somebody approves it."),
        "suspended": _("It is suspended: change it in the admin, where somebody approves it."),
        "retired": _("It is retired: left as it is."),
        "drafted": _("A draft of it is open: change the draft, it is what will be published."),
    },
    notes=(
        _("New listings are drafts without evidence: an import publishes nothing."),
        _(
            "A listing that readers see, that is suspended or of which a draft is open is left as"
            " it is; the check names each."
        ),
        _("A listing is found again by its address on the site, else by its name and vendor."),
        _("Prices, links and sources are only added: take them away in the admin."),
        EMPTY_STAYS,
    ),
)
