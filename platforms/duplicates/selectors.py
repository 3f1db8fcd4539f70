"""Listings that may be the same as one of the catalogue, or as one that somebody hands in."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from platforms.duplicates.rules import Book, Facts, Reason
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

    Two queries. At 10,000 listings the names are read in about half a second the first time, after
    that a call takes tens of milliseconds: a process remembers names that it has read.
    """
    found = Book(known_facts()).like(facts_of(of) if isinstance(of, Platform) else of)
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


def known_facts() -> list[Facts]:
    """Of every listing, also drafts and retired ones: what was refused once may come again."""
    columns = ("pk", "name", "vendor_id", "vendor__name", "website", "vendor__website")
    rows = Platform.objects.order_by("pk").values_list(*columns, "vendor__tax_code")
    return [
        Facts(pk, name, vendor_key, vendor, website, vendor_website, code or "")
        for pk, name, vendor_key, vendor, website, vendor_website, code in rows
    ]
