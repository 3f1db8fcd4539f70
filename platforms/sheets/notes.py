"""Notes in a cell: "https://misa.vn/gia {Bảng giá năm 2026} {Price list of 2026}".

Where nothing stands in braces, nothing is said of notes: what is stored stays.
"""

import re

from sheets.columns import CellError

_BRACED = re.compile(r"([^{}]*)(?:\{([^{}]*)\}\s*(?:\{([^{}]*)\})?)?([^{}]*)")


def with_notes(given: str, *, most: int) -> tuple[str, str | None, str | None, str]:
    """What stands before the notes, the Vietnamese one, the English one, what stands behind.

    Returns: None for notes that nothing is said of; "" takes one for empty.
    Raises: CellError: "notes" for braces that do not match, "notes-long".
    """
    found = _BRACED.fullmatch(given)
    if not found:
        raise CellError("notes")
    before, vi, en, behind = found.groups()
    notes = (None, None) if vi is None else (vi.strip(), (en or "").strip())
    if any(len(note or "") > most for note in notes):
        raise CellError("notes-long", most=most)
    return before.strip(), *notes, behind.strip()


def stored(column: str) -> str:
    """SQL of a note as a cell can say it: signs that part prices or notes stand for others."""
    return f"translate(p.{column}, '{{}};|', '(),,')"


NOTES = f"{stored('note_vi')}, {stored('note_en')}"
SHOWN = (
    f"CASE WHEN p.note_en <> '' THEN '{{' || {stored('note_vi')} || '}} {{' || {stored('note_en')}"
    f" || '}}' WHEN p.note_vi <> '' THEN '{{' || {stored('note_vi')} || '}}' ELSE '' END"
)
