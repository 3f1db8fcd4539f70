"""The list of needs by business function, to pick from instead of writing."""

from collections.abc import Collection
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from matching.inputs import WHERE_TO_START
from matching.pages.understood import NeedChip, chips
from platforms import wording
from platforms.snapshot import Snapshot
from reference.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Group:
    code: str
    name: str
    needs: tuple[NeedChip, ...]
    is_open: bool


def picker(
    snapshot: Snapshot, *, name: str, on: Collection[str] = (), opened: str = ""
) -> SafeString:
    """All needs to tick, as HTML; with nothing ticked or open it is made once for a version.

    Args:
        name: of the tick boxes.
        on: ticked needs.
        opened: code of the function that was asked for.
    """
    if on or opened:
        return _drawn(groups(snapshot.taxonomy, on=on, opened=opened), name)
    key = ("needs", name, wording.language())
    html = snapshot.rendered.get(key)
    if html is None:
        html = snapshot.rendered[key] = _drawn(groups(snapshot.taxonomy), name)
    return SafeString(html)


def _drawn(shown: Collection[Group], name: str) -> SafeString:
    return render_to_string("matching/_picker.html", {"groups": shown, "name": name})


def groups(taxonomy: Taxonomy, *, on: Collection[str] = (), opened: str = "") -> tuple[Group, ...]:
    """All functions with their needs; a group with a ticked need, or asked for, is open."""
    found = []
    for function in taxonomy.functions.values():
        codes = [code for code in function.needs if code != WHERE_TO_START]
        needs = chips(codes, taxonomy, on=on)
        is_open = function.code == opened or any(need.is_on for need in needs)
        if needs:
            found.append(Group(function.code, str(function.name), needs, is_open))
    return tuple(found)
