"""The cells of a count with their totals, and of these only what may be told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from programme.radar.standing import MET, PARTLY, STATES, Axes, Cell
from programme.radar.suppression import Sum, hidden

ASKED, UNMET, POOR, FINE = "asked", "unmet", "poor", "fine"
MEASURES = (ASKED, UNMET, POOR, FINE, *STATES)
_PLACE = {measure: at for at, measure in enumerate(MEASURES)}
ANY, ALL, UNSAID = "*", "*", ""
_UNTOLD = -1
_FIRST_STATE = 4


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What may be told of a day's count.

    Attributes:
        axes: the codes along each axis; behind them stand ANY need, what was not said, and ALL.
        numbers: int32, (needs + 1, sections + 2, provinces + 2, measures); -1 for what is hidden.
        places: code to its place, axis by axis.
    """

    axes: Axes
    numbers: NDArray[np.int32]
    places: tuple[Mapping[str, int], ...]

    def at(
        self, measure: str, need: str = ANY, section: str = ALL, province: str = ALL
    ) -> int | None:
        """One number, of 5 or more; None where it is hidden, or a code is not on its axis."""
        place = self._place(need, section, province)
        if place is None:
            return None
        number = int(self.numbers[(*place, _PLACE[measure])])
        return None if number == _UNTOLD else number

    def waiting(self, need: str = ANY, section: str = ALL, province: str = ALL) -> int | None:
        """With no or a poor platform, as far as both are told; None where neither is."""
        known = [self.at(measure, need, section, province) for measure in (UNMET, POOR)]
        told = [number for number in known if number is not None]
        return sum(told) if told else None

    def _place(self, need: str, section: str, province: str) -> tuple[int, int, int] | None:
        needs, sections, provinces = self.places
        try:
            return needs[need], sections[section], provinces[province]
        except KeyError:
            return None


def told(cells: Iterable[Cell], axes: Axes) -> Told:
    """What may be told of these cells; see `suppression.hidden`.

    Cells whose codes are on no axis count as not said; of needs that are on none, nothing is told.
    """
    numbers = with_totals(cells, axes)
    sections, provinces = len(axes.sections) + 1, len(axes.provinces) + 1
    sums = (
        Sum(1, sections, tuple(range(sections))),
        Sum(2, provinces, tuple(range(provinces))),
        # Who is served well is shown nowhere: that number goes first.
        Sum(3, 0, (1, 2, 3), spare=3),
        Sum(3, 1, tuple(range(_FIRST_STATE, _FIRST_STATE + PARTLY))),
        Sum(3, 2, tuple(range(_FIRST_STATE + PARTLY, _FIRST_STATE + MET))),
    )
    away = hidden(numbers, sums)
    along = (
        (*axes.needs, ANY),
        (*axes.sections, UNSAID, ALL),
        (*axes.provinces, UNSAID, ALL),
    )
    places = tuple({code: at for at, code in enumerate(codes)} for codes in along)
    return Told(axes, np.where(away, _UNTOLD, numbers).astype(np.int32), places)


def with_totals(cells: Iterable[Cell], axes: Axes) -> NDArray[np.int64]:
    """The cells as a table of all measures, with totals at the end of sections and provinces."""
    shape = (len(axes.needs) + 1, len(axes.sections) + 2, len(axes.provinces) + 2, len(MEASURES))
    numbers = np.zeros(shape, np.int64)
    places = [
        {code: at for at, code in enumerate(codes)}
        for codes in (axes.needs, axes.sections, axes.provinces)
    ]
    for need, section, province, asked, states in cells:
        row = len(axes.needs) if need is None else places[0].get(need)
        if row is not None:
            across = places[1].get(section or "", len(axes.sections))
            down = places[2].get(province or "", len(axes.provinces))
            numbers[row, across, down, 0] += asked
            numbers[row, across, down, _FIRST_STATE:] += states
    by_state = numbers[..., _FIRST_STATE:]
    numbers[..., 1] = by_state[..., :PARTLY].sum(axis=-1)
    numbers[..., 2] = by_state[..., PARTLY:].sum(axis=-1)
    numbers[..., 3] = numbers[..., 0] - numbers[..., 1] - numbers[..., 2]
    numbers[:, -1] = numbers.sum(axis=1)
    numbers[:, :, -1] = numbers.sum(axis=2)
    return numbers
