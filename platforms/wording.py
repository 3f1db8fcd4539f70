"""What a listing's facts are called on pages: everything here speaks the reader's language."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from platforms.choices import EDITORS, Charge, Per, Period
from platforms.listing import Link, Listing, Plan
from platforms.rules import monthly_vnd
from reference.taxonomy import Taxonomy
from ui.bilingual import Bilingual
from ui.templatetags.ui import vnd

Labels = Mapping[str, str | Promise | Bilingual]

SIZES: Labels = {
    "micro": pgettext_lazy("size class", "Micro"),
    "small": pgettext_lazy("size class", "Small"),
    "medium": pgettext_lazy("size class", "Medium"),
    "large": pgettext_lazy("size class", "Large"),
}
DEPLOYMENTS: Labels = {
    "cloud": gettext_lazy("Online (cloud)"),
    "mobile": gettext_lazy("Phone app"),
    "on-premises": gettext_lazy("On your own computer or server"),
}
LANGUAGES: Labels = {"vi": gettext_lazy("Vietnamese"), "en": gettext_lazy("English")}
PRICES: Labels = {
    "free": gettext_lazy("Free"),
    "free-plan": gettext_lazy("Has a free plan"),
    "published": gettext_lazy("A price is known"),
    "unknown": gettext_lazy("Price not published"),
}
RECOGNISED: Labels = {"yes": gettext_lazy("Has an award or a recognition")}
EVIDENCE: Labels = {
    "vendor-page": gettext_lazy("Seen on the vendor's own page"),
    "third-party-page": gettext_lazy("Seen on somebody else's page"),
    "seed": gettext_lazy("Named in an article on the programme"),
    "indirect": gettext_lazy("Indirect sources only (unconfirmed)"),
}
_PERIODS = {
    Period.MONTH: pgettext_lazy("per", "month"),
    Period.YEAR: pgettext_lazy("per", "year"),
    Period.USE: pgettext_lazy("per", "use"),
}
_PER = {
    Per.USER: pgettext_lazy("per", "user"),
    Per.DEVICE: pgettext_lazy("per", "device"),
    Per.SHOP: pgettext_lazy("per", "shop"),
    Per.INVOICE: pgettext_lazy("per", "invoice"),
    Per.MESSAGE: pgettext_lazy("per", "message"),
    Per.PARCEL: pgettext_lazy("per", "parcel"),
}
_CHARGES = {
    Charge.FREE: gettext_lazy("Free"),
    Charge.FREEMIUM: gettext_lazy("Free plan, extras are paid"),
    Charge.PER_MONTH: gettext_lazy("Paid by the month"),
    Charge.PER_YEAR: gettext_lazy("Paid by the year"),
    Charge.PER_USER: gettext_lazy("Paid by user and month"),
    Charge.PER_USE: gettext_lazy("Paid by use"),
    Charge.QUOTE: gettext_lazy("Price on request"),
}
# How a curator's English note opens, and the kind of source that it tells of.
_KINDS = (
    ("vendor", gettext_lazy("The vendor's page")),
    ("reseller", gettext_lazy("A reseller's page")),
    ("partner", gettext_lazy("A partner's page")),
    ("third-party", gettext_lazy("Somebody else's page")),
    ("copy of", gettext_lazy("A copy of the vendor's page")),
    ("public code", gettext_lazy("Public source code")),
    ("public", gettext_lazy("A public document")),
    ("seed", gettext_lazy("An article on the programme")),
)
_KNOWN_SOURCES = {
    "general knowledge, not checked": gettext_lazy("general knowledge, not checked"),
    "a public file, address not recorded": gettext_lazy("a public file, address not recorded"),
    "an article on the programme, address not recorded": gettext_lazy(
        "an article on the programme, address not recorded"
    ),
}


def language() -> str:
    """The page's language: "vi" or "en"."""
    return "vi" if (get_language() or "vi").startswith("vi") else "en"


def thousands() -> str:
    """What sets thousands apart in the page's language."""
    return "." if language() == "vi" else ","


