"""The network as the routing holds it in memory: read anew once the data or the day changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from advisers.cases.rules import HELD, Position
from advisers.choices import Standing
from advisers.engine.model import Adviser as Routed
from advisers.engine.network import Loads, Network
from advisers.models import Adviser, Case, Offer, ServedArea
from advisers.models.network import VERSION
from advisers.routing.successors import successors
from reference.models import DataVersion, Need

LATELY = timedelta(days=30)
CHUNK = 2_000
# Of the network; of communes and what they became; of needs and their functions.
VERSIONS = (VERSION, "places", "catalogue")
_held: dict[str, Any] = {}


def available(on: date) -> QuerySet[Adviser]:
    """Who may be asked on a day: admitted, licensed, not on leave."""
    away = Q(leaves__from_on__lte=on, leaves__until_on__gte=on)
    licensed = Q(licence_until=None) | Q(licence_until__gte=on)
    rows = Adviser.objects.filter(
        licensed, standing=Standing.ACTIVE, organisation__standing=Standing.ACTIVE
    )
    return rows.exclude(pk__in=Adviser.objects.filter(away).values("pk"))


def network(*, at: datetime) -> Network:
    """Who may be asked today, with what each has to do at this moment.

    Four queries while nothing changed, three more after a change or at midnight in Vietnam. The
    `loads` of the result are the caller's own.
    """
    day = timezone.localdate(at)
    key = (network_version(), day)
    if _held.get("key") != key:
        _held.update(key=key, network=Network(list(_read(day))))
    mine: Network = copy(_held["network"])
    mine.loads = Loads(np.zeros(len(mine.ids), np.int64), np.zeros(len(mine.ids), np.int64))
    set_loads(mine, at=at)
    return mine


def network_version() -> object:
    """Grows with every change of the network, of the communes that it serves, of needs; a query."""
    rows = DataVersion.objects.filter(code__in=VERSIONS).order_by("code")
    return tuple(rows.values_list("code", "number", "changed_at"))


def _read(day: date) -> Iterator[Routed]:
    of_function = _needs_by_function()
    areas = _areas(day)
    rows = (
        available(day)
        .order_by("pk")
        .values_list(
            *("pk", "functions", "needs", "sections", "sizes", "languages", "ways", "capacity"),
            "organisation__vendor",
        )
    )
    for pk, functions, needs, sections, sizes, languages, ways, capacity, vendor in rows.iterator(
        chunk_size=CHUNK
    ):
        served = areas.get(pk, ())
        yield Routed(
            id=pk,
            communes=frozenset(commune for _province, commune in served if commune),
            provinces=frozenset(province for province, commune in served if not commune),
            near=frozenset(province for province, _commune in served),
            needs=frozenset(needs).union(*(of_function[code] for code in functions)),
            languages=frozenset(languages),
            ways=frozenset(ways),
            capacity=capacity,
            sections=frozenset(sections),
            sizes=frozenset(sizes),
            stakes=frozenset({vendor} if vendor else ()),
        )


def _needs_by_function() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for code, function in Need.objects.current().values_list("code", "function"):
        found[function].add(code)
    return found


def _areas(day: date) -> Mapping[int, list[tuple[str, str | None]]]:
    found: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
    rows = ServedArea.objects.filter(adviser__in=available(day))
    merged = successors(rows.filter(commune__is_retired=True).values_list("commune", flat=True))
    for pk, province, commune in rows.values_list("adviser", "province", "commune").iterator(
        chunk_size=CHUNK
    ):
        found[pk] += merged.get(commune) or [(province, commune)]
    return found


def set_loads(held: Network, *, at: datetime) -> None:
    """Bring what each has to do up to date; whoever cannot sign in has no room. Three queries."""
    _fill(held, held.loads.load, (*_held_cases(), *_waiting_offers()))
    recent = Offer.objects.filter(offered_at__gt=at - LATELY)
    _fill(held, held.loads.lately, _counted(recent))
    shut = Adviser.objects.filter(
        Q(user=None) | Q(user__is_active=False), standing=Standing.ACTIVE
    ).values_list("pk", flat=True)
    for row in (held.rows[pk] for pk in shut if pk in held.rows):
        held.loads.load[row] = held.capacity[row]


def _held_cases() -> Iterable[tuple[int, int]]:
    return _counted(Case.objects.filter(state__in=HELD))


def _waiting_offers() -> Iterable[tuple[int, int]]:
    return _counted(Offer.objects.filter(position=Position.OFFERED))


def _counted(rows: QuerySet[Any]) -> Iterable[tuple[int, int]]:
    return (
        rows.values("adviser")
        .annotate(times=Count("pk"))
        .order_by()
        .values_list("adviser", "times")
    )


def _fill(held: Network, column: Any, counts: Iterable[tuple[int, int]]) -> None:
    column[:] = 0
    for pk, times in counts:
        row = held.rows.get(pk)
        if row is not None:
            column[row] += np.int64(times)
