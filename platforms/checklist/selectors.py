"""The automatic checks of a listing as it is stored."""

from platforms.checklist.rules import Check, Content, LinkState, Price, check_listing
from platforms.choices import Evidence, Strength
from platforms.duplicates.rules import Book, Likeness
from platforms.duplicates.selectors import facts_of, known_facts
from platforms.links.models import LinkCheck
from platforms.links.rules import Outcome
from platforms.models import Platform

TEXTS = ("summary", "description", "exit_terms")


def checks_of(platform: Platform) -> tuple[Check, ...]:
    """Every automatic check of a listing as stored; six queries, one more for its vendor."""
    return check_listing(content_of(platform))


def content_of(platform: Platform) -> Content:
    """What the checks read of a listing; whoever holds a change of it replaces its fields."""
    strengths = list(platform.platform_needs.order_by("pk").values_list("strength", flat=True))
    plans = platform.plans.order_by("position").values_list("price_vnd", "source", "is_second_hand")
    mentions = platform.mentions.order_by("pk").values_list("title_vi", "source")
    return Content(
        texts_vi=tuple(getattr(platform, f"{name}_vi") for name in TEXTS),
        texts_en=tuple(getattr(platform, f"{name}_en") for name in TEXTS),
        core_needs=strengths.count(Strength.CORE),
        supporting_needs=strengths.count(Strength.SUPPORTING),
        prices=tuple(Price(*plan) for plan in plans),
        mentions=tuple(mentions),
        source_count=platform.sources.count(),
        has_evidence=platform.evidence != Evidence.NONE,
        website=platform.website,
        languages=tuple(platform.languages),
        links=link_states(platform.pk),
        duplicates=likenesses(platform),
    )


def link_states(platform_id: int) -> tuple[LinkState, ...]:
    """What became of a listing's addresses; one query."""
    rows = LinkCheck.objects.filter(platform_id=platform_id).order_by("address")
    return tuple(
        LinkState(row.address, Outcome(row.outcome) if row.outcome else None, row.failed_nights)
        for row in rows
    )


def likenesses(platform: Platform) -> tuple[Likeness, ...]:
    return Book(known_facts()).like(facts_of(platform))
