"""What the page of the bundles shows."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from matching.bundling import UNASKED, BundleOutcome, Offered, Quoted, bundles_for
from matching.engine.bundle import Kind
from matching.models import MatchResult
from matching.pages.result import is_changed
from matching.rules import seed_of
from matching.services import inputs_of
from matching.support import MAY_APPLY
from matching.texts import bundle as texts
from matching.texts.story import Story
from platforms.listing import Listing
from platforms.snapshot import Snapshot
from reference.support import support_office
from ui.templatetags.ui import vnd

# A request for quotations goes to three vendors at most.
MOST_ASKED = 3


@dataclass(frozen=True, slots=True)
class Member:
    """One platform of a bundle: what it does for her and what is known of its price."""

    listing: Listing
    needs: str
    price: str


@dataclass(frozen=True, slots=True)
class BundleCard:
    """One bundle as the page shows it; every line is a sentence.

    `titles`: several where they came out the same. `ask`: platforms to ask for a price, and
    `ask_url` where that is done; `waiting`: those that were asked and have not answered.
    """

    kind: Kind
    titles: tuple[str, ...]
    members: tuple[Member, ...]
    cost: str
    unknown: str
    price_cautions: tuple[str, ...]
    reasons: tuple[tuple[str, str], ...]
    linked: tuple[str, ...]
    unlinked: tuple[str, ...]
    proofs: tuple[str, ...]
    net: tuple[str, ...]
    is_supported: bool
    ask: tuple[Listing, ...]
    ask_url: str
    waiting: tuple[Listing, ...]


def bundle_page(
    kept: MatchResult, snapshot: Snapshot, *, quoted: Quoted = UNASKED
) -> dict[str, Any]:
    """The context of the page; one query, for the office of the province.

    Args:
        quoted: what vendors answered the enterprise, for its own people's eyes.
    """
    inputs = inputs_of(kept)
    seed = seed_of(kept.seed_on)
    outcome = bundles_for(inputs=inputs, snapshot=snapshot, seed=seed, quoted=quoted)
    return {
        "kept": kept,
        "url": f"{settings.SITE_URL}{reverse('match-bundle', args=[kept.token])}",
        "result_url": reverse("match-result", args=[kept.token]),
        "outcome": outcome,
        "cards": [bundle_card(each, outcome, quoted) for each in outcome.offered],
        "has_no_best_fit": _has_no_best_fit(outcome),
        "budget_vnd": outcome.match.profile.budget_vnd,
        "support": outcome.support,
        "may_apply": any(each.net.case in MAY_APPLY for each in outcome.offered),
        "office": support_office(inputs.commune),
        "is_changed": is_changed(kept, snapshot),
    }


def _has_no_best_fit(outcome: BundleOutcome) -> bool:
    """Whether known prices inside the budget do less than half of what is needed."""
    return bool(outcome.offered) and not any(
        "best_fit" in each.bundle.kinds for each in outcome.offered
    )


def bundle_card(offered: Offered, outcome: BundleOutcome, quoted: Quoted = UNASKED) -> BundleCard:
    bundle, story = offered.bundle, outcome.match.story
    has_budget = outcome.match.profile.budget_vnd is not None
    unasked = [slug for slug in bundle.unknown if slug not in quoted.waiting][:MOST_ASKED]
    proofs = zip(bundle.kinds, bundle.proofs, strict=True)
    return BundleCard(
        kind=bundle.kinds[0],
        titles=tuple(texts.kind_name(kind, has_budget=has_budget) for kind in bundle.kinds),
        members=tuple(_member(slug, story, quoted) for slug in bundle.slugs),
        cost=texts.cost(bundle),
        unknown=texts.unknown_prices(bundle, story),
        price_cautions=texts.price_cautions(
            story.listings[slug] for slug in bundle.slugs if slug not in quoted.monthly_vnd
        ),
        reasons=tuple(texts.reasons(bundle, story)),
        linked=tuple(texts.link(pair, story) for pair in offered.linked),
        unlinked=tuple(texts.link(pair, story) for pair in offered.unlinked),
        proofs=tuple(texts.proof(kind, found, bundle) for kind, found in proofs),
        net=texts.net(offered.net, bundle, outcome.support),
        is_supported=offered.net.case in MAY_APPLY,
        ask=tuple(story.listings[slug] for slug in unasked),
        ask_url=_ask_url(unasked),
        waiting=tuple(story.listings[s] for s in bundle.unknown if s in quoted.waiting),
    )


def _ask_url(slugs: list[str]) -> str:
    """One request for prices to all of them; "" for none."""
    asked = urlencode([("platform", slug) for slug in slugs])
    return f"{reverse('my-quote-ask')}?{asked}" if slugs else ""


def _member(slug: str, story: Story, quoted: Quoted) -> Member:
    listing = story.listings[slug]
    asked = [need.code for need in listing.needs if need.code in story.profile.needs]
    told = quoted.monthly_vnd.get(slug)
    price = texts.price(listing) if told is None else _quoted_price(told)
    return Member(listing, story.needs(asked), price)


def _quoted_price(monthly_vnd: int) -> str:
    return _("%(price)s a month, as the vendor told you") % {"price": vnd(monthly_vnd)}
