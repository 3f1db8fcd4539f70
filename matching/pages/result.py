"""A kept result as its page shows it: computed on reading, with the seed of its own day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from matching.engine import ENGINE_VERSION, Match, NearMiss
from matching.inputs import MatchInputs
from matching.lookups import option_named
from matching.models import MatchResult
from matching.pages.picker import picker
from matching.pages.understood import Understood, chips, understood
from matching.rules import seed_of
from matching.selectors import SHOWN_AT_MOST, MatchOutcome, match_for, understand
from matching.services import inputs_of
from matching.texts import (
    NearMissText,
    PartText,
    cautions,
    changes,
    give_up,
    near_miss,
    parts,
    size_text,
    why,
)
from matching.texts.story import deployment, language, listed
from matching.wizard import answers_of, fields_of, pairs
from platforms import wording
from platforms.listing import Listing
from platforms.snapshot import Snapshot
from ui.templatetags.ui import vnd

OPEN_CARDS = 3
NEAR_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Card:
    """One match: score in hundredths of a percent, its reasons as sentences.

    `change` is what would raise it most, "" for nothing; `more_changes` the next ones; `foot` what
    one may do, as HTML.
    """

    rank: int
    listing: Listing
    score: int
    why: tuple[str, ...]
    cautions: tuple[str, ...]
    change: str
    more_changes: tuple[str, ...]
    parts: tuple[PartText, ...]
    foot: SafeString

    @property
    def is_folded(self) -> bool:
        """Whether its reasons open with a tap: a phone would scroll for ever otherwise."""
        return self.rank > OPEN_CARDS


@dataclass(frozen=True, slots=True)
class NearCard:
    """A near miss, the kind of requirement that keeps it out, and how to give that up.

    `relax` is what the form sends for it, `give_up` what its button says.
    """

    listing: Listing
    text: NearMissText
    failed: str
    relax: str
    give_up: str


def result_page(
    kept: MatchResult, snapshot: Snapshot, *, is_hers: bool, limit: int
) -> dict[str, Any]:
    """The context of a result's page; no query.

    Args:
        is_hers: whether this browser made it: only then her own words are shown.
        limit: how many matches to show.
    """
    inputs = inputs_of(kept)
    outcome = match_for(inputs=inputs, snapshot=snapshot, seed=seed_of(kept.seed_on), limit=limit)
    path = reverse("match-result", args=[kept.token])
    return {
        **ranked(outcome, snapshot),
        "kept": kept,
        "is_hers": is_hers,
        "url": f"{settings.SITE_URL}{path}",
        "correct_url": reverse("match-correct", args=[kept.token]),
        "own_url": f"{reverse('match-start')}?{urlencode(list(pairs(fields_of(inputs))))}",
        "fields": answers_of(inputs),
        "set_aside": chips(sorted(inputs.set_aside), snapshot.taxonomy, on=()),
        "picker": picker(snapshot, name="add") if is_hers else "",
        "understood": _words(inputs, snapshot) if is_hers else None,
        "is_changed": is_changed(kept, snapshot),
    }


def ranked(outcome: MatchOutcome, snapshot: Snapshot) -> dict[str, Any]:
    """What every page of a match shows of it; no query."""
    asked = tuple(outcome.profile.needs)
    matches = enumerate(outcome.ranking.matches, 1)
    near = [_near(each, outcome) for each in outcome.ranking.near_misses[:NEAR_SHOWN]]
    return {
        "outcome": outcome,
        "needs": chips(asked, snapshot.taxonomy, on=asked),
        "facts": facts(outcome, snapshot),
        "cards": [_card(n, each, outcome, snapshot) for n, each in matches],
        "near_misses": near,
        "relaxable": list({card.relax: card.give_up for card in near}.items()),
        "nowhere": _names(outcome.nowhere, outcome),
        "kept_out": _names(set(outcome.ranking.uncovered) - set(outcome.nowhere), outcome),
        "excluded_count": excluded_count(outcome),
        "has_more": min(outcome.ranking.feasible, SHOWN_AT_MOST) > len(outcome.ranking.matches),
    }


def is_changed(kept: MatchResult, snapshot: Snapshot) -> bool:
    """Whether the answer may differ from the day on which it was made."""
    versions = (kept.catalogue_version, kept.engine_version)
    return versions != (snapshot.version, ENGINE_VERSION)


def excluded_count(outcome: MatchOutcome) -> int:
    """Platforms kept out by a requirement; what she uses already is not among them."""
    listings, asked = outcome.story.listings, outcome.profile.needs.keys()
    in_use = sum(
        any(need.code in asked for need in listings[slug].needs)
        for slug in outcome.profile.excluded
    )
    return max(outcome.ranking.excluded - in_use, 0)


def facts(outcome: MatchOutcome, snapshot: Snapshot) -> list[tuple[str, str]]:
    """What she said of her enterprise and her conditions, as label and value."""
    inputs, story = outcome.inputs, outcome.story
    commune = option_named("place", inputs.commune, snapshot) if inputs.commune else None
    tools = [story.platform(slug) for slug in sorted(inputs.existing)]
    rows = [
        (_("Trade"), story.sector(outcome.profile.sector or "")),
        (_("Size"), size_text(outcome.size) if outcome.size else ""),
        (_("Place"), commune.label if commune else ""),
        (_("Budget"), budget(inputs.budget_vnd)),
        (_("Runs"), listed(deployment(code) for code in sorted(inputs.deployments))),
        (_("Speaks"), listed(language(code) for code in sorted(inputs.languages))),
        (_("You use"), listed(tools)),
        (_("Maturity"), _("from your self-assessment") if inputs.maturity else ""),
        (_("Must connect with"), listed(story.platform(s) for s in sorted(inputs.must_link))),
    ]
    return [(label, value) for label, value in rows if value]


def budget(amount: int | None) -> str:
    if amount is None:
        return ""
    return _("up to %(price)s a month") % {"price": vnd(amount)} if amount else _("free only")


def _words(inputs: MatchInputs, snapshot: Snapshot) -> Understood | None:
    """Her words, marked where they say a need that is still in force."""
    if not inputs.text:
        return None
    said = understand(inputs.text, snapshot)
    in_force = replace(said, needs=tuple(n for n in said.needs if n.code in inputs.needs))
    names = {slug: item.name for slug, item in snapshot.listings.items()}
    return understood(inputs.text, in_force, snapshot.taxonomy, names)


def _card(rank: int, match: Match, outcome: MatchOutcome, snapshot: Snapshot) -> Card:
    would_change, listing = changes(match, outcome.story), outcome.story.listings[match.slug]
    return Card(
        rank=rank,
        listing=listing,
        score=match.score,
        why=why(match, outcome.story),
        cautions=cautions(match, outcome.story),
        change=would_change[0] if would_change else "",
        more_changes=would_change[1:],
        parts=parts(match),
        foot=_foot(listing, snapshot),
    )


def _foot(listing: Listing, snapshot: Snapshot) -> SafeString:
    """Made once for a version of the catalogue: it says the same to everybody."""
    key = ("match-foot", listing.slug, wording.language())
    html = snapshot.rendered.get(key)
    if html is None:
        html = render_to_string("matching/_match_foot.html", {"listing": listing})
        snapshot.rendered[key] = html
    return SafeString(html)


def _near(miss: NearMiss, outcome: MatchOutcome) -> NearCard:
    story = outcome.story
    return NearCard(
        listing=story.listings[miss.slug],
        text=near_miss(miss, story),
        failed=miss.failed.code,
        relax=":".join(filter(None, miss.failed.requirement)),
        give_up=give_up(miss.failed, story),
    )


def _names(codes: Iterable[str], outcome: MatchOutcome) -> list[str]:
    return [outcome.story.need(code) for code in outcome.profile.needs if code in set(codes)]
