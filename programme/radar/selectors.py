"""What the radar tells: the latest count, suppressed once a process and night."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from programme.radar.models import DemandCell, WordCluster, WordNote
from programme.radar.standing import STATES, Axes, Cell
from programme.radar.table import ALL, Told, told
from reference.models import Need, Province, Sector

Source = DemandCell.Source
WHERE_TO_START = "where-to-start"


@dataclass(frozen=True, slots=True)
class Latest:
    """The last count. `results`: the same of results that belong to no enterprise."""

    day: date
    enterprises: Told
    results: Told


def axes() -> Axes:
    """Needs, sections and today's provinces; three queries."""
    needs = Need.objects.filter(is_retired=False).exclude(code=WHERE_TO_START)
    sections = Sector.objects.filter(level=Sector.Level.SECTION)
    provinces = Province.objects.current()
    return Axes(
        tuple(
            needs.order_by("function__position", "position", "code").values_list("pk", flat=True)
        ),
        tuple(sections.order_by("code").values_list("pk", flat=True)),
        tuple(provinces.order_by("code").values_list("pk", flat=True)),
    )


def latest() -> Latest | None:
    """The last count, None before the first; one query while it is known to this process."""
    last = DemandCell.objects.order_by("-day", "-pk").values_list("day", "pk").first()
    return _read(*last) if last else None


@lru_cache(maxsize=2)
def _read(day: date, newest: int) -> Latest:
    """Nine queries. newest: key of the last row, so that a day counted anew is read anew."""
    found = axes()
    return Latest(
        day,
        told(stored(day, Source.ENTERPRISE), found),
        told(stored(day, Source.RESULT), found),
    )


def stored(day: date, source: Source) -> Iterator[Cell]:
    """The cells of a day as they were kept; unsuppressed, not for pages."""
    rows = DemandCell.objects.filter(day=day, source=source).order_by("pk")
    columns = ("need_id", "section_id", "province_id", "asked", *STATES)
    for need, section, province, asked, *states in rows.values_list(*columns).iterator():
        yield need, section, province, asked, tuple(states)


def figure(
    *, needs: Sequence[str], sections: Sequence[str], provinces: Sequence[str]
) -> tuple[int, date] | None:
    """How many enterprises wait for one of these needs at least, and on which day; or None.

    The most that is told for one need alone: an enterprise may want several. Only numbers that
    may be told are added up, so it is a lower bound.
    """
    found = latest()
    if found is None:
        return None
    counts = [
        sum(
            found.enterprises.waiting(need, section, province) or 0
            for section in sections or [ALL]
            for province in provinces or [ALL]
        )
        for need in needs
    ]
    most = max(counts, default=0)
    return (most, found.day) if most else None


def words(province: str = "") -> list[tuple[WordCluster, bool]]:
    """What was not understood, of most people first, with whether staff set it aside; two queries.

    Args:
        province: of texts from there alone; "" for the whole country.
    """
    rows = WordCluster.objects.filter(province=province or None)
    away = set(WordNote.objects.filter(is_set_aside=True).values_list("pk", flat=True))
    return [(row, row.term in away) for row in rows.order_by("-people", "-texts", "term")]
