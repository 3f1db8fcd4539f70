"""What the database holds of the catalogue: read whole once, then only where it changed."""

from collections.abc import Mapping
from typing import NamedTuple

from platforms.listing import Listing
from platforms.reading import linked_with
from platforms.selectors import listing_marks, load_listings
from reference.taxonomy import Taxonomy, load_taxonomy, taxonomy_mark


class State(NamedTuple):
    """The published catalogue at one moment.

    Attributes:
        taxonomy_mark: differs after any change to the taxonomy.
        marks: platform to a number that differs after any change to it.
        listings: by name.
    """

    taxonomy_mark: int
    taxonomy: Taxonomy
    marks: Mapping[int, int]
    listings: tuple[Listing, ...]


def read_state(before: State | None = None) -> State:
    """The present state; listings that did not change since an earlier one are taken over."""
    mark, marks = taxonomy_mark(), listing_marks()
    if before is None or before.taxonomy_mark != mark:
        return State(mark, load_taxonomy(), marks, load_listings())
    return before._replace(marks=marks, listings=renewed(before, marks))


def renewed(before: State, marks: Mapping[int, int]) -> tuple[Listing, ...]:
    """The present listings, by name. A link shows its other side, which is read again as well."""
    known = before.marks
    changed = {pk for pk in marks.keys() | known.keys() if marks.get(pk) != known.get(pk)}
    if not changed:
        return before.listings
    linked = {link.slug for item in before.listings if item.id in changed for link in item.links}
    affected = linked_with(changed).union(
        item.id for item in before.listings if item.slug in linked
    )
    kept = (item for item in before.listings if item.id not in affected)
    listings = [*kept, *load_listings(affected)]
    return tuple(sorted(listings, key=lambda item: (item.sort_key, item.id)))
