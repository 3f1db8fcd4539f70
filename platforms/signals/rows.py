"""The plain rows in which signals are looked for; what knows them gives them. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Ref(NamedTuple):
    """A row of the site by its kind ("vendor", "enterprise", "review" …) and id."""

    kind: str
    pk: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that should be one holder's own.

    Attributes:
        kind: "PHONE", "TAX_CODE", "ACCOUNT", "DOMAIN" or "MAIL".
        value: in one spelling, so that the same is equal; never stored.
        holder: the firm that has it.
    """

    kind: str
    value: str
    holder: Ref


@dataclass(frozen=True, slots=True)
class Referral:
    """A trial or a request for prices: who sent which enterprise to which vendor."""

    source: Ref
    enterprise: Ref
    vendor: int
    at: datetime
    ref: Ref


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review, and when the account that asked for its trial was made (None: unknown)."""

    ref: Ref
    vendor: int
    enterprise: Ref | None
    stars: int
    text: str
    written_at: datetime
    account_made_at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """One signal.

    Attributes:
        kind: a code of `rules.Kind`.
        key: tells it from others of its kind; holds the value, so it is stored as a digest only.
        vendor: whom it is about, None where it is no one vendor.
        weight: how many pieces of evidence, at least 1; grown, it is worth another look.
        facts: numbers and short words for its sentence; nothing personal.
        refs: the evidence, at most 20.
    """

    kind: str
    key: str
    vendor: int | None
    weight: int
    facts: dict[str, int | str]
    refs: tuple[Ref, ...]


Row = Mark | Referral | ReviewRow
