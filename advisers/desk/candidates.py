"""Whom a coordinator may ask about a request, with what the routing thinks of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from advisers.cases.rules import Position
from advisers.choices import Standing
from advisers.engine.model import Reach
from advisers.engine.ranking import Lack, rank
from advisers.models import Adviser, Case, Offer, ServedArea
from advisers.routing.asks import asks_of, conflicts_of, places_of
from advisers.routing.held import network

MOST_RANKED = 12
MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """`points`, 0 to 10,000, is None for somebody whom the routing does not rank."""

    adviser: Adviser
    reach: Reach
    points: int | None
    lacks: tuple[Lack, ...]


def ranked(case: Case, *, at: datetime) -> tuple[Candidate, ...]:
    """The best twelve, whom the routing passes over last; not who has it or may still take it."""
    offers = Offer.objects.filter(case=case)
    asked = frozenset(offers.values_list("adviser", flat=True))
    now = offers.filter(position__in=[Position.OFFERED, Position.TAKEN])
    out = conflicts_of(case, at=at) | frozenset(now.values_list("adviser", flat=True))
    ask = replace(asks_of([case], at=at)[case.pk], barred=out)
    seed = timezone.localdate(at).toordinal()
    found = rank(network(at=at), ask, seed=seed, asked=asked, most=MOST_RANKED)
    people = _known().in_bulk([each.choice.adviser for each in found])
    return tuple(
        Candidate(people[each.choice.adviser], each.reach, each.choice.points, each.lacks)
        for each in found
        if each.choice.adviser in people
    )


def found(case: Case, words: str, *, at: datetime) -> tuple[Candidate, ...]:
    """Active advisers by name or organisation, whoever the routing would ask; at most eight."""
    rows = _known().filter(Q(name__folded=words) | Q(organisation__name__folded=words))
    out = conflicts_of(case, at=at) | ({case.adviser_id} if case.adviser_id else set())
    people = list(rows.exclude(pk__in=out).order_by("name", "pk")[:MOST_FOUND])
    reaches = reach_of(case, people)
    return tuple(Candidate(each, reaches[each.pk], None, ()) for each in people)


def _known() -> QuerySet[Adviser]:
    rows = Adviser.objects.filter(
        standing=Standing.ACTIVE, organisation__standing=Standing.ACTIVE
    ).exclude(user=None)
    return rows.select_related("organisation", "user")


def reach_of(case: Case, advisers: Sequence[Adviser]) -> Mapping[int, Reach]:
    """How far a request is carried to reach each; four queries at most."""
    province, commune = places_of([case])[case.pk]
    here = Q(commune=None)
    if commune:
        here |= Q(commune=commune)
    areas = ServedArea.objects.filter(adviser__in=advisers, province=province)
    near = set(areas.values_list("adviser", flat=True))
    serving = set(areas.filter(here).values_list("adviser", flat=True)) if near else set()
    return {
        each.pk: Reach.COMMUNE
        if each.pk in serving
        else (Reach.PROVINCE if each.pk in near else Reach.REMOTE)
        for each in advisers
    }
