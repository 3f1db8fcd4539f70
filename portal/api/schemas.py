"""Shapes of the API's answers and questions; unknown fields of a question are refused."""

from datetime import date
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import BeforeValidator, ConfigDict


class Both(Schema):
    """One text in Vietnamese and English."""

    vi: str
    en: str


class Problem(Schema):
    field: str
    message: str


class Refusal(Schema):
    detail: str
    errors: list[Problem]


class NeedRef(Schema):
    code: str
    name: Both
    strength: Literal["core", "supporting"]


class PlanOut(Schema):
    """A way to pay; `price_vnd` null: not published. `charge` as in the catalogue."""

    name: str
    charge: str
    price_vnd: int | None
    period: str | None
    per: str | None
    note: Both
    source: str
    is_second_hand: bool


class LinkOut(Schema):
    """`slug` null: a product outside the catalogue."""

    name: str
    slug: str | None
    declared_by: Literal["this", "other", "both"]


class MentionOut(Schema):
    title: Both
    source: str


class SourceOut(Schema):
    address: str | None
    note: Both
    retrieved_on: date


class VendorOut(Schema):
    slug: str
    name: str


class QualityOut(Schema):
    """Points of the quality term, at most 60, 20 and 20; their sum is its percent."""

    evidence: int
    freshness: int
    completeness: int


class RankingFacts(Schema):
    """What the match counts with, so that anybody can rank again.

    `id` breaks ties with the seed of the day. `monthly_vnd` is the price that counts against a
    budget: the vendor's own; null counts half, and so does one of one user, device or shop
    (`is_per_unit`) inside the budget.
    """

    id: int
    sections: list[str] | None
    links: list[str]
    monthly_vnd: int | None
    is_per_unit: bool
    quality: QualityOut
    facts_stated: dict[str, bool]


class PlatformBrief(Schema):
    """`sectors` null: for all; empty: not stated. `monthly_vnd` null: unknown.

    `monthly_vnd` is the least that anybody names, second-hand prices included.
    """

    slug: str
    name: str
    url: str
    vendor: VendorOut
    summary: Both
    needs: list[NeedRef]
    sectors: list[str] | None
    sizes: list[str]
    deployments: list[str]
    languages: list[str]
    monthly_vnd: int | None
    evidence: str
    is_unconfirmed: bool
    confirmed_on: date | None
    confirmed_by: str
    ranking: RankingFacts


class PlatformFull(PlatformBrief):
    website: str | None
    description: Both
    plans: list[PlanOut]
    free_trial_days: int | None
    links: list[LinkOut]
    recognitions: list[MentionOut]
    compliance: list[MentionOut]
    export_formats: str
    exit_terms: Both
    sources: list[SourceOut]
    similar: list[str]


class PlatformPage(Schema):
    count: int
    page: int
    page_size: int
    facets: dict[str, dict[str, int]]
    corrected: dict[str, str]
    results: list[PlatformBrief]
    catalogue_version: int


class NeedOut(Schema):
    code: str
    function: str
    name: Both
    description: Both
    pillar: str
    synonyms: list[str]


class SectorOut(Schema):
    """A VSIC 2025 section (`section` equals `code`) or division."""

    code: str
    section: str
    name: Both
    size_group: str | None
    is_selectable: bool


class ProvinceOut(Schema):
    code: str
    name: str
    short_name: str
    kind: str
    latitude: float
    longitude: float


class CommuneOut(Schema):
    """`via` names the former ward or district that leads here, if that was what was typed."""

    code: str
    label: str
    via: str | None
    is_exact: bool


class ServedOut(Schema):
    """Who serves a commune, in figures alone: no person is named.

    `topics`: codes of functions on which somebody there advises. `answered_minutes`: median until
    the first answer to requests of the last 180 days, those left waiting for three days included;
    null where there were fewer than five.
    """

    commune: str
    name: str
    province: str
    advisers: int = Field(ge=0)
    has_room: bool
    topics: list[str]
    requests: int | None = Field(ge=5)
    answered_minutes: int | None = Field(ge=0)


class CoverageOut(Schema):
    """`communes` of one province, or of the country; `covered` of them are served."""

    province: str | None
    covered: int = Field(ge=0)
    communes: list[ServedOut]


class Strict(Schema):
    model_config = ConfigDict(extra="forbid", strict=True)


