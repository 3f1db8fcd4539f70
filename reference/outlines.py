"""The 34 provinces as they are drawn: outlines, and where a place of the earth lies among them.

Outlines from `@svg-maps/vietnam` 2.0.0 by Stephen Truong, CC BY 4.0, merged to the provinces of
2025; pages that show them name it.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

FILE = Path(__file__).parent / "data" / "vietnam_34_provinces.svg"
WIDTH, HEIGHT = 812, 873
CREDIT = "© Stephen Truong, svg-maps (CC BY 4.0)"
# Fitted so that 99 % of the communes lie inside their province: a Mercator projection.
_X, _LEFT = 51.9256, -5303.280
_Y, _TOP = -2963.435, 1244.812
_PATH = re.compile(r'<path data-code="(\d\d)" d="([^"]+)"')
_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
# East of this there are only the islands of the two archipelagos.
OPEN_SEA = 440.0
# East of this lies no commune but those of the archipelagos: banks that are drawn, not looked at.
_COAST = 385.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing, in its units."""

    left: float
    top: float
    width: float
    height: float

    def holding(self, points: Iterable[tuple[float, float]]) -> "Box":
        """The same, as much larger as these need."""
        xs, ys = [self.left, self.left + self.width], [self.top, self.top + self.height]
        for x, y in points:
            xs.append(x)
            ys.append(y)
        return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def wider(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def __str__(self) -> str:
        return f"{self.left:.1f} {self.top:.1f} {self.width:.1f} {self.height:.1f}"


@dataclass(frozen=True, slots=True)
class Outline:
    """One province: `land` on the mainland and off its coast, `islands` far out, as SVG paths.

    `box` is around what a picture of the province alone shows, `mainland` around its largest
    piece; `middle` lies on that, where there is room for a word.
    """

    code: str
    land: str
    islands: str
    box: Box
    mainland: Box
    islands_box: Box | None
    middle: tuple[float, float]


def point(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place (WGS84, degrees) lies in the drawing."""
    north = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
    return _X * longitude + _LEFT, _Y * north + _TOP


@lru_cache(maxsize=1)
def outlines() -> Mapping[str, Outline]:
    """Every province by its code."""
    return {code: _outline(code, path) for code, path in _PATH.findall(FILE.read_text())}


def _outline(code: str, path: str) -> Outline:
    pieces = [f"{piece}z" for piece in path.split("z") if piece.strip()]
    far = [piece for piece in pieces if _box(piece).left > OPEN_SEA]
    land = "".join(piece for piece in pieces if piece not in far)
    islands = "".join(far)
    near = "".join(piece for piece in pieces if _box(piece).left <= _COAST)
    far_box = _box(islands) if islands else None
    largest = max(pieces, key=lambda piece: _box(piece).width * _box(piece).height)
    boxes = _box(near), _box(largest), far_box
    return Outline(code, land, islands, *boxes, _middle(largest))


def _middle(path: str) -> tuple[float, float]:
    """The middle of the widest stretch of land that is not near the upper or lower end."""
    points = [(float(x), float(y)) for x, y in _POINT.findall(path)]
    box = _box(path)
    best = (0.0, 0.0, 0.0)
    for part in range(6, 15):
        y = box.top + box.height * part / 20
        crossings = sorted(
            x + (y - top) * (other - x) / (bottom - top)
            for (x, top), (other, bottom) in pairwise([*points, points[0]])
            if (top > y) != (bottom > y)
        )
        for left, right in zip(crossings[::2], crossings[1::2], strict=True):
            best = max(best, (right - left, (left + right) / 2, y))
    return best[1:]


def _box(path: str) -> Box:
    points = [(float(x), float(y)) for x, y in _POINT.findall(path)]
    left, top = min(x for x, _y in points), min(y for _x, y in points)
    right, bottom = max(x for x, _y in points), max(y for _x, y in points)
    return Box(left, top, right - left, bottom - top)
