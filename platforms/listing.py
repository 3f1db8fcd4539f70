"""What the portal says of a platform, as plain values: what pages, cards and the API read.

A listing is built once per catalogue version and shared by all requests of a worker.
"""

from dataclasses import dataclass
from datetime import date

from platforms.choices import Charge, Evidence, Per, Period
from ui.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class NeedMet:
    code: str
    name: Bilingual
    function: str
    is_core: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to pay; `price_vnd` None means that nobody published it."""

    name: str
    charge: Charge
    price_vnd: int | None
    period: Period | None
    per: Per | None
    note: Bilingual
    source: str
    is_second_hand: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another product and which side declares it: "this", "other" or "both"."""

    name: str
    slug: str
    declared_by: str


@dataclass(frozen=True, slots=True)
class Mention:
    title: Bilingual
    source: str


@dataclass(frozen=True, slots=True)
class SourceNote:
    address: str
    note: Bilingual
    retrieved_on: date


@dataclass(frozen=True, slots=True)
class VendorFacts:
    """A vendor and how many published listings it has."""

    slug: str
    name: str
    website: str
    founded_year: int | None
    founded_year_source: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A published platform. Sequences keep the order in which pages show them.

    `sectors` None: for all; empty: not stated. `sizes`, `deployments` empty: not stated.
    """

    id: int
    slug: str
    name: str
    sort_key: str
    vendor: VendorFacts
    website: str
    summary: Bilingual
    description: Bilingual
    needs: tuple[NeedMet, ...]
    sectors: tuple[str, ...] | None
    sizes: tuple[str, ...]
    deployments: tuple[str, ...]
    languages: tuple[str, ...]
    plans: tuple[Plan, ...]
    free_trial_days: int | None
    free_trial_source: str
    links: tuple[Link, ...]
    recognitions: tuple[Mention, ...]
    compliance: tuple[Mention, ...]
    export_formats: str
    exit_terms: Bilingual
    support_hours: str
    sources: tuple[SourceNote, ...]
    evidence: Evidence
    confirmed_on: date | None
    confirmed_by: str
    # Name of the picture in the media store; "" without one.
    logo: str = ""

    @property
    def is_unconfirmed(self) -> bool:
        """Only indirect evidence: shown with a mark, and can be filtered out."""
        return self.evidence is Evidence.INDIRECT

    @property
    def core_needs(self) -> tuple[NeedMet, ...]:
        return tuple(need for need in self.needs if need.is_core)

    @property
    def supporting_needs(self) -> tuple[NeedMet, ...]:
        return tuple(need for need in self.needs if not need.is_core)
