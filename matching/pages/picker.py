"""The list of needs by business function, to pick from instead of writing."""

from collections.abc import Collection
from dataclasses import dataclass

from matching.inputs import WHERE_TO_START
from matching.pages.understood import NeedChip, chips
from reference.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Group:
    code: str
    name: str
    needs: tuple[NeedChip, ...]
    is_open: bool


def picker(
    taxonomy: Taxonomy,
    *,
    on: Collection[str] = (),
    without: Collection[str] = (),
    opened: str = "",
) -> tuple[Group, ...]:
    """All functions with their needs; a group with a ticked need, or asked for, is open.

    Args:
        on: ticked needs; without: needs shown elsewhere on the page.
        opened: code of the function that was asked for.
    """
    left_out = {*without, WHERE_TO_START}
    groups = []
    for function in taxonomy.functions.values():
        needs = chips([c for c in function.needs if c not in left_out], taxonomy, on=on)
        is_open = function.code == opened or any(need.is_on for need in needs)
        if needs:
            groups.append(Group(function.code, str(function.name), needs, is_open))
    return tuple(groups)
