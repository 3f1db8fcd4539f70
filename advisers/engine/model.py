"""What routing knows of a request and of an adviser, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

REMOTE_WAYS = frozenset({"phone", "video", "zalo"})
MOST = 3
# Weights of the terms, in percent.
WEIGHTS: Mapping[str, int] = {"topic": 40, "free": 30, "sector": 15, "way": 10, "size": 5}


class Reach(StrEnum):
    """How far a request was carried; each is tried only when the one before found nobody."""

    COMMUNE = "COMMUNE"
    PROVINCE = "PROVINCE"
    REMOTE = "REMOTE"


@dataclass(frozen=True, slots=True)
class Adviser:
    """Somebody who may be offered requests today: vetted, licensed, not on leave.

    Attributes:
        id: her key, 0 to 2^63 - 1.
        communes, provinces: codes of what she serves; a province is all its communes.
        near: provinces in which any of her communes lies, or that she serves.
        needs: codes that she advises on; functions are unfolded into theirs.
        sections: VSIC letters that she knows; empty: any. `sizes` likewise.
        languages, ways: codes, neither empty.
        capacity: cases that she takes at once, at least 1.
        load: cases that she has, and requests that wait for her answer.
        lately: requests offered to her in the last 30 days.
        stakes: keys of vendors in whose matters she has an interest.
    """

    id: int
    communes: frozenset[str]
    provinces: frozenset[str]
    near: frozenset[str]
    needs: frozenset[str]
    languages: frozenset[str]
    ways: frozenset[str]
    capacity: int
    sections: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    load: int = 0
    lately: int = 0
    stakes: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Ask:
    """A request. What its owner did not say is None or empty, and decides nothing.

    Attributes:
        commune: None where she only named her province.
        needs: codes, equal in weight; empty: nobody is left out for her topics.
        ways: as she prefers them, best first.
        vendors: keys of vendors that it is about.
        barred: advisers who were asked before, or act for the enterprise themselves.
        first: the adviser who filled it in for the owner; offered to her alone if she fits.
    """

    province: str
    commune: str | None = None
    needs: frozenset[str] = frozenset()
    section: str | None = None
    size: str | None = None
    language: str = "vi"
    ways: tuple[str, ...] = ()
    vendors: frozenset[int] = frozenset()
    barred: frozenset[int] = frozenset()
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """An adviser to whom the request is offered, and why.

    Attributes:
        terms: points by term, each 0 to its weight x 100; they add up to `points`.
    """

    adviser: int
    points: int
    terms: Mapping[str, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Routing:
    """Whom to ask, the best first, at most three; nobody and no reach: a gap in the coverage."""

    reach: Reach | None
    choices: tuple[Choice, ...]
