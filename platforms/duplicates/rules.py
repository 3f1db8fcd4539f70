"""Why two listings may be one: reasons with points, weighed for a person to judge. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from platforms.duplicates.domains import domain_of, page_of
from platforms.duplicates.names import bag, is_disguised, looks

# To be raised with any change of what `marks_of` or `names.bag` gives.
MARKS_VERSION = 1
LEAST_POINTS = 40
MOST_POINTS = 100
MOST_FOUND = 10
# Shorter names are near to too many; the share is that of `rapidfuzz.fuzz.ratio`.
NEAR_LENGTH, NEAR_PERCENT, NEAR_REST_PERCENT = 5, 88, 75


class Reason(StrEnum):
    SAME_NAME = "SAME_NAME"
    LOOK_ALIKE = "LOOK_ALIKE"
    NEAR_NAME = "NEAR_NAME"
    SAME_PAGE = "SAME_PAGE"
    SAME_DOMAIN = "SAME_DOMAIN"
    SAME_TAX_CODE = "SAME_TAX_CODE"
    SAME_FIRM = "SAME_FIRM"


POINTS = {
    Reason.SAME_NAME: 60,
    Reason.LOOK_ALIKE: 60,
    Reason.NEAR_NAME: 40,
    # One firm has many products on a page, a domain, a tax code: only another firm's count.
    Reason.SAME_PAGE: 60,
    Reason.SAME_DOMAIN: 40,
    Reason.SAME_TAX_CODE: 50,
    Reason.SAME_FIRM: 20,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of a listing.

    Attributes:
        key: its id; None for one that is not stored yet.
        vendor_key: the vendor's id; None for one that is not stored yet.
        tax_code: ten digits, of the vendor; "" where nobody knows it.
    """

    key: int | None
    name: str
    vendor_key: int | None = None
    vendor: str = ""
    website: str = ""
    vendor_website: str = ""
    tax_code: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another listing's key, how much speaks for it (40 to 100) and what, the weightiest first."""

    key: int
    points: int
    reasons: tuple[Reason, ...]


class Book:
    """All that is listed, so that one listing can be held against it at once."""

    def __init__(self, listed: Iterable[Facts]) -> None:
        self.facts = [facts for facts in listed if facts.key is not None]
        self._by_mark: dict[str, list[int]] = defaultdict(list)
        for place, facts in enumerate(self.facts):
            for mark in marks_of(facts):
                self._by_mark[mark].append(place)
        self._bags = [bag(facts.name) for facts in self.facts]

    def like(self, facts: Facts) -> tuple[Likeness, ...]:
        """Up to ten that may be the same, the likeliest first; equal points by key."""
        places = {place for mark in marks_of(facts) for place in self._by_mark.get(mark, ())}
        places |= set(self._near(facts.name))
        found = [self._judged(facts, self.facts[place]) for place in places]
        sure = [each for each in found if each.points >= LEAST_POINTS and each.key != facts.key]
        return tuple(sorted(sure, key=lambda each: (-each.points, each.key))[:MOST_FOUND])

    def _near(self, name: str) -> Iterator[int]:
        wanted = bag(name)
        if len(wanted) < NEAR_LENGTH:
            return iter(())
        hits = process.extract(
            wanted, self._bags, scorer=fuzz.ratio, score_cutoff=NEAR_PERCENT, limit=50
        )
        return (place for _bag, _score, place in hits)

    def _judged(self, one: Facts, other: Facts) -> Likeness:
        reasons = tuple(reasons_between(one, other))
        points = min(sum(POINTS[reason] for reason in reasons), MOST_POINTS)
        return Likeness(other.key or 0, points, reasons)


def marks_of(facts: Facts) -> frozenset[str]:
    """What two listings may share word for word, each with its kind before a colon."""
    return name_marks(facts) | address_marks(facts)


def name_marks(facts: Facts) -> frozenset[str]:
    return _said(("bag", bag(facts.name)), ("looks", looks(facts.name)))


def address_marks(facts: Facts) -> frozenset[str]:
    """Those that count between two vendors only."""
    domains = (("domain", domain) for domain in _domains(facts))
    return _said(("page", page_of(facts.website)), ("tax", facts.tax_code[:10]), *domains)


def _said(*marks: tuple[str, str]) -> frozenset[str]:
    return frozenset(f"{kind}:{value}" for kind, value in marks if value)


def reasons_between(one: Facts, other: Facts) -> Iterator[Reason]:
    """Why two listings may be the same product, the weightiest first; the same either way."""
    yield from _of_names(one.name, other.name)
    if one.vendor_key is not None and one.vendor_key == other.vendor_key:
        return
    if page_of(one.website) and page_of(one.website) == page_of(other.website):
        yield Reason.SAME_PAGE
    if one.tax_code and one.tax_code[:10] == other.tax_code[:10]:
        yield Reason.SAME_TAX_CODE
    if _domains(one) & _domains(other):
        yield Reason.SAME_DOMAIN
    if one.vendor and bag(one.vendor) == bag(other.vendor):
        yield Reason.SAME_FIRM


def _of_names(one: str, other: str) -> Iterator[Reason]:
    if bag(one) == bag(other):
        is_one_way = is_disguised(one) == is_disguised(other)
        yield Reason.SAME_NAME if is_one_way else Reason.LOOK_ALIKE
    elif looks(one) == looks(other):
        yield Reason.LOOK_ALIKE
    elif _are_near(bag(one), bag(other)):
        yield Reason.NEAR_NAME


def near_lengths(name: str) -> tuple[int, int]:
    """Shortest and longest bag that can be near the name's; (0, 0) if none can."""
    length = len(bag(name))
    if length < NEAR_LENGTH:
        return 0, 0
    # A ratio counts letters in common twice, of all letters of both; in whole numbers.
    rest = 200 - NEAR_PERCENT
    return -(-length * NEAR_PERCENT // rest), length * rest // NEAR_PERCENT


def _are_near(one: str, other: str) -> bool:
    """Near as a whole, and in what is not common to both: "FPT eContract" is not VNPT's."""
    if min(len(one), len(other)) < NEAR_LENGTH or fuzz.ratio(one, other) < NEAR_PERCENT:
        return False
    shared = {*one.split()} & {*other.split()}
    rests = (" ".join(w for w in name.split() if w not in shared) for name in (one, other))
    return fuzz.ratio(*rests) >= NEAR_REST_PERCENT


def _domains(facts: Facts) -> set[str]:
    return {domain_of(facts.website), domain_of(facts.vendor_website)} - {""}
