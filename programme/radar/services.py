"""The night's count, kept as cells; words that nobody understood, and what staff say of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pghistory
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from matching.national.reading import read_populations
from platforms.snapshot import Snapshot
from programme.radar import askers
from programme.radar.clusters import Text, clusters
from programme.radar.heard import heard
from programme.radar.models import DemandCell, WordCluster, WordNote
from programme.radar.selectors import Source, axes, stored
from programme.radar.standing import STATES, Cell, askers_of, cells, counted, standings

# A number of the portal's own, for PostgreSQL's advisory locks.
LOCK = 8_044
# Days whose cells are kept beside the first of each month.
DAYS_KEPT = 8
ROWS_AT_ONCE = 5_000


@transaction.atomic
def count_demand(*, snapshot: Snapshot, at: datetime) -> int:
    """Count the day anew; run twice, or by two at once, it gives the same.

    Returns: how many cells it has now.
    """
    _alone()
    day = timezone.localdate(at)
    made = [
        DemandCell(
            day=day,
            source=source,
            need_id=need,
            section_id=section,
            province_id=province,
            asked=asked,
            **dict(zip(STATES, states, strict=True)),
        )
        for source in Source
        for need, section, province, asked, states in counted_now(source, snapshot, at=at)
    ]
    DemandCell.objects.filter(day=day).delete()
    DemandCell.objects.bulk_create(made, batch_size=ROWS_AT_ONCE)
    _forget_days(day)
    return len(made)


def counted_now(source: Source, snapshot: Snapshot, *, at: datetime) -> Iterator[Cell]:
    """The cells that a count gives at this moment, without keeping them."""
    found = axes()
    populations = (
        read_populations(snapshot)
        if source == Source.ENTERPRISE
        else [askers.results(snapshot, at=at)]
    )
    shape = {"sections": len(found.sections) + 1, "provinces": len(found.provinces) + 1}
    total: Any = 0
    for population in populations:
        who, conditions = askers_of(population.linking(snapshot.listings), found)
        how = standings(snapshot.part("match").offers, found.needs, conditions)
        total = total + counted(who, how, **shape)
    return cells(total, found) if np.ndim(total) else iter(())


def differing_cells(*, day: date, snapshot: Snapshot, at: datetime) -> int:
    """How many cells of a day are not what a recount gives; of today none, unless rows changed."""
    found = 0
    for source in Source:
        held = Counter(stored(day, source))
        now = Counter(counted_now(source, snapshot, at=at))
        found += ((held - now) + (now - held)).total()
    return found


def _forget_days(day: date) -> None:
    """Older days go, but for the first of each month."""
    old = DemandCell.objects.filter(day__lte=day - timedelta(days=DAYS_KEPT))
    old.exclude(day__day=1).delete()


def _alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@transaction.atomic
def group_words(*, snapshot: Snapshot, at: datetime) -> int:
    """Group anew what was not understood, for the country and each province.

    The old groups go: they might hold words of texts that are forgotten by now. Returns: how many.
    """
    _alone()
    by_place: dict[str, list[Text]] = defaultdict(list)
    for each in heard(snapshot, at=at):
        by_place[""].append(each.text)
        if each.province:
            by_place[each.province].append(each.text)
    made = [row for place, texts in by_place.items() for row in _grouped(place, texts, at)]
    WordCluster.objects.all().delete()
    WordCluster.objects.bulk_create(made)
    return len(made)


def _grouped(place: str, texts: Iterable[Text], at: datetime) -> Iterator[WordCluster]:
    for each in clusters(texts):
        yield WordCluster(
            province_id=place or None,
            term=each.term,
            label=list(each.label),
            people=each.people,
            texts=each.texts,
            day=timezone.localdate(at),
        )


@transaction.atomic
def note_words(*, term: str, is_set_aside: bool, by: User, at: datetime) -> WordNote:
    """Say that words are no need of software, or take that back; said again, nothing changes."""
    with pghistory.context(action="note-words", user=by.pk):
        row, is_new = WordNote.objects.select_for_update(of=("self",)).get_or_create(
            term=term, defaults={"is_set_aside": is_set_aside, "noted_by": by, "noted_at": at}
        )
        if not is_new and row.is_set_aside != is_set_aside:
            row.is_set_aside, row.noted_by, row.noted_at = is_set_aside, by, at
            row.save(update_fields=["is_set_aside", "noted_by", "noted_at"])
    return row
