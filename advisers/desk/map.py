"""The coverage as a drawing: provinces in outline, communes as marks that need no colour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisers.directory.coverage import Served
from advisers.directory.map import Inset, insets
from reference.outlines import HEIGHT, WIDTH, Box, outlines, point

# Half the size of a cross in units of the drawing of the country; smaller where it is enlarged.
ARM = 2.4


class Standing(StrEnum):
    """How a commune is served. Each has a mark of its own form."""

    OPEN = "open"
    FULL = "full"
    NONE = "none"


def standing_of(commune: Served) -> Standing:
    if not commune.advisers:
        return Standing.NONE
    return Standing.OPEN if commune.has_room else Standing.FULL


@dataclass(frozen=True, slots=True)
class Land:
    """A province: its path, and whether it is the one that is looked at."""

    code: str
    path: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """`marks`: all communes of one standing as one path: dots, rings or crosses."""

    view: Box
    lands: tuple[Land, ...]
    insets: tuple[Inset, ...]
    marks: Mapping[str, str]


def draw(communes: Sequence[Served], *, province: str = "") -> Drawing:
    """The whole country, or one province with its neighbours as far as they show."""
    view = outlines()[province].box.wider(8) if province else Box(0, 0, WIDTH, HEIGHT)
    scale = max(view.width, view.height) / HEIGHT
    lands = tuple(
        Land(each.code, each.land, each.code == province)
        for each in outlines().values()
        if _touch(each.box, view)
    )
    shown = communes if not province else [each for each in communes if _is_on_land(each)]
    marks = _marks(shown, ARM * scale**0.75)
    return Drawing(view, lands, () if province else insets(), marks)


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


def _is_on_land(commune: Served) -> bool:
    """Not one of the archipelagos, which lie outside the drawing of their province."""
    box = outlines()[commune.province].box.wider(8)
    x, y = point(commune.latitude, commune.longitude)
    return box.left <= x <= box.left + box.width and box.top <= y <= box.top + box.height


def _marks(communes: Iterable[Served], arm: float) -> dict[str, str]:
    marks: dict[str, list[str]] = {each.value: [] for each in Standing}
    for each in communes:
        x, y = point(each.latitude, each.longitude)
        where = standing_of(each)
        if where is Standing.NONE:
            side = f"{2 * arm:.1f}"
            cross = f"M{x - arm:.1f} {y - arm:.1f}l{side} {side}m-{side} 0l{side}-{side}"
            marks[where].append(cross)
        else:
            marks[where].append(f"M{x:.1f} {y:.1f}h0")
    return {name: "".join(paths) for name, paths in marks.items()}