def _whole(value: object) -> object:
    """JSON knows no whole numbers: 3.0 is one."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


# Whole numbers in their ranges; the limits come first, or the schema loses them.
WHOLE = BeforeValidator(_whole)
Importance = Annotated[int, Field(ge=1, le=3), WHOLE]
Employees = Annotated[int, Field(ge=0, le=10_000_000), WHOLE]
Level = Annotated[int, Field(ge=0, le=5), WHOLE]
Limit = Annotated[int, Field(ge=1, le=50), WHOLE]
Money = Annotated[int, Field(ge=0, le=1_000_000_000_000), WHOLE]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,80}$")]


class RecogniseIn(Strict):
    text: str = Field(min_length=1, max_length=10_000)


class SpanOut(Schema):
    start: int
    end: int
    text: str


class FoundOut(Schema):
    code: str
    confidence: int = Field(ge=0, le=100)
    evidence: list[SpanOut]


class ConditionsOut(Schema):
    """Conditions said in the text; null or empty: none said."""

    deployment: str | None = None
    offline: bool = False
    phone_only: bool = False
    languages: list[str] = []
    max_monthly_vnd: int | None = None
    easy: bool = False
    import_excel: bool = False
    keep_existing: bool = False


class RecogniseOut(Schema):
    needs: list[FoundOut]
    negated: list[str]
    had: list[str]
    existing: list[str]
    constraints: ConditionsOut
    language: Literal["vi", "en"]
    candidates: list[str]
    understood: bool


Pillar = Literal[
    "strategy",
    "customer-experience",
    "operations",
    "infrastructure-technology",
    "culture",
    "data-assets",
]


class NeedIn(Strict):
    code: Code
    importance: Importance = 2


class MatchIn(Strict):
    text: str | None = Field(None, max_length=10_000)
    needs: list[NeedIn] | None = Field(None, max_length=40)
    sector: Code | None = None
    size: Literal["micro", "small", "medium", "large"] | None = None
    employees: Employees | None = None
    commune: Annotated[str, Field(pattern=r"^\d{5}$")] | None = None
    budget_vnd_per_month: Money | None = None
    deployment: list[Literal["cloud", "mobile", "on-premises"]] | None = None
    languages: list[Literal["vi", "en"]] | None = None
    existing: list[Code] | None = Field(None, max_length=20)
    maturity: dict[Pillar, Level] | None = None
    limit: Limit = 10


class TermOut(Schema):
    code: str
    points: float
    max: float


class MatchOut(Schema):
    platform: str
    name: str
    url: str
    score: float = Field(ge=0, le=100)
    terms: list[TermOut]
    met: list[str]
    unmet: list[str]
    why: Both
    cautions: Both


class NearMissOut(Schema):
    platform: str
    failed: list[str]
    would_change: Both


class UnderstoodOut(Schema):
    """What the match counted with; `unknown` names what was sent and could not be used."""

    needs: dict[str, int]
    negated: list[str]
    existing: list[str]
    uncovered: list[str]
    sector: str | None
    size: str | None
    commune: str | None
    from_sector_defaults: bool
    unknown: list[Problem]


class MatchesOut(Schema):
    understood: UnderstoodOut
    matches: list[MatchOut]
    near_misses: list[NearMissOut]
    excluded: int
    seed: int
    engine_version: str
    catalogue_version: int


class BundleIn(MatchIn):
    max_platforms: Annotated[int, Field(ge=1, le=20), WHOLE] | None = None


class DeclaredOut(Schema):
    """Two platforms that are declared to work together; `declared_by` names who says so."""

    platforms: list[str]
    declared_by: list[str]


class ProofOut(Schema):
    """How sure it is that no other choice is better: `value` and `bound` count `unit`.

    "vnd" a month (no choice costs less than the bound), "points" of 100 (none covers more), or
    "vendors" (none needs fewer).
    """

    is_proven: bool
    unit: Literal["vnd", "points", "vendors"]
    value: float
    bound: float
    text: Both


class BundleOut(Schema):
    """`monthly_vnd` adds up the known prices alone, null where none is; never `unknown_prices`."""

    kind: Literal["cheapest", "best_fit", "fewest_vendors"]
    platforms: list[str]
    covers: list[str]
    partly: list[str]
    uncovered: list[str]
    monthly_vnd: int | None
    unknown_prices: list[str]
    links: list[DeclaredOut]
    proof: ProofOut


class BundlesOut(Schema):
    understood: UnderstoodOut
    bundles: list[BundleOut]
    considered: int
    engine_version: str
    catalogue_version: int
