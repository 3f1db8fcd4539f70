"""The automatic checks of a listing, as stored or as a draft would have it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from platforms.checklist.rules import Check, Content, LinkState, Price, check_listing
from platforms.choices import Evidence, Strength
from platforms.duplicates.rules import Likeness
from platforms.duplicates.selectors import facts_of, likenesses
from platforms.links.models import LinkCheck
from platforms.links.rules import Outcome
from platforms.links.selectors import links_of
from platforms.models import Platform
from platforms.revisions.content import read_content

TEXTS = ("summary", "description", "exit_terms")


def checks_of(platform: Platform) -> tuple[Check, ...]:
    """Every automatic check of a listing as stored; three queries, one more for its vendor."""
    found = likenesses(facts_of(platform))
    said = content_of(platform, read_content(platform), links_of(platform), found)
    return check_listing(said)


def content_of(
    platform: Platform,
    said: Mapping[str, Any],
    links: Iterable[LinkCheck],
    duplicates: Sequence[Likeness],
) -> Content:
    """What the checks read of a listing.

    Args:
        platform: its columns as they are judged. said: its parts, as in a revision's content.
        links: its addresses as they were last found. duplicates: what is like it.
    """
    strengths = [row["strength"] for row in said["platform_needs"]]
    plans = said["plans"]
    return Content(
        texts_vi=tuple(getattr(platform, f"{name}_vi") for name in TEXTS),
        texts_en=tuple(getattr(platform, f"{name}_en") for name in TEXTS),
        core_needs=strengths.count(Strength.CORE),
        supporting_needs=strengths.count(Strength.SUPPORTING),
        prices=tuple(Price(p["price_vnd"], p["source"], p["is_second_hand"]) for p in plans),
        mentions=tuple((row["title_vi"], row["source"]) for row in said["mentions"]),
        source_count=len(said["sources"]),
        has_evidence=platform.evidence != Evidence.NONE,
        website=platform.website,
        languages=tuple(platform.languages),
        links=tuple(sorted(map(_state, links), key=lambda link: link.address)),
        duplicates=tuple(duplicates),
    )


def _state(row: LinkCheck) -> LinkState:
    outcome = Outcome(row.outcome) if row.outcome else None
    return LinkState(row.address, outcome, row.failed_nights)
