"""Why a platform fits, what to mind, and what would change it: one sentence each."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.engine import Caution, Change, Match
from matching.texts.story import Story, deployment, language, listed, size
from platforms import wording
from platforms.choices import Charge, Evidence
from platforms.listing import Listing
from platforms.rules import budget_price, from_monthly_vnd
from ui.templatetags.ui import day, percent, vnd

Params = Mapping[str, str | int]

# Smaller gains would not move the percentage shown.
LEAST_GAIN, MOST_CHANGES = 100, 3
# Needs that a platform does not meet are named up to here, then counted.
UNMET_NAMED = 3


def why(match: Match, story: Story) -> tuple[str, ...]:
    """What speaks for it, the needs first; only what the listing states."""
    listing = story.listings[match.slug]
    states = {term.code: term.state for term in match.terms}
    said = [
        *_needs_met(match, story),
        _sector(states["sector"], story),
        _size(states["size"], story),
        *_price(states["budget"], listing, story),
        _requirements(listing, story),
        _maturity(states["maturity"]),
        _link(listing, story),
        _trial(listing),
        _evidence(listing),
    ]
    return tuple(sentence for sentence in said if sentence)


def _needs_met(match: Match, story: Story) -> list[str]:
    asked = len(match.met) + len(match.partly) + len(match.unmet)
    said = []
    if match.met and asked == 1:
        said.append(_("Made for what you need: %(needs)s.") % {"needs": story.needs(match.met)})
    elif match.met:
        words = {"met": len(match.met), "asked": asked, "needs": story.needs(match.met)}
        said.append(_("Made for %(met)s of your %(asked)s needs: %(needs)s.") % words)
    if match.partly:
        words = {"needs": story.needs(match.partly)}
        said.append(_("Also helps with, though it is not its main job: %(needs)s.") % words)
    return said


def _sector(state: str, story: Story) -> str:
    words = {"sector": story.sector(story.profile.sector or "")}
    if state == "listed":
        return _("Made for your trade: %(sector)s.") % words
    return _("For every trade, yours included.") if state == "all" else ""


def _size(state: str, story: Story) -> str:
    if state != "listed":
        return ""
    if story.inputs.is_household and not story.inputs.size:
        return _("Suits household businesses and micro enterprises.")
    return _("Suits your size: %(size)s.") % {"size": size(story.profile.size or "")}


def _price(state: str, listing: Listing, story: Story) -> list[str]:
    if state == "free":
        return [_("Free of charge.")]
    said = []
    price, _is_per_unit = budget_price(listing.plans)
    own = [plan for plan in listing.plans if not plan.is_second_hand]
    if state == "within":
        words = {
            "price": wording.price(own),
            "budget": vnd(story.profile.budget_vnd or 0),
        }
        said.append(_("%(price)s; your budget is %(budget)s a month.") % words)
    elif state in {"not-stated", "unit-within"} and price:
        said.append(f"{wording.price(own)}.")
    elif price == 0:
        said.append(_("Free of charge."))
    if has_free_plan(listing):
        said.append(_("Has a free plan; paid plans do more."))
    return said


def has_free_plan(listing: Listing) -> bool:
    return any(plan.charge is Charge.FREEMIUM for plan in listing.plans)


def _requirements(listing: Listing, story: Story) -> str:
    """The requirements it is known to meet, in one sentence."""
    wanted = [code for code in listing.deployments if code in story.profile.deployments]
    met = [_("runs %(where)s") % {"where": deployment(code)} for code in wanted]
    met += [
        _("speaks %(language)s") % {"language": language(code)}
        for code in sorted(story.profile.languages)
        if code in listing.languages
    ]
    return _("As you asked: %(met)s.") % {"met": listed(met)} if met else ""


def _maturity(state: str) -> str:
    return _("Suits how far you have come with digital tools.") if state == "in-range" else ""


def _link(listing: Listing, story: Story) -> str:
    wanted = story.inputs.existing | story.inputs.must_link
    linked = [link.name for link in listing.links if link.slug in wanted]
    return _("Connects with %(names)s.") % {"names": listed(linked)} if linked else ""


def _trial(listing: Listing) -> str:
    days = listing.free_trial_days
    if not days:
        return ""
    return ngettext("Free trial of %(days)s day.", "Free trial of %(days)s days.", days) % {
        "days": days
    }


def _evidence(listing: Listing) -> str:
    """Where the facts come from and when they were last looked at."""
    if listing.is_unconfirmed or not (listing.confirmed_on or listing.sources):
        return ""
    read = [source.retrieved_on for source in listing.sources]
    words = {"day": day(listing.confirmed_on or max(read))}
    if listing.evidence is Evidence.VENDOR_PAGE:
        return _("Checked on the vendor's own page on %(day)s.") % words
    return _("Checked in public sources on %(day)s.") % words


def _not_covered(codes: Sequence[str], story: Story) -> str:
    """The first few by name: nobody reads a dozen names on each of ten cards."""
    more = len(codes) - UNMET_NAMED
    if more < 2:
        return _("Does not cover: %(needs)s.") % {"needs": story.needs(codes)}
    words = {"needs": story.needs(codes[:UNMET_NAMED]), "more": more}
    return _("Does not cover: %(needs)s and %(more)s more that you need.") % words


def cautions(match: Match, story: Story) -> tuple[str, ...]:
    """What to know before choosing it, missing needs first."""
    listing = story.listings[match.slug]
    said = []
    if match.unmet:
        said.append(_not_covered(match.unmet, story))
    said += [
        _unknown_price(listing) if each.code == "price-unknown" else caution(each, story)
        for each in match.cautions
    ]
    if listing.is_unconfirmed:
        said.append(_("Unconfirmed: what we know of it comes from indirect sources."))
    unlinked = story.inputs.existing - {link.slug for link in listing.links}
    if unlinked:
        names = listed(story.platform(slug) for slug in sorted(unlinked))
        said.append(_("No published link with %(names)s, which you use: ask.") % {"names": names})
    return tuple(said)


def _unknown_price(listing: Listing) -> str:
    """What is known of a price that the vendor does not publish."""
    if from_monthly_vnd(listing.plans):
        return _("The vendor publishes no price, others do: ask before you sign. %(price)s.") % {
            "price": wording.price(listing.plans)
        }
    if has_free_plan(listing):
        return _("Price of the paid plans not published.")
    return _("Price not published: ask the vendor before you sign.")


def caution(each: Caution, story: Story) -> str:
    """One caution of the engine. Raises KeyError for a code without a sentence."""
    return _CAUTIONS[each.code](each.params, story)


def changes(match: Match, story: Story) -> tuple[str, ...]:
    """What would raise its fit by a whole percent or more, the most first; at most three."""
    return tuple(
        change(each, match.score, story)
        for each in match.changes[:MOST_CHANGES]
        if each.points >= LEAST_GAIN
    )


def change(each: Change, score: int, story: Story) -> str:
    """One change of the engine and where it would bring the score.

    Raises: KeyError: a code without a sentence.
    """
    words = {
        "condition": _CHANGES[each.code](each.params, story),
        "now": percent(score),
        "then": percent(score + each.points),
    }
    return _("%(condition)s, the fit would rise from %(now)s to %(then)s.") % words


Sentence = Callable[[Params, Story], str]

_CAUTIONS: Mapping[str, Sentence] = {
    "price-unknown": lambda _params, _story: _(
        "Price not published: ask the vendor before you sign."
    ),
    "over-budget": lambda params, _story: (
        _("From %(price)s a month, above your budget of %(budget)s.")
        % {"price": vnd(int(params["monthly_vnd"])), "budget": vnd(int(params["budget_vnd"]))}
    ),
    "price-per-unit": lambda _params, _story: _(
        "The price is for one user, device or shop: work out what all you need cost together."
    ),
    "sector-unknown": lambda params, story: (
        _("Does not say which trades it is for; ask whether it suits yours: %(sector)s.")
        % {"sector": story.sector(str(params["sector"]))}
    ),
    "sector-not-listed": lambda params, story: (
        _("Made for other trades than yours: %(sector)s.")
        % {"sector": story.sector(str(params["sector"]))}
    ),
    "size-unknown": lambda _params, _story: _("Does not say what size of enterprise it suits."),
    "size-not-listed": lambda params, _story: (
        _("Made for other sizes than yours: %(size)s.") % {"size": size(str(params["size"]))}
    ),
    "maturity-outside": lambda params, _story: (
        _("Suits enterprises at level %(lowest)s to %(highest)s; you are at level %(level)s.")
        % dict(params)
    ),
    "deployment-unknown": lambda _params, _story: _(
        "Does not say where it runs; ask about what you require."
    ),
    "language-unknown": lambda _params, _story: _("Does not say which languages it speaks; ask."),
}

_CHANGES: Mapping[str, Sentence] = {
    "core-instead-of-supporting": lambda params, story: (
        _("If “%(need)s” were its main job rather than an extra")
        % {"need": story.need(str(params["need"]))}
    ),
    "drop-need": lambda params, story: (
        _("If you solve “%(need)s” elsewhere") % {"need": story.need(str(params["need"]))}
    ),
    "sector-listed": lambda params, story: (
        _("If the vendor confirms that it suits your trade (%(sector)s)")
        % {"sector": story.sector(str(params["sector"]))}
    ),
    "size-listed": lambda params, _story: (
        _("If the vendor confirms that it suits your size (%(size)s)")
        % {"size": size(str(params["size"]))}
    ),
    "price-known": lambda params, _story: (
        _("If the price turns out to be at most %(budget)s a month")
        % {"budget": vnd(int(params["budget_vnd"]))}
    ),
    "budget-raise-to": lambda params, _story: (
        _("If your budget is %(price)s a month") % {"price": vnd(int(params["vnd"]))}
    ),
    "budget-stated": lambda params, _story: (
        _("If you tell us that your budget is at least %(price)s a month")
        % {"price": vnd(int(params["vnd"]))}
    ),
    "maturity-raise": lambda params, _story: (
        _("Once you have reached level %(level)s") % {"level": params["level"]}
    ),
}
