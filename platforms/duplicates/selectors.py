"""Listings that may be the same as one of the catalogue, or as one that somebody hands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Length
from django.utils.translation import gettext_lazy as _

from platforms.duplicates.models import ListingMarks
from platforms.duplicates.names import bag
from platforms.duplicates.rules import (
    MARKS_VERSION,
    Book,
    Facts,
    Likeness,
    Reason,
    address_marks,
    name_marks,
    near_lengths,
)
from platforms.models import Platform

WORDS = {
    Reason.SAME_NAME: _("same name"),
    Reason.LOOK_ALIKE: _("name that looks the same, written with other letters"),
    Reason.NEAR_NAME: _("almost the same name"),
    Reason.SAME_PAGE: _("same web page"),
    Reason.SAME_DOMAIN: _("another vendor's domain"),
    Reason.SAME_TAX_CODE: _("another vendor's tax code"),
    Reason.SAME_FIRM: _("vendors of the same name"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listing, how much speaks for its being the same (40 to 100), and why (lazy words)."""

    platform: Platform
    points: int
    reasons: tuple[Reason, ...]

    @property
    def words(self) -> tuple[Any, ...]:
        return tuple(WORDS[reason] for reason in self.reasons)


def duplicate_candidates(of: Platform | Facts) -> tuple[Candidate, ...]:
    """At most ten listings, of any status, that may be the same; the likeliest first.

    Args:
        of: a listing, its vendor read along; or what somebody hands in, `key` being the id of the
            listing that it changes.

    Two queries.
    """
    return candidates_of(likenesses(facts_of(of) if isinstance(of, Platform) else of))


def likenesses(facts: Facts) -> tuple[Likeness, ...]:
    """What is like a listing by key, the likeliest first; one query.

    Read are those that share a mark with it or most letters of the name, and those whose marks
    nobody has kept yet.
    """
    marked = ListingMarks.objects.filter(version=MARKS_VERSION)
    others = marked.exclude(vendor=facts.vendor_key) if facts.vendor_key else marked
    lengths = Q(length__range=near_lengths(facts.name))
    near = [
        marked.filter(marks__overlap=sorted(name_marks(facts))),
        others.filter(marks__overlap=sorted(address_marks(facts))),
        marked.alias(length=Length("bag")).filter(lengths, bag__trigram_similar=bag(facts.name)),
    ]
    keys = [rows.order_by().values("platform_id") for rows in near]
    chosen = keys[0].union(*keys[1:], unmarked().order_by().values("pk"))
    return Book(known_facts(chosen)).like(facts)


def unmarked() -> QuerySet[Platform]:
    """Listings without marks of the present version."""
    marks = ListingMarks.objects.filter(platform=OuterRef("pk"), version=MARKS_VERSION)
    return Platform.objects.filter(~Exists(marks))


def candidates_of(found: Sequence[Likeness]) -> tuple[Candidate, ...]:
    """The listings that were found, in that order; one query, none for none."""
    keys = [each.key for each in found]
    rows = Platform.objects.select_related("vendor").in_bulk(keys) if keys else {}
    return tuple(
        Candidate(rows[each.key], each.points, each.reasons) for each in found if each.key in rows
    )


def facts_of(platform: Platform) -> Facts:
    """What is compared of a listing; its vendor is read where it was not."""
    vendor = platform.vendor
    return Facts(
        key=platform.pk,
        name=platform.name,
        vendor_key=vendor.pk,
        vendor=vendor.name,
        website=platform.website,
        vendor_website=vendor.website,
        tax_code=vendor.tax_code or "",
    )


def known_facts(keys: QuerySet | None = None) -> list[Facts]:
    """Of every listing, or of some. Drafts and retired ones too: they may come again."""
    columns = ("pk", "name", "vendor_id", "vendor__name", "website", "vendor__website")
    rows = Platform.objects.order_by("pk")
    rows = rows if keys is None else rows.filter(pk__in=keys)
    code = Coalesce("vendor__tax_code", Value(""))
    return [Facts(*row) for row in rows.values_list(*columns, code)]
