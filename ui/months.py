"""What the picture of a year is drawn from: columns that grow month by month towards a target."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 440
# The field in which columns stand; above and below it there are words.
LEFT, RIGHT, TOP, BOTTOM = 8, 712, 72, 396
BOX = {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": RIGHT, "bottom": BOTTOM}
MONTHS = 12
# The thirteenth place is the forecast's.
STEP = (RIGHT - LEFT) // (MONTHS + 1)
THICK = 36
# How far words keep from what they belong to, and from each other.
GAP, LINE = 10, 28


@dataclass(frozen=True, slots=True)
class Range:
    """What the year may end with: low <= middle <= high."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class Months:
    """A year so far.

    Attributes:
        sums: from January to the end of each month that has begun; None: not told.
        added: what each of them brought; None: not told.
        target: of the year; None: none set.
        texts: the last sum, and the target, as they are written.
    """

    sums: Sequence[int | None]
    added: Sequence[int | None]
    target: int | None
    texts: tuple[str, str]
    forecast: Range | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to be seen in a picture."""
        return bool(self.target or self.forecast or any(self.sums))


@dataclass(frozen=True, slots=True)
class Column:
    """One month. `top`, where what it brought begins, down to `split`; None: not told."""

    number: int
    left: int
    top: int | None
    split: int
    width: int = THICK

    @property
    def middle(self) -> int:
        return self.left + self.width // 2

    @property
    def new(self) -> int:
        return self.split - (self.top or 0)

    @property
    def old(self) -> int:
        return BOTTOM - self.split


@dataclass(frozen=True, slots=True)
class Picture:
    """Where everything stands; None: it is not there.

    Attributes:
        sum_at: of the last sum that is told, in words.
        forecast: heights of its low, middle and high end.
    """

    columns: Sequence[Column]
    sum_at: tuple[int, int] | None
    target: int | None
    forecast: tuple[int, int, int] | None
    forecast_at: int = LEFT + MONTHS * STEP + STEP // 2

    @property
    def target_text_at(self) -> int:
        return (self.target or 0) - GAP


def picture(months: Months) -> Picture:
    """All heights share one scale, which holds the target, the forecast and what is reached."""
    held = months.forecast
    ends = [count for count in months.sums if count is not None]
    most = max(1, *ends, months.target or 0, held.high if held else 0)

    def height(count: int) -> int:
        return BOTTOM - (BOTTOM - TOP) * count // most

    columns = [_column(place, months, height) for place in range(MONTHS)]
    target = height(months.target) if months.target else None
    return Picture(
        columns=columns,
        sum_at=_sum_at([each for each in columns if each.top is not None], target),
        target=target,
        forecast=(height(held.low), height(held.middle), height(held.high)) if held else None,
    )


def _column(place: int, months: Months, height: Callable[[int], int]) -> Column:
    left = LEFT + place * STEP + (STEP - THICK) // 2
    total = months.sums[place] if place < len(months.sums) else None
    if total is None:
        return Column(place + 1, left, None, BOTTOM)
    return Column(place + 1, left, height(total), height(total - (months.added[place] or 0)))


def _sum_at(told: Sequence[Column], target: int | None) -> tuple[int, int] | None:
    """Above the last column, out of the way of the target's line and word."""
    if not told:
        return None
    top = (told[-1].top or 0) - GAP
    if target is not None and target - LINE - GAP < top < target + LINE:
        top = target - LINE - GAP
    return max(told[-1].middle, LEFT + 2 * STEP), top
