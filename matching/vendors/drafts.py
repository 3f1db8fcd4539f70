"""The match as it would be with a vendor's draft in the place of what is public."""

from dataclasses import dataclass
from datetime import date

from matching.engine import Tables
from matching.offers import offer_of
from platforms.listing import Listing
from platforms.models import Platform, Revision
from platforms.models.revisions import OPEN, Side
from platforms.revisions.foreseen import foreseen
from platforms.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A draft as a listing, and the catalogue in which it stands."""

    revision: Revision
    listing: Listing
    catalogue: Snapshot


def draft_of(platform: Platform) -> Revision | None:
    """The open revision of the vendor's own side; one query."""
    rows = platform.revisions.filter(side=Side.VENDOR, state__in=OPEN)
    return rows.order_by("pk").first()


def foresee(revision: Revision, platform: Platform, now: Snapshot, *, today: date) -> Foreseen:
    """The same engine on the same catalogue, the draft in it; nothing is stored."""
    listing = foreseen(platform, revision.content, now, today=today)
    offer = offer_of(listing, sectors=now.taxonomy.sectors, today=now.key.day)
    others = [each for each in now.part("match").offers if each.id != listing.id]
    return Foreseen(revision, listing, now.as_if(listing, match=Tables.build([*others, offer])))
