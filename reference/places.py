"""Finds today's commune from whatever people type: old and new names, short forms, slips.

Pure: plain values in, plain values out. Since 1 July 2025 there are provinces and communes only;
people still write wards and districts of before, and forms must lead from them to today's unit.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reference.gazetteer import Commune, Gazetteer, LegacyUnit, Names, Tier, Unit, short_name
from reference.place_names import (
    Level,
    Name,
    Reading,
    Token,
    name_of,
    readings,
    segments,
    shorter,
    tails,
)
from reference.text import clean, fold

__all__ = ["Commune", "LegacyUnit", "PlaceHit", "PlaceIndex"]

# How a name was met: in full, unfinished, or with slips (their number is added).
_WHOLE, _BEGUN, _MISTYPED = 0, 1, 2
# With so many communes found, names with more slips are not looked at.
_ENOUGH = 5
_MOST_LOOKED = 4


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A commune that a text may mean.

    Attributes:
        code: of the commune.
        label: "Phường Ba Đình, Hà Nội".
        via: the former unit that led to it, or None.
        exact: whether the names typed are a unit's own, marks aside: not begun, not mistyped.
    """

    code: str
    label: str
    via: str | None
    exact: bool


class _Found(NamedTuple):
    """A commune found: how the name was met, what speaks against it, by which unit and reading."""

    met: int
    against: tuple[int, ...]
    unit: Unit
    code: str
    reading: Reading


