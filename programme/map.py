"""A figure on the map: provinces in few shades, each with its step; communes as dots by size."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from advisers.directory.map import VIEW, Inset, insets
from programme.counts import Told
from programme.rules import lower_ends
from reference.models import Commune
from reference.outlines import HEIGHT, OPEN_SEA, Box, outlines, point

UNTOLD = "untold"
Shade = int | str
# Of a dot in a picture as high as that of the country, by its step.
RADII: Mapping[Shade, float] = {0: 3.5, UNTOLD: 6, 1: 6, 2: 9, 3: 12, 4: 15}
# How many dots side by side fill the frame of an archipelago.
IN_A_FRAME = 14


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the steps begin, ascending; at most four."""

    ends: tuple[int, ...]

    def shade(self, count: Told) -> Shade:
        """0: none; 1 to 4: the step; `UNTOLD`."""
        if count is None:
            return UNTOLD
        return sum(count >= end for end in self.ends) if count else 0


def scale_of(counts: Mapping[str, Told]) -> Scale:
    """Of the places that have one: what nobody gave a place is on no map."""
    return Scale(lower_ends([count for code, count in counts.items() if code and count]))


@dataclass(frozen=True, slots=True)
class Area:
    """What can be pressed: what to say of it, and where it leads; "": nowhere."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Land:
    """A province; `label` stands on it."""

    code: str
    path: str
    shade: Shade
    label: str
    at: tuple[int, int]
    area: Area


@dataclass(frozen=True, slots=True)
class Dot:
    """A commune, its place and size written as numbers of SVG."""

    code: str
    x: str
    y: str
    radius: str
    shade: Shade
    is_chosen: bool
    area: Area


@dataclass(frozen=True, slots=True)
class Drawing:
    """`lands` and `dots` in the view; `insets` of archipelagos with the dots that lie in them."""

    view: Box
    lands: Sequence[Land]
    insets: Sequence[tuple[Inset, Sequence[Dot]]]
    dots: Sequence[Dot]
    is_country: bool


def draw_country(counts: Mapping[str, Told], *, area: Callable[[str], Area]) -> Drawing:
    """Every province of today. counts: by code; area: of a province, by code."""
    scale = scale_of(counts)
    lands = []
    for code, each in outlines().items():
        shade = scale.shade(counts.get(code, 0))
        label = "" if shade in (0, UNTOLD) else str(shade)
        x, y = each.middle
        lands.append(Land(code, each.land, shade, label, (round(x), round(y)), area(code)))
    return Drawing(VIEW, lands, [(each, ()) for each in insets()], (), is_country=True)


def draw_province(
    province: str,
    communes: Sequence[Commune],
    counts: Mapping[str, Told],
    *,
    chosen: str,
    area: Callable[[str], Area],
) -> Drawing:
    """One province with its neighbours as far as they show, and a dot for each of its communes."""
    held = outlines()[province]
    places = {row.code: point(float(row.latitude), float(row.longitude)) for row in communes}
    view = held.mainland.holding(at for at in places.values() if at[0] <= OPEN_SEA).wider(12)
    islands = next((each for each in insets() if each.path == held.islands), None)
    size = max(view.width, view.height) / HEIGHT
    far_size = islands.view.width / IN_A_FRAME / RADII[4] if islands else size
    scale = scale_of(counts)
    near: list[Dot] = []
    far: list[Dot] = []
    for row in communes:
        at, shade = places[row.code], scale.shade(counts.get(row.code, 0))
        radius = RADII[shade] * (far_size if at[0] > OPEN_SEA else size)
        dot = Dot(row.code, *_numbers(*at, radius), shade, row.code == chosen, area(row.code))
        (far if at[0] > OPEN_SEA else near).append(dot)
    return Drawing(
        view,
        [_pale(code, province) for code, each in outlines().items() if _touch(each.box, view)],
        [(islands, far)] if islands else [],
        sorted(near, key=_largest_first),
        is_country=False,
    )


def _numbers(x: float, y: float, radius: float) -> tuple[str, str, str]:
    """With a point, whatever the reader's language."""
    return f"{x:.1f}", f"{y:.1f}", f"{radius:.2f}"


def _pale(code: str, chosen: str) -> Land:
    shade = "chosen" if code == chosen else "near"
    return Land(code, outlines()[code].land, shade, "", (0, 0), Area("", ""))


def _largest_first(dot: Dot) -> tuple[float, str]:
    """So that a small one is not covered."""
    return -float(dot.radius), dot.code


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )
