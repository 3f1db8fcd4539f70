"""In which encoding a text file is written; the old Vietnamese ones are refused by name."""

import codecs
import unicodedata
from pathlib import Path

from sheets.files.errors import UnreadableError
from sheets.files.legacy import SURE, recognise, share_of

CHUNK = 1024 * 1024
# How much of a file without Unicode is looked at to tell which code page it is.
SAMPLE = 2 * CHUNK
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# For people, in the words of the programs that write them.
LABELS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1258": "Windows-1258",
}


def encoding_of(path: Path) -> str:
    """The codec of a text file, one of `LABELS`. Reads it once, a piece at a time.

    Raises: UnreadableError: "legacy" with the encoding's name; "binary"; "encoding" if it is
        Unicode with broken bytes or something unknown.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    for mark, codec in MARKS:
        if start.startswith(mark):
            return _checked(path, codec)
    if wide := _wide(start):
        return _checked(path, wide)
    if b"\0" in start:
        raise UnreadableError("binary")
    if _decodes(path, "utf-8"):
        return "utf-8"
    return _code_page(path)


def _wide(start: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain letters is zero."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    least = max(len(start) // 8, 2)
    if odd >= least and not even:
        return "utf-16-le"
    return "utf-16-be" if even >= least and not odd else ""


def _checked(path: Path, codec: str) -> str:
    if not _decodes(path, codec):
        raise UnreadableError("encoding", name=LABELS[codec])
    return codec


def _decodes(path: Path, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _code_page(path: Path) -> str:
    """Windows-1258 if that makes Vietnamese of it; else the old encoding, refused by name."""
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    share = share_of(unicodedata.normalize("NFC", sample.decode("cp1258", "replace")))
    if name := recognise(sample.decode("latin-1"), better_than=share):
        raise UnreadableError("legacy", name=name)
    if share < SURE:
        raise UnreadableError("encoding", name="?")
    return "cp1258"
