"""Offers as plain values and back, so that a run can keep what it was matched with."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from matching.engine import Offer
from platforms.snapshot import Snapshot

_SETS = ("sizes", "deployments", "languages", "links")


def offers_of(snapshot: Snapshot) -> Sequence[Offer]:
    """What the match tables of a version were made of."""
    offers: Sequence[Offer] = snapshot.part("match").offers
    return offers


def plain(offer: Offer) -> dict[str, Any]:
    """For a JSON column."""
    values = {each.name: getattr(offer, each.name) for each in fields(offer)}
    values |= {name: sorted(values[name]) for name in _SETS}
    values |= {"needs": dict(offer.needs), "maturity": dict(offer.maturity)}
    values["sectors"] = None if offer.sectors is None else sorted(offer.sectors)
    return values


def offer_from(values: Mapping[str, Any]) -> Offer:
    """The inner of `plain`."""
    sets: dict[str, Any] = {name: frozenset(values[name]) for name in _SETS}
    sectors = None if values["sectors"] is None else frozenset(values["sectors"])
    maturity = {pillar: (low, high) for pillar, (low, high) in values["maturity"].items()}
    return Offer(**{**values, **sets, "sectors": sectors, "maturity": maturity})
