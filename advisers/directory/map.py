"""The provinces drawn by how much of them is served; the table beside it says the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from advisers.directory.coverage import ProvinceServed
from reference.outlines import HEIGHT, WIDTH, Box, outlines

# Where the frames of the two archipelagos stand in the drawing of the country.
INSETS = (("48", "Hoàng Sa", Box(520, 330, 190, 130)), ("56", "Trường Sa", Box(520, 590, 270, 270)))
VIEW = Box(0, 0, WIDTH, HEIGHT)
# Lower ends, in percent of the communes, of the four shades of what is served.
SHADES = (1, 34, 67, 100)


@dataclass(frozen=True, slots=True)
class Inset:
    """An archipelago, enlarged in a frame of its own; its name stands above."""

    name: str
    frame: Box
    view: Box
    path: str

    @property
    def name_at(self) -> tuple[float, float]:
        return self.frame.left, self.frame.top - 8


@cache
def insets() -> tuple[Inset, ...]:
    found = []
    for code, name, frame in INSETS:
        outline = outlines()[code]
        if outline.islands_box is not None:
            found.append(Inset(name, frame, outline.islands_box.wider(6), outline.islands))
    return tuple(found)


def shade_of(province: ProvinceServed) -> int:
    """0: no commune is served; 4: all are."""
    percent = max(province.percent, 1) if province.covered else 0
    return sum(percent >= lower for lower in SHADES)


def lands(provinces: Iterable[ProvinceServed]) -> list[tuple[str, int]]:
    """(path, shade) of each province that is drawn."""
    shades = {each.code: shade_of(each) for each in provinces}
    return [(each.land, shades.get(code, 0)) for code, each in outlines().items()]
