"""Offers every request that waits to those who fit best; run by the worker, safe to run twice.

One routing at a time, so that nobody is asked beyond what she can take. A worker that dies loses
nothing: what it had not finished waits as before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from advisers.cases import told
from advisers.cases.rules import Position, State
from advisers.engine.model import Ask, Routing
from advisers.engine.network import Network
from advisers.models import Case, Offer
from advisers.routing.asks import asks_of
from advisers.routing.held import network
from advisers.routing.lock import wait_for_routing

CHUNK = 200


@dataclass(frozen=True, slots=True)
class Routed:
    """How many requests were offered to somebody, and how many to nobody."""

    offered: int = 0
    gaps: int = 0

    def __add__(self, other: "Routed") -> "Routed":
        return Routed(self.offered + other.offered, self.gaps + other.gaps)


def route_waiting(*, at: datetime) -> Routed:
    """Offer all new requests, the oldest first, in portions that are each whole."""
    done = Routed()
    while (portion := _route_portion(at=at)) is not None:
        done += portion
    return done


@transaction.atomic
def _route_portion(*, at: datetime) -> Routed | None:
    """None: nothing waits any more."""
    wait_for_routing()
    rows = Case.objects.select_for_update(of=("self",), skip_locked=True)
    waiting = rows.filter(state=State.NEW).select_related("sector", "commune", "province")
    cases = list(waiting.order_by("confirmed_at", "pk")[:CHUNK])
    if not cases:
        return None
    found = _routes(cases, network(at=at), seed=timezone.localdate(at).toordinal(), at=at)
    offered = [case for case in cases if found[case.pk].choices]
    gaps = [case for case in cases if not found[case.pk].choices]
    _offer(offered, found, at)
    Case.objects.filter(pk__in=[case.pk for case in gaps]).update(state=State.GAP)
    told.nobody_found(gaps, at=at)
    return Routed(len(offered), len(gaps))


def _routes(
    cases: Sequence[Case], held: Network, *, seed: int, at: datetime
) -> Mapping[int, Routing]:
    """One after the other: who was just asked has less room for the next."""
    asks: Mapping[int, Ask] = asks_of(cases, at=at)
    found = {}
    for case in cases:
        found[case.pk] = routing = held.route(asks[case.pk], seed=seed)
        for choice in routing.choices:
            row = held.rows[choice.adviser]
            held.loads.load[row] += 1
            held.loads.lately[row] += 1
    return found


def _offer(cases: Sequence[Case], found: Mapping[int, Routing], at: datetime) -> None:
    for reach in {found[case.pk].reach for case in cases}:
        keys = [case.pk for case in cases if found[case.pk].reach is reach]
        Case.objects.filter(pk__in=keys).update(
            state=State.OFFERED, reach=reach, rounds=F("rounds") + 1, offered_at=at
        )
    offers = [
        Offer(
            case=case,
            adviser_id=choice.adviser,
            position=Position.OFFERED,
            round=case.rounds + 1,
            place=place,
            reach=found[case.pk].reach or "",
            terms=dict(choice.terms),
            offered_at=at,
        )
        for case in cases
        for place, choice in enumerate(found[case.pk].choices, start=1)
    ]
    Offer.objects.bulk_create(
        offers,
        update_conflicts=True,
        unique_fields=["case", "adviser"],
        update_fields=["position", "round", "place", "reach", "terms", "offered_at", "answered_at"],
    )
    told.asked(offers, at=at)
