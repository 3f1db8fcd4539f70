"""Who has to do with a listing through trials and prices: her name stays out of reasons."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from matching.models import Quote, Review, Trial
from platforms.models import Platform
from platforms.persons.selectors import register_connected


def who_tries(about: Collection[Platform]) -> QuerySet[Any, Any]:
    """Accounts that asked for a trial, and so may have written a review."""
    return Trial.objects.filter(platform__in=about).values("asked_by")


def who_asks_for_prices(about: Collection[Platform]) -> QuerySet[Any, Any]:
    return Quote.objects.filter(platform__in=about).values("request__asked_by")


def who_judges_reviews(about: Collection[Platform]) -> QuerySet[Any, Any]:
    return Review.objects.filter(trial__platform__in=about).values("decided_by")


def register() -> None:
    register_connected(who_tries)
    register_connected(who_asks_for_prices)
    register_connected(who_judges_reviews)
