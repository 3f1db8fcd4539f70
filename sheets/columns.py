"""What a column holds and how a cell becomes a value; the same rules for every kind of sheet.

Pure. Cells come as text; every value that leaves is NFC, without invisible marks, storable.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from reference.text import clean
from sheets.files.legacy import suspect
from sheets.safe import unsafe

_SEPARATORS = re.compile(r"[;\n|]+")
_WHOLE = re.compile(r"[0-9]{1,3}([., ][0-9]{3})+|[0-9]+")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_ADDRESS = re.compile(r"https?://[^\s/?#@:]+\.[^\s/?#@:]+(:[0-9]{1,5})?([/?#]\S*)?", re.IGNORECASE)
_YES = {"1", "x", "có", "co", "yes", "y", "true", "đúng"}
_NO = {"0", "không", "khong", "no", "n", "false", "sai", "-"}
# A tone mark and the rest of its word.
_TONE = re.compile(
    "([\u0300\u0301\u0303\u0309\u0323])([^ 0-9!-/:-@\\[-`{-~\u0300\u0301\u0303\u0309\u0323]*)"
)
LOST = "\ufffd"
# What spreadsheets show, and save, where a formula came to nothing.
FAULTS = frozenset(
    (
        *("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"),
        *("#FIELD!", "#BLOCKED!", "#GETTING_DATA"),
    )
)


class CellError(ValueError):
    """A cell does not say what its column holds. reason: a code; about: values for its words."""

    def __init__(self, reason: str, **about: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.about = about


Parse = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that rows of a kind say.

    Attributes:
        name: stable, of the staging table and of exports in English.
        label: lazy, what people call it; the heading of exports and templates.
        parse: from a clean text that is not empty to the value stored; raises CellError.
        type: of the staging column, in PostgreSQL's words.
        required: a row without it is wrong, also where it only changes others.
        aliases: other headings that mean the same, in any spelling.
        hint: lazy, how it is written; shown beside the mapping.
        lines: whether line breaks are kept.
        words: stored value -> lazy word, where an export says it in words.
    """

    name: str
    label: Any
    parse: Parse
    type: str = "text"
    required: bool = False
    aliases: tuple[str, ...] = ()
    hint: Any = ""
    lines: bool = False
    words: Mapping[str, Any] | None = None


def read_cell(column: Column, cell: str) -> Any:
    """The value of a cell; None for an empty one.

    Raises: CellError: "lost", "legacy", "required", "fault", "formula", or what the column's own
        rule says.
    """
    if cell.lstrip().startswith("="):
        raise CellError("formula")
    text = tidy(cell, lines=column.lines)
    if not text:
        if column.required:
            raise CellError("required")
        return None
    if text[0] == "#" and text.upper() in FAULTS:
        raise CellError("fault")
    if not text.isascii():
        if LOST in text:
            raise CellError("lost")
        if name := suspect(text):
            raise CellError("legacy", name=name)
    return column.parse(text)


def tidy(cell: str, *, lines: bool = False) -> str:
    """A cell as it may be stored: `clean`, its line breaks kept if wanted."""
    cell = unsafe(cell)
    if not lines:
        return clean(cell)
    return "\n".join(map(clean, cell.replace("\r\n", "\n").split("\n"))).strip()


def key_of(text: str) -> str:
    """What two spellings of one name share: case, spaces and the place of the tone do not count.

    "CÔNG TY  Hoà Bình" and "Công ty Hòa Bình" are one, "An Hòa" and "An Hoa" are not. The
    database's `vi_name_key` gives the same (a test holds them together).
    """
    return _TONE.sub(r"\2\1", unicodedata.normalize("NFD", clean(text).lower()))


# ── Rules ────────────────────────────────────────────────────────────────────────────────────────
def text(most: int, least: int = 1) -> Parse:
    """A text of so many characters."""

    def parse(given: str) -> str:
        if len(given) > most:
            raise CellError("long", most=most)
        if len(given) < least:
            raise CellError("short", least=least)
        return given

    return parse


def code(pattern: str, most: int = 60) -> Parse:
    """A text of one form, such as a code; zeros at its start stay."""
    form = re.compile(pattern)

    def parse(given: str) -> str:
        if len(given) > most or not form.fullmatch(given):
            raise CellError("form")
        return given

    return parse


def whole(low: int, high: int) -> Parse:
    """A whole number; 1.000 and 1,000 are a thousand."""

    def parse(given: str) -> int:
        if not _WHOLE.fullmatch(given):
            raise CellError("whole")
        digits = re.sub(r"\D", "", given)
        if len(digits) > 18 or not low <= int(digits) <= high:
            raise CellError("range", low=low, high=high)
        return int(digits)

    return parse


def degrees(high: int) -> Parse:
    """A coordinate, to five places."""

    def parse(given: str) -> Decimal:
        try:
            value = Decimal(given.replace(",", "."))
        except InvalidOperation:
            raise CellError("number") from None
        if not value.is_finite() or abs(value) > high:
            raise CellError("range", low=-high, high=high)
        return value.quantize(Decimal("0.00001"))

    return parse


def yes_no(given: str) -> bool:
    if (word := given.lower()) in _YES | _NO:
        return word in _YES
    raise CellError("yes-no")


def day(given: str) -> date:
    for form in _DAYS:
        try:
            found = datetime.strptime(given.removesuffix(" 00:00:00"), form).date()  # noqa: DTZ007
        except ValueError:
            continue
        if 1900 <= found.year <= 2100:
            return found
    raise CellError("day")


def address(most: int = 200) -> Parse:
    """An address of the web; without a scheme https is meant."""

    def parse(given: str) -> str:
        whole_ = given if "://" in given else f"https://{given}"
        if len(whole_) > most or not _ADDRESS.fullmatch(whole_):
            raise CellError("address")
        return whole_

    return parse


def choice(words: Mapping[str, Sequence[str]]) -> Parse:
    """One of some values, each with the words that mean it besides itself."""
    known = {key_of(word): value for value in words for word in (value, *words[value])}

    def parse(given: str) -> str:
        try:
            return known[key_of(given)]
        except KeyError:
            options = ", ".join(next(iter(words[value]), value) for value in words)
            raise CellError("choice", options=options) from None

    return parse


def several(one: Parse) -> Parse:
    """Some values between semicolons, each once, sorted."""

    def parse(given: str) -> list[Any]:
        parts = [part.strip() for part in _SEPARATORS.split(given)]
        return sorted({one(part) for part in parts if part})

    return parse
