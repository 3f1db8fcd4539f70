"""Yes/no and how-much rules of the catalogue; plain values in, no database."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from platforms.choices import Charge, Evidence, Per, Period, Status
from platforms.listing import Plan

EVIDENCE_POINTS = {
    Evidence.VENDOR_PAGE: 60,
    Evidence.THIRD_PARTY_PAGE: 45,
    Evidence.SEED: 40,
    Evidence.INDIRECT: 15,
    Evidence.NONE: 0,
}
FRESH_POINTS, COMPLETE_POINTS = 20, 20
FRESH_DAYS, STALE_DAYS = 180, 720


class NotPublishableError(Exception):
    """The listing lacks what a published one must have, or names an unsafe site ("site").

    `reason` is a code.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def status_for(evidence: Evidence) -> Status:
    """A shipped record with any evidence is published; one with none stays a draft."""
    return Status.DRAFT if evidence is Evidence.NONE else Status.PUBLISHED


def check_publishable(*, evidence: str, summary_vi: str, needs: int) -> None:
    """Raises: NotPublishableError "no-evidence", "no-summary" or "no-needs"."""
    if evidence == Evidence.NONE:
        raise NotPublishableError("no-evidence")
    if not summary_vi.strip():
        raise NotPublishableError("no-summary")
    if not needs:
        raise NotPublishableError("no-needs")


def monthly_vnd(plan: Plan) -> int | None:
    """What a plan costs at least in VND a month; None when unknown or not by the month.

    Free is 0 only where a source says so: the charge alone is a curator's judgement. A year is
    divided by twelve, rounded up. A price per user counts one user. A price per use is unknown.
    """
    if plan.price_vnd is None or plan.per not in (None, Per.USER, Per.DEVICE, Per.SHOP):
        return None
    if plan.period is Period.MONTH:
        return plan.price_vnd
    if plan.period is Period.YEAR:
        return -(-plan.price_vnd // 12)
    return None


def from_monthly_vnd(plans: Iterable[Plan]) -> int | None:
    """The least known monthly price of several plans; None when none is known."""
    return min((price for plan in plans if (price := monthly_vnd(plan)) is not None), default=None)


def least_plan(plans: Iterable[Plan]) -> Plan | None:
    """The plan that `from_monthly_vnd` counts; None when no monthly price is known."""
    priced = [(price, plan) for plan in plans if (price := monthly_vnd(plan)) is not None]
    return min(priced, key=lambda pair: pair[0])[1] if priced else None


def budget_price(plans: Iterable[Plan]) -> tuple[int | None, bool]:
    """What counts against a budget: VND a month, and whether for one user, device or shop only.

    Only what the vendor says counts: a price read elsewhere may be old or wrong, so it is as
    good as unknown. A price for the whole business goes before that of one unit.
    """
    own = [plan for plan in plans if not plan.is_second_hand]
    whole = from_monthly_vnd(plan for plan in own if plan.per is None)
    return (whole, False) if whole is not None else _unit_price(own)


def _unit_price(plans: Iterable[Plan]) -> tuple[int | None, bool]:
    price = from_monthly_vnd(plans)
    return price, bool(price)


def price_band(plans: Iterable[Plan]) -> tuple[str, ...]:
    """Values of the price facet: what is known of what it costs.

    Returns: some of "free", "free-plan", "published"; ("unknown",) when no plan states a price
    and none is free.
    """
    plans = tuple(plans)
    charges = {plan.charge for plan in plans}
    bands = []
    if Charge.FREE in charges:
        bands.append("free")
    if Charge.FREEMIUM in charges:
        bands.append("free-plan")
    if any(plan.price_vnd for plan in plans):
        bands.append("published")
    return tuple(bands) or ("unknown",)


class Quality(NamedTuple):
    """The three addends of a listing's quality, whole points: at most 60, 20 and 20."""

    evidence: int
    freshness: int
    completeness: int


def quality(
    *, evidence: Evidence, confirmed_on: date | None, today: date, known: int, asked: int
) -> Quality:
    """How well a listing is supported, how fresh and how complete it is; the sum is 0..100.

    Args:
        known: how many of the `asked` optional facts (price, sizes, exit terms …) are stated.
        today: the day the snapshot is made.

    Returns: up to 60 for the evidence, 20 for a confirmation within 180 days (falling to 0 at
    720), 20 for completeness, in whole points.
    Source: decision record 0003.
    """
    fresh = 0
    if confirmed_on is not None:
        age = max((today - confirmed_on).days, FRESH_DAYS)
        left = max(STALE_DAYS - age, 0)
        fresh = FRESH_POINTS * left // (STALE_DAYS - FRESH_DAYS)
    complete = COMPLETE_POINTS * known // asked if asked else 0
    return Quality(EVIDENCE_POINTS[evidence], fresh, complete)
