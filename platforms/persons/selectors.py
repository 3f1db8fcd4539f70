"""Whose names stay out of what is said of a listing, and which names are those of firms."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from ledger.models import ProblemReport
from platforms.duplicates.names import normal_name
from platforms.interests.models import Interest
from platforms.models import (
    Decision,
    EvidenceFile,
    Message,
    Platform,
    Revision,
    Vendor,
    VendorClaim,
    VendorInvitation,
    VendorMember,
)
from platforms.persons.rules import names_in

# Keys of accounts that a layer above knows in connection with some listings.
Connected = Callable[[Collection[Platform]], QuerySet[Any, Any]]
_connected: list[Connected] = []
ACTORS = ("author_id", "reviewer_id", "approved_by_id", "published_by_id")
MOST_NAMES = 50


def register_connected(asked: Connected) -> None:
    """Add people whom somebody may name in a reason; the same function is added once."""
    if asked not in _connected:
        _connected.append(asked)


def people_of(about: Collection[Platform]) -> frozenset[str]:
    """Names of all whom the portal knows in connection with some listings.

    People of their vendors and those who asked to be, who wrote, reviewed or decided, who reported
    a problem, and whom the vendor named for staff to ask. Four queries.
    """
    vendors = {row.vendor_id for row in about}
    rows = Revision.objects.filter(platform__in=about).order_by("pk")
    keys: set[int | None] = set()
    notes: list[str] = []
    for *actors, writers, private in rows.values_list(*ACTORS, "writers", "private"):
        keys |= {*actors, *writers}
        notes += _texts(private)
    reports = _reports(about)
    keys |= {key for row in reports for key in (row.assigned_to_id, row.done_by_id)}
    claims = VendorClaim.objects.filter(vendor__in=vendors).values_list("user", "proof")
    keys |= {user for user, _proof in claims}
    notes += [*(row.text for row in reports), *(proof for _user, proof in claims)]
    which = Q(pk__in=keys - {None}) | Q(email__in={row.contact.lower() for row in reports} - {""})
    for found in (*_accounts(about, vendors), *(asked(about) for asked in _connected)):
        which |= Q(pk__in=found)
    names = User.objects.filter(which).exclude(name="").values_list("name", flat=True)
    return frozenset((*names, *(name for note in notes for name in names_in(note))))


def _accounts(about: Collection[Platform], vendors: set[int]) -> Iterator[QuerySet[Any, Any]]:
    yield VendorMember.objects.filter(vendor__in=vendors).values("user")
    yield VendorInvitation.objects.filter(vendor__in=vendors).values("accepted_by")
    yield Interest.objects.filter(vendor__in=vendors).values("user")
    yield Message.objects.filter(revision__platform__in=about).values("author")
    yield EvidenceFile.objects.filter(platform__in=about).values("uploaded_by")
    yield Decision.objects.filter(platform__in=about).values("decided_by")


def _reports(about: Collection[Platform]) -> list[ProblemReport]:
    listings = Q(subject_kind="platform", subject_key__in=[row.slug for row in about])
    makers = Q(subject_kind="vendor", subject_key__in=[row.vendor.slug for row in about])
    return list(ProblemReport.objects.filter(listings | makers).order_by("pk"))


def _texts(said: Any) -> Iterator[str]:
    """Every text within private evidence, however deep."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict | list):
        for part in said.values() if isinstance(said, dict) else said:
            yield from _texts(part)


def firms_of(about: Collection[Platform]) -> frozenset[str]:
    """What some listings and their vendors are called; no query where vendors are at hand."""
    return _called(name for row in about for name in (row.name, row.vendor.name))


def firms_called(found: Iterable[str]) -> frozenset[str]:
    """Vendors and platforms of the catalogue in whose names these words stand; two queries each."""
    names: list[str] = []
    for words in found:
        for model in (Vendor, Platform):
            rows = model._default_manager.filter(name__folded=words).order_by("pk")
            names += rows.values_list("name", flat=True)[:MOST_NAMES]
    return _called(names)


def _called(names: Iterable[str]) -> frozenset[str]:
    """Each as it is, and without words such as "Công ty TNHH"."""
    return frozenset(each for name in names for each in (name, normal_name(name)))