class PlaceIndex:
    """Communes of today by any name; immutable, so readers need no lock."""

    def __init__(self, communes: Sequence[Commune], legacy: Sequence[LegacyUnit]) -> None:
        """Builds the index; 0.2 s for the country.

        Args:
            communes: today's; each code once.
            legacy: wards of before; codes that are not among the communes are passed over.
        """
        self._communes = {commune.code: commune for commune in communes}
        self._labels = {c.code: f"{c.name}, {short_name(c.province_name)}" for c in communes}
        known = [_within(row, self._communes.keys()) for row in legacy]
        self._gazetteer = Gazetteer(communes, known)
        self._by_label: dict[str, list[str]] = {}
        for code, label in self._labels.items():
            self._by_label.setdefault(_plain(label), []).append(code)

    def __contains__(self, code: object) -> bool:
        return code in self._communes

    def knows(self, code: str) -> bool:
        """Whether a code is a commune of today."""
        return code in self._communes

    def label(self, code: str) -> str | None:
        """A commune's name with its province, or None for an unknown code."""
        return self._labels.get(code)

    def find(
        self, text: str, *, province: str | None = None, limit: int = 10
    ) -> tuple[PlaceHit, ...]:
        """The communes that a text may mean, best first, each once.

        Names in full come before unfinished ones, those before mistyped ones; then the type and
        the marks as typed; then today's communes, those of a province of today, former wards (the
        default of several first), former districts (the commune of most of its wards first),
        former provinces.

        Args:
            text: anything; units from small to large, or large to small with commas. Never raises.
            province: code of a province of today that the communes must lie in. With an empty
                text: all of its communes.
            limit: how many at most.
        """
        best: dict[str, _Found] = {}
        for found in self._found(text, province):
            inside = province is None or self._communes[found.code].province_code == province
            if inside and (
                found.code not in best or self._rank(found) < self._rank(best[found.code])
            ):
                best[found.code] = found
        ranked = sorted(best.values(), key=self._rank)[: max(limit, 0)]
        return tuple(
            PlaceHit(one.code, self._labels[one.code], one.unit.via, one.met == _WHOLE)
            for one in ranked
        )

    def exact_code(self, text: str) -> str | None:
        """The code of the one commune that a text names in full, or None.

        A full label counts, and so does a type, a name and a province of today. Any other text
        counts if everything it may mean, of the type and marks typed, is one commune: "Thủ Đức"
        does not, for it was a city of many wards.
        """
        labelled = self._by_label.get(_plain(text), [])
        same = [code for code in labelled if self._labels[code].lower() == clean(text).lower()]
        if len(labelled) == 1 or len(same) == 1:
            return (same or labelled)[0]
        whole = [one for one in self._found(text, None) if one.met == _WHOLE]
        least = min((one.against[:2] for one in whole), default=())
        fitting = [one for one in whole if one.against[:2] == least]
        today = {one.code for one in fitting if one.unit.tier == Tier.TODAY}
        if len(today) == 1 and any(map(_says_all, fitting)):
            return today.pop()
        # A former ward of a commune's own name went, by default, to that commune.
        others = (
            one for one in fitting if one.unit.tier != Tier.WARD or not today & {*one.unit.codes}
        )
        codes = today.union(one.code for one in others)
        return codes.pop() if len(codes) == 1 else None

    def _rank(self, found: _Found) -> tuple[int, tuple[int, ...], str, str]:
        return found.met, found.against, self._communes[found.code].province_code, found.code

    def _found(self, text: str, province: str | None) -> list[_Found]:
        """The communes of the surest way to read a text."""
        parts = segments(text)
        if not parts:
            return list(self._all_of(province))
        tokens = [token for part in parts for token in part]
        turned = [token for part in reversed(parts) for token in part]
        for words in (tokens, turned):
            if found := self._known(words):
                return found
        looked: dict[str, Names] = {}
        if found := self._mistyped(tokens, looked):
            return found
        for words in shorter(parts):
            if found := self._known(words) or self._mistyped(words, looked):
                return [one if Level.COMMUNE in one.reading else _guessed(one) for one in found]
        return []

    def _all_of(self, province: str | None) -> Iterator[_Found]:
        names = {c.province_name for c in self._communes.values() if c.province_code == province}
        for official in names:
            name = name_of(official)
            yield from self._meant({Level.PROVINCE: name}, name, _WHOLE)

    def _known(self, tokens: list[Token]) -> list[_Found]:
        """What the words mean if all are names in full, or all but an unfinished last one."""
        named, is_begun = self._gazetteer.named, self._gazetteer.is_begun
        whole = readings(tokens, lambda level, key, _: bool(named(level, key)))
        found = [
            one
            for reading in whole
            for one in self._meant(reading, min(reading.items())[1], _WHOLE)
        ]
        unfinished = readings(
            tokens, lambda level, key, last: bool((is_begun if last else named)(level, key))
        )
        for reading in unfinished:
            level, name = max(reading.items())
            for key in self._gazetteer.begun(level, name.key):
                longer = {**reading, level: name._replace(key=key)}
                typed = min(reading.items())[1]
                found += self._meant(longer, typed, _BEGUN, len(key))
        return found

    def _mistyped(self, tokens: list[Token], looked: dict[str, Names]) -> list[_Found]:
        """What the words mean if the first name has slips; the longer a sure rest, the better.

        Args:
            tokens: the words.
            looked: what was looked for already, and found; a few names are enough for one text.
        """
        named = self._gazetteer.named
        found: list[_Found] = []
        for name, rest in tails(tokens, lambda level, key, _: bool(named(level, key))):
            if name.key not in looked and len(looked) < _MOST_LOOKED:
                looked[name.key] = self._gazetteer.near(name.key)
            for key, slips in looked.get(name.key, ()):
                if len(found) >= _ENOUGH and slips > found[-1].met - _MISTYPED:
                    break
                for level in range(min(rest, default=len(Level))):
                    reading = {Level(level): name._replace(key=key), **rest}
                    found += self._meant(reading, name, _MISTYPED + slips)
            if found:
                break
        return found

    def _meant(self, reading: Reading, typed: Name, met: int, letters: int = 0) -> Iterator[_Found]:
        """The communes of the smallest unit named that lie within all the larger ones.

        Args:
            reading: with the names as they are known.
            typed: the smallest one as it was typed.
            met: how it was met.
            letters: of the whole name, where only its beginning was typed.
        """
        level, name = min(reading.items())
        larger = [(other, reading[other].key) for other in reading if other > level]
        scopes = [self._gazetteer.scope(other, key) for other, key in larger]
        units = self._gazetteer.named(level, name.key)
        if district := dict(larger).get(Level.DISTRICT):
            # Who names a district writes an address of before: its ward of then is meant.
            former = [unit for unit in units if unit.district == district]
            units = former or [unit for unit in units if unit.tier == Tier.TODAY]
        for unit in units:
            against = (*_mismatch(typed, unit.name), int(unit.tier), letters)
            for place, code in enumerate(unit.codes):
                if all(code in scope for scope in scopes):
                    yield _Found(met, (*against, place), unit, code, reading)


def _mismatch(typed: Name, official: Name) -> tuple[int, int]:
    """Whether another type was said; whether the marks typed are not those of the name."""
    other_kind = "" not in {typed.kind, official.kind} and typed.kind != official.kind
    if typed.tone == typed.key or not official.key.startswith(typed.key):
        return int(other_kind), 0
    is_whole = official.key == typed.key
    same = official.tone == typed.tone if is_whole else official.tone.startswith(typed.tone)
    return int(other_kind), int(not same)


def _guessed(found: _Found) -> _Found:
    """The same, but not as sure: a part of the text was left out to find it."""
    return found._replace(met=max(found.met, _MISTYPED))


def _says_all(found: _Found) -> bool:
    """Whether a commune of today was named with its type and a province, as it is today."""
    said = found.reading
    is_today = found.unit.tier == Tier.TODAY and bool(said[Level.COMMUNE].kind)
    return is_today and Level.PROVINCE in said and Level.DISTRICT not in said


def _within(row: LegacyUnit, known: Container[str]) -> LegacyUnit:
    codes = tuple(code for code in row.communes if code in known)
    return row if codes == row.communes else replace(row, communes=codes)


def _plain(label: str) -> str:
    return "".join(char for char in fold(clean(label)) if char.isalnum())
