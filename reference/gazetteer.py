"""All the units a place name may stand for: today's and those of before July 2025.

Pure: plain values in, plain values out.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from heapq import nsmallest
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reference.place_names import ALIASES, Level, Name, bare, name_of
from reference.text import fold

# How the former name by which a place was found begins, in the language of the names.
BEFORE = "trước 1/7/2025: "
_AFTER_ALL = "\U0010ffff"
# An unfinished name is completed by so many, the shortest first; a mistyped one is near so many.
_MOST_NAMES = 60


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today. Codes are zero-padded text; degrees are WGS 84."""

    code: str
    name: str
    type: str
    province_code: str
    province_name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class LegacyUnit:
    """A ward of before 1 July 2025 and the codes of the communes it went to, the default first."""

    province: str
    district: str
    ward: str
    communes: tuple[str, ...]


# Names and how many slips away they are.
Names = list[tuple[str, int]]


class Tier(IntEnum):
    """How directly a unit leads to a commune: it is one, or holds or held some."""

    TODAY = 0
    PROVINCE = 1
    WARD = 2
    DISTRICT = 3
    FORMER_PROVINCE = 4


class Unit(NamedTuple):
    """Anything a name may stand for.

    ``codes`` are the communes it means, likeliest first; ``via`` is what it was called, None for a
    unit of today; ``district`` is the key of a former ward's district.
    """

    name: Name
    tier: Tier
    codes: tuple[str, ...]
    via: str | None = None
    district: str = ""


class Gazetteer:
    """Units by level and by name without spaces and marks; never changed after it is built."""

    def __init__(self, communes: Sequence[Commune], legacy: Sequence[LegacyUnit]) -> None:
        self.units: dict[Level, dict[str, list[Unit]]] = {level: {} for level in Level}
        for commune in communes:
            self._add(Level.COMMUNE, Unit(name_of(commune.name), Tier.TODAY, (commune.code,)))
        for unit in _former_wards(legacy):
            self._add(Level.COMMUNE, unit)
        for unit in _former_districts(legacy):
            self._add(Level.DISTRICT, unit)
        for unit in _provinces(communes, legacy):
            self._add(Level.PROVINCE, unit, *ALIASES.get(unit.name.key, ()))
        self.keys = {level: sorted(units) for level, units in self.units.items()}
        self.every_key = tuple(sorted({key for keys in self.keys.values() for key in keys}))

    def _add(self, level: Level, unit: Unit, *others: str) -> None:
        for key in (unit.name.key, *others):
            self.units[level].setdefault(key, []).append(unit)

    def named(self, level: Level, key: str) -> list[Unit]:
        """The units of a level with this very name."""
        return self.units[level].get(key, [])

    def begun(self, level: Level, start: str) -> list[str]:
        """The names of a level that start so and go on, shortest first."""
        keys = self.keys[level]
        low, high = bisect_right(keys, start), bisect_left(keys, start + _AFTER_ALL)
        return nsmallest(_MOST_NAMES, keys[low:high], key=lambda key: (len(key), key))

    def is_begun(self, level: Level, start: str) -> bool:
        """Whether any name of a level starts so and goes on."""
        keys = self.keys[level]
        place = bisect_right(keys, start)
        return place < len(keys) and keys[place].startswith(start)

    def near(self, key: str) -> Names:
        """Names of any level that are a few slips away, and how many, fewest first.

        A slip is a letter added, left out, changed, or swapped with the next; one is forgiven for
        each three letters, at most three, none in a name of three letters or less.
        """
        allowed = min(len(key) // 3, 3) if len(key) > 3 else 0
        if not allowed:
            return []
        found = process.extract(
            key, self.every_key, scorer=OSA.distance, score_cutoff=allowed, limit=_MOST_NAMES
        )
        return [(str(name), int(slips)) for name, slips, _ in found if slips]

    def scope(self, level: Level, key: str) -> frozenset[str]:
        """All communes that the units of a name mean."""
        return frozenset(code for unit in self.named(level, key) for code in unit.codes)


def short_name(province: str) -> str:
    """A province without its type: "Thành phố Hà Nội" → "Hà Nội"."""
    return bare(province)


def _former_wards(legacy: Iterable[LegacyUnit]) -> Iterator[Unit]:
    named = cache(name_of)  # names repeat
    for row in legacy:
        via = f"{BEFORE}{row.ward}, {row.district}, {row.province}"
        yield Unit(named(row.ward), Tier.WARD, row.communes, via, named(row.district).key)


def _former_districts(legacy: Iterable[LegacyUnit]) -> Iterator[Unit]:
    """Each with the communes that most of its wards went to first, by default or in part."""
    wards: dict[tuple[str, str], list[LegacyUnit]] = {}
    for row in legacy:
        wards.setdefault((row.province, row.district), []).append(row)
    for (province, district), rows in wards.items():
        whole = Counter(row.communes[0] for row in rows if row.communes)
        part = Counter(code for row in rows for code in row.communes[1:])
        codes = sorted(whole | part, key=lambda code: (-whole[code], -part[code], code))
        via = f"{BEFORE}{district}, {province}"
        yield Unit(name_of(district), Tier.DISTRICT, tuple(codes), via)


def _provinces(communes: Sequence[Commune], legacy: Iterable[LegacyUnit]) -> Iterator[Unit]:
    """Provinces of today, and the former ones whose names went; wards first, then by name."""
    ranked = sorted(communes, key=lambda c: (fold(c.type) != "phuong", fold(c.name), c.code))
    today: dict[str, list[str]] = {}
    for commune in ranked:
        today.setdefault(commune.province_name, []).append(commune.code)
    former: dict[str, set[str]] = {}
    for row in legacy:
        former.setdefault(row.province, set()).update(row.communes)
    for province, codes in today.items():
        yield Unit(name_of(province), Tier.PROVINCE, tuple(codes))
    kept = {name_of(province).key for province in today}
    for province, own in former.items():
        if name_of(province).key not in kept:
            codes = [commune.code for commune in ranked if commune.code in own]
            via = f"{BEFORE}{province}"
            yield Unit(name_of(province), Tier.FORMER_PROVINCE, tuple(codes), via)