def number(value: int) -> str:
    """A whole number with its thousands set apart: 10.000 in Vietnamese, 10,000 in English."""
    return f"{value:,}".replace(",", thousands())


def named(codes: Iterable[str], labels: Labels) -> str:
    """The names of some codes in one line; "" for none."""
    return ", ".join(str(labels[code]) for code in codes)


def unknown() -> str:
    return _("Not known")


def price(plans: Sequence[Plan]) -> str:
    """What is known of the price, in one line; a second-hand price says so."""
    charges = {plan.charge for plan in plans}
    known = [plan for plan in plans if plan.price_vnd]
    if Charge.FREE in charges:
        return _("Free")
    if known:
        least = min(known, key=_by_month)
        line = _("From %(amount)s")
        if least.is_second_hand:
            line = _("From %(amount)s (second-hand, not checked)")
        return line % {"amount": amount(least)}
    if Charge.FREEMIUM in charges:
        return _("Has a free plan; other prices are not published")
    return _("Price: ask the vendor (not published)")


def _by_month(plan: Plan) -> tuple[bool, int]:
    """Prices by the month before others: those that can be compared."""
    month = monthly_vnd(plan)
    return month is None, month or 0


def amount(plan: Plan) -> str:
    """A plan's price with its units: 199.000 ₫/thiết bị/tháng; "" when it is not known."""
    if not plan.price_vnd:
        return ""
    parts = [vnd(plan.price_vnd)]
    if plan.per:
        parts.append(str(_PER[plan.per]))
    if plan.period in _PERIODS and not (plan.per and plan.period is Period.USE):
        parts.append(str(_PERIODS[plan.period]))
    line = "/".join(parts)
    return _("%(amount)s, paid once") % {"amount": line} if plan.period is Period.ONCE else line


def charge(plan: Plan) -> str:
    return str(_CHARGES[plan.charge])


def trial(item: Listing) -> str:
    """How long it can be tried for free; "" when nobody says."""
    days = item.free_trial_days
    if days is None:
        return ""
    return ngettext("%(days)s day free trial", "%(days)s days free trial", days) % {"days": days}


def sectors(item: Listing, taxonomy: Taxonomy) -> str:
    """The sectors served: all, some by name, or that nobody says."""
    if item.sectors is None:
        return _("All sectors")
    known = [taxonomy.sectors[code] for code in item.sectors if code in taxonomy.sectors]
    return ", ".join(str(sector.short_name) for sector in known) or unknown()


def declared_by(link: Link) -> str:
    """Which side says that two products work together."""
    if link.declared_by == "both":
        return _("both say so")
    return _("this one says so") if link.declared_by == "this" else _("the other one says so")


def source_kind(note: str, address: str) -> str:
    """What kind of source a curator's note speaks of."""
    lower = note.lower()
    for start, name in _KINDS:
        if lower.startswith(start):
            return str(name)
    return _("A web page") if address else _("A public document")


def source_of(text: str) -> str:
    """A source as it is stored, in the reader's language where its wording is a known one."""
    return str(_KNOWN_SOURCES.get(text, text))


def confirmed_by(name: str) -> str:
    """Who confirmed a listing, in the reader's language; people keep their names."""
    return _("the SMEdx editors") if name == EDITORS else name


def judged(item: Listing) -> str:
    """Who stands behind what the listing says of needs and whom it suits."""
    if item.confirmed_by in ("", EDITORS):
        return _("Judged by our editors from the sources below; the vendor has not confirmed it.")
    if item.confirmed_by == item.vendor.name:
        return _("Confirmed by the vendor; our staff have looked into it.")
    return _("Our staff have looked into it.")


def platforms(count: int) -> str:
    """How many platforms, in words and digits."""
    text = ngettext("%(number)s platform", "%(number)s platforms", count)
    return text % {"number": number(count)}


def quoted(text: str) -> str:
    return pgettext("quotation marks", "“%(text)s”") % {"text": text}
