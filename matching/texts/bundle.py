"""What a bundle is, what it costs, how sure that is: sentences for the page and the API."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from matching.bundling import Pair
from matching.engine.bundle import Bundle, Kind, Proof
from matching.support import NetPrice
from matching.texts.story import Story, listed
from platforms import wording
from platforms.listing import Listing
from platforms.rules import least_plan
from reference.support import Support
from ui.templatetags.ui import percent, vnd

KINDS = {
    "cheapest": gettext_lazy("Cheapest cover"),
    "best_fit": gettext_lazy("Best fit within your budget"),
    "fewest_vendors": gettext_lazy("Fewest vendors"),
}
NO_BUDGET = gettext_lazy("Best fit, whatever it costs")
SIZES = {
    "micro": gettext_lazy("micro enterprise"),
    "small": gettext_lazy("small enterprise"),
    "medium": gettext_lazy("medium enterprise"),
}


def kind_name(kind: Kind, *, has_budget: bool) -> str:
    return str(NO_BUDGET if kind == "best_fit" and not has_budget else KINDS[kind])


def cost(bundle: Bundle) -> str:
    """What is known of the price, with how many prices are not in it."""
    unknown = len(bundle.unknown)
    if unknown == len(bundle.slugs):
        return _("Price: ask the vendors (none is published)")
    amount = _("from %(price)s a month") % {"price": vnd(bundle.known_vnd)}
    if bundle.known_vnd == 0:
        amount = _("free of charge")
    if not unknown:
        return amount
    return ngettext(
        "%(amount)s, plus %(count)s platform whose price is not published",
        "%(amount)s, plus %(count)s platforms whose prices are not published",
        unknown,
    ) % {"amount": amount, "count": unknown}


def price(listing: Listing) -> str:
    """What is known of a platform's price, with the note of the plan that is counted."""
    line, plan = wording.price(listing.plans), least_plan(listing.plans)
    note = str(plan.note) if plan else ""
    return f"{line} – {note}" if note else line


def price_cautions(listings: Iterable[Listing]) -> tuple[str, ...]:
    """What the sum of a bundle takes for granted; listings whose published price is in it."""
    counted = [(each.name, plan) for each in listings if (plan := least_plan(each.plans))]
    second_hand = [name for name, plan in counted if plan.is_second_hand]
    of_one = [name for name, plan in counted if plan.per and plan.price_vnd]
    said = []
    if second_hand:
        words = {"names": listed(second_hand)}
        said.append(_("Not the vendor's word, and it may be old: price of %(names)s.") % words)
    if of_one:
        said.append(
            _("For one user, device or shop; several cost more: %(names)s.")
            % {"names": listed(of_one)}
        )
    return tuple(said)


def proof(kind: Kind, found: Proof, bundle: Bundle) -> str:
    """How sure it is that nothing better exists among the platforms looked at."""
    return {"cheapest": _cheapest, "best_fit": _best_fit, "fewest_vendors": _fewest}[kind](
        found, bundle
    )


def _cheapest(found: Proof, bundle: Bundle) -> str:
    if found.is_proven and bundle.unknown:
        return _(
            "Proven: no choice covers as much with fewer unknown prices, or with as few of them at"
            " a lower known price."
        )
    if found.is_proven:
        return _("Proven: no choice of these platforms covers as much for less.")
    if found.bound:
        return _("Not proven to be the cheapest: at least %(price)s a month, in any choice.") % {
            "price": vnd(found.bound)
        }
    return _("Not proven to be the cheapest: the search stopped at its limit.")


def _best_fit(found: Proof, _bundle: Bundle) -> str:
    value = percent(found.value)
    if found.is_proven:
        return _("Proven: covers your needs to %(value)s, and no choice does better.") % {
            "value": value
        }
    words = {"value": value, "bound": percent(found.bound)}
    return _("Covers your needs to %(value)s; no choice can exceed %(bound)s.") % words


def _fewest(found: Proof, _bundle: Bundle) -> str:
    words = {"value": found.value, "bound": found.bound}
    if found.is_proven:
        return (
            ngettext(
                "Proven: %(value)s vendor, it cannot be done with fewer.",
                "Proven: %(value)s vendors, it cannot be done with fewer.",
                found.value,
            )
            % words
        )
    return _("%(value)s vendors; at least %(bound)s are needed.") % words


def link(pair: Pair, story: Story) -> str:
    """Whether two of them are declared to work together, and by whom."""
    words = {"one": story.platform(pair.one), "other": story.platform(pair.other)}
    if not pair.declared_by:
        return _("%(one)s and %(other)s: no published link; ask both before you sign.") % words
    if len(pair.declared_by) == 2:
        return _("%(one)s and %(other)s: both say that they connect.") % words
    words["who"] = story.platform(pair.declared_by[0])
    return _("%(one)s and %(other)s: %(who)s says that they connect; ask the other.") % words


def unknown_prices(bundle: Bundle, story: Story) -> str:
    """The platforms whose price is not in the sum; "" for none."""
    names = listed(story.platform(slug) for slug in bundle.unknown)
    return _("Price not published: %(names)s.") % {"names": names} if names else ""


def net(price: NetPrice, bundle: Bundle, support: Support) -> tuple[str, ...]:
    """What one year costs after state support, in the case of this enterprise."""
    if price.case == "household":
        return (str(support.household),)
    if price.case == "large":
        return (str(support.large),)
    if price.case == "size-unknown":
        return (_size_unknown(support),)
    caps = {"rate": percent(support.rate_percent * 100), "cap": vnd(price.cap_vnd or 0)}
    said = [_("The State may pay up to %(rate)s of it, at most %(cap)s a year.") % caps]
    if price.yearly_vnd:
        said.append(_year(price))
    if bundle.unknown:
        said.append(_("What the unknown prices would add, in cost and support, is not in this."))
    return tuple(said)


def _year(price: NetPrice) -> str:
    words = {
        "yearly": vnd(price.yearly_vnd),
        "support": vnd(price.support_vnd),
        "net": vnd(price.net_vnd),
    }
    return (
        _(
            "One year at the known prices: %(yearly)s; less support of up to %(support)s, you pay"
            " %(net)s or more."
        )
        % words
    )


def _size_unknown(support: Support) -> str:
    caps = listed(
        f"{SIZES[size]} {vnd(cap)}" for size, cap in support.cap_vnd.items() if size in SIZES
    )
    return _(
        "The State may pay up to %(rate)s of it, with a ceiling a year by size: %(caps)s. Say how"
        " many employees you have to see what applies to you."
    ) % {"rate": percent(support.rate_percent * 100), "caps": caps}


def reasons(bundle: Bundle, story: Story) -> Sequence[tuple[str, str]]:
    """Needs by how they are covered, as label and names; empty ones left out."""
    full = [code for code in bundle.covers if code not in bundle.partly]
    rows = [
        (_("Covers"), story.needs(full)),
        (_("Covers in part"), story.needs(bundle.partly)),
        (_("Does not cover"), story.needs(bundle.uncovered)),
    ]
    return [(label, names) for label, names in rows if names]
