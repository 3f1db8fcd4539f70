"""Offers and profiles that say nothing but what a test is about."""

import pytest

from matching.engine import Offer, Profile


@pytest.fixture
def make_offer():
    """Builds an offer that covers `crm` at its core; the rest unknown unless given."""

    def make(slug="a", *, number=1, sectors=(), **facts):
        sets = {
            name: frozenset(facts.pop(name, ()))
            for name in ("sizes", "deployments", "languages", "links")
        }
        ranges = {pillar: tuple(levels) for pillar, levels in facts.pop("maturity", {}).items()}
        known = {"needs": {"crm": 100}, "monthly_vnd": None, "quality": 50} | facts
        listed = None if sectors == "all" else frozenset(sectors)
        return Offer(id=number, slug=slug, sectors=listed, maturity=ranges, **sets, **known)

    return make


@pytest.fixture
def make_profile():
    """Builds a profile that asks for `crm`; the rest not stated unless given."""

    def make(**facts):
        sets = {
            name: frozenset(facts.pop(name, ()))
            for name in ("deployments", "languages", "must_link", "excluded")
        }
        stated = {"needs": {"crm": 1}, "sector": None, "size": None, "budget_vnd": None}
        return Profile(**stated | {"maturity": {}} | facts, **sets)

    return make
