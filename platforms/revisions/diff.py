"""What differs between two contents of a listing, field by field; plain values, no database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

EMPTY: tuple[Any, ...] = (None, "", [])


@dataclass(frozen=True, slots=True)
class Change:
    """One field or row that differs.

    Attributes:
        field: the column, or the part such as "plans".
        before, after: the values; None where there was or is nothing. Rows are dicts.
    """

    field: str
    before: Any
    after: Any

    @property
    def kind(self) -> str:
        """added, removed or changed."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


def changes(
    before: Mapping[str, Any], after: Mapping[str, Any], *, keys: Mapping[str, str]
) -> tuple[Change, ...]:
    """Every difference, in the order of `after` and then of `before`.

    Args:
        keys: for each part the column by which a row of before is the same row as one after;
            rows of parts with an equal key and other values are changed, others come and go.
    """
    names = [*after, *(name for name in before if name not in after)]
    return tuple(change for name in names for change in _of(name, before, after, keys))


def _of(
    name: str, before: Mapping[str, Any], after: Mapping[str, Any], keys: Mapping[str, str]
) -> Iterator[Change]:
    if name in keys:
        yield from _of_rows(name, before.get(name) or [], after.get(name) or [], keys[name])
        return
    old, new = before.get(name), after.get(name)
    old, new = (None if value in EMPTY else value for value in (old, new))
    if old != new:
        yield Change(name, old, new)


def _of_rows(
    name: str, before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]], key: str
) -> Iterator[Change]:
    left = [row for row in before if row not in after]
    for row in after:
        if row in before:
            continue
        same = next((old for old in left if old.get(key) == row.get(key)), None)
        if same is not None:
            left.remove(same)
        yield Change(name, same, row)
    for old in left:
        yield Change(name, old, None)
