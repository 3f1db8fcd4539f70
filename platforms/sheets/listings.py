"""Listings as sheets: always drafts. What readers see is changed by people, one at a time."""

from django.utils.translation import gettext_lazy as _

from platforms.choices import Deployment, Language, SectorScope, SizeClass
from platforms.models import Mention
from platforms.sheets.judging import CHECKS, MATCH
from platforms.sheets.mentions import mention, mentions, shown
from platforms.sheets.parts import LINKS, PLANS, SECTORS, needs
from platforms.sheets.plans import SHOWN_PLANS, plan
from platforms.sheets.sites import SITE_WORDS, site
from platforms.sheets.sources import SHOWN_SOURCES, SOURCES, source
from sheets.columns import Column, choice, code, day, several, text, whole
from sheets.kinds import Kind
from sheets.reference import EMPTY_STAYS, SLUG

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
NAMED = _("several with ;, such as: title / English title / where that is told")
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
        Column("website", _("website"), site(), aliases=("trang web", "dia chi web", "link")),
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
                "~200000 where not the vendor published it; notes last, as {ghi chú} {note}"
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
            several(source),
            "text[]",
            aliases=("nguon",),
            hint=_("several with ;, such as: https://a.vn/gia {Vietnamese note} 29/11/2026"),
        ),
        Column(
            "sources_read_on",
            _("sources read on"),
            day,
            "date",
            aliases=("ngay doc nguon", "ngay xem nguon"),
            hint=_("such as 29/11/2026; for sources that name no day of their own"),
        ),
        Column(
            "recognitions",
            _("recognitions"),
            several(mention),
            "text[]",
            aliases=("giai thuong", "cong nhan"),
            hint=NAMED,
        ),
        Column(
            "compliance",
            _("certificates and rules"),
            several(mention),
            "text[]",
            aliases=("chung nhan", "chung chi", "tuan thu"),
            hint=NAMED,
        ),
    ),
    extra=(("vendor_id", "bigint"), ("source_days", "jsonb")),
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
        "recognitions": mentions(Mention.Kind.RECOGNITION, "recognitions"),
        "compliance": mentions(Mention.Kind.COMPLIANCE, "compliance"),
    },
    needed=(("slug", "name"), ("slug", "vendor")),
    match=MATCH,
    checks=CHECKS,
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
        "sources": SHOWN_SOURCES,
        "recognitions": shown(Mention.Kind.RECOGNITION),
        "compliance": shown(Mention.Kind.COMPLIANCE),
        "sources_read_on": (
            "(SELECT max(p.retrieved_on) FROM platforms_source AS p WHERE p.platform_id = t.id)"
        ),
        "vendor": "(SELECT v.name FROM platforms_vendor AS v WHERE v.id = t.vendor_id)",
    },
    words={
        **SITE_WORDS,
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
        "notes": _("Notes stand last, in braces: {ghi chú} {note}."),
        "notes-long": _("A note has at most %(most)s characters."),
        "source-empty": _("A source has an address or a Vietnamese note."),
        "mention-source": _("Write it as: title / English title / where that is told."),
        "mention-long": _("The title or its source is too long."),
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
        _(
            "Prices, links, sources, recognitions and certificates are only added, and notes to"
            " what has none: take them away in the admin."
        ),
        _(
            "Evidence does not come in sheets: how well a listing is supported is judged by who"
            " read it, and what a vendor showed names people and stays with that vendor and staff."
        ),
        EMPTY_STAYS,
    ),
)
