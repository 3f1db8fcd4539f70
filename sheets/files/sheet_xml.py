"""A sheet's XML as rows: openpyxl's parser with bounds on what it may hold in memory at once."""

from collections.abc import Iterator
from typing import IO, Any
from xml.etree.ElementTree import Element, iterparse

from openpyxl.utils import range_boundaries
from openpyxl.worksheet import _read_only
from openpyxl.worksheet._reader import FORMULA_TAG, ROW_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

from sheets.files import limits
from sheets.files.errors import UnreadableError

MERGED_TAG = f"{{{SHEET_MAIN_NS}}}mergeCell"


class Stretches:
    """Bytes of a part as they come; an element or a text without end is refused on its way."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part = part
        self._since = 0

    def read(self, size: int = -1) -> bytes:
        """Raises: UnreadableError: "bomb"."""
        data = self._part.read(size)
        first = data.find(b"<")
        longest = self._since + (len(data) if first < 0 else first)
        if longest > limits.STRETCH:
            raise UnreadableError("bomb")
        self._since = longest if first < 0 else len(data) - data.rfind(b"<")
        return data


class SheetParser(WorkSheetParser):  # type: ignore[misc]  # openpyxl tells no types
    """Gives rows alone, of which the next is not read before it is wanted."""

    def __init__(self, src: IO[bytes], *about: Any, **more: Any) -> None:
        super().__init__(Stretches(src), *about, **more)

    def parse(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """(number, cells) of each row that says something.

        Raises: UnreadableError: "bomb" for too many elements at once, "merged", "broken" for rows
            out of their order, of which openpyxl leaves some out.
        """
        held = last = 0
        for _event, element in iterparse(self.source):  # noqa: S314 - no entities, see `archive`
            held += 1
            if held > limits.ELEMENTS:
                raise UnreadableError("bomb")
            if element.tag == ROW_TAG:
                number, cells = self.parse_row(element)
                if number <= last:
                    raise UnreadableError("broken")
                element.clear()
                self.row_dimensions.clear()  # heights of a million rows
                held, last = 0, number
                if any(cell["value"] is not None for cell in cells):
                    yield number, cells
            elif element.tag == MERGED_TAG:
                _check_merged(element.get("ref", ""))

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """A formula whose result was not stored gives itself: nothing is read in silence."""
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and element.find(VALUE_TAG) is None:
            formula = element.find(FORMULA_TAG)
            if formula is not None:
                cell |= {"value": f"={(formula.text or '?')[: limits.CELL - 1]}", "data_type": "s"}
        return cell


def _check_merged(ref: str) -> None:
    """Of merged cells only the first says something; in the headings that does no harm."""
    _left, _top, _right, bottom = range_boundaries(ref)
    if bottom and bottom > 1:
        raise UnreadableError("merged", cells=ref[:20])


def use() -> None:
    """Let openpyxl read sheets so, in this process."""
    _read_only.WorkSheetParser = SheetParser
