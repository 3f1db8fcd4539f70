"""Whether an XLSX file may be opened at all: its archive's directory is judged, then its XML."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO
from xml.parsers import expat

from sheets.files import limits
from sheets.files.errors import UnreadableError

CONTENTS = "[Content_Types].xml"
WORKBOOK = re.compile(rb"spreadsheetml\.sheet\.main\+xml")
ACTIVE = re.compile(
    rb"macroEnabled|vbaProject|application/vnd\.ms-excel\.(?:controlproperties|addin)"
)
SAFE_NAME = re.compile(r"[A-Za-z0-9_\-./ \[\]()]+")
END, END_LENGTH = b"PK\x05\x06", 22
CHUNK = 65_536
FORBIDDEN = (
    ("macros", re.compile(r"vbaproject|macrosheets|\.bin$", re.I)),
    ("links", re.compile(r"externallinks/|connections\.xml|querytables/|/webextensions", re.I)),
    ("objects", re.compile(r"embeddings/|activex/|ctrlprops/|oleobject|customui/", re.I)),
)
# Printers' settings are binary too, and harmless.
HARMLESS = re.compile(r"printersettings/[^/]+\.bin$", re.I)


def check_archive(path: Path) -> None:
    """Refuse what is no plain workbook, by its directory and the first element of each XML part.

    Nothing is unpacked but the first bytes of the parts; memory stays at a few hundred kilobytes.

    Raises: UnreadableError: "broken", "bomb", "parts", "hidden" (bytes before, after or between the
        parts), "encrypted", "macros", "links", "objects", "doctype", "not-workbook", "too-large".
    """
    if path.stat().st_size > limits.ARCHIVE_BYTES:
        raise UnreadableError("too-large", megabytes=limits.ARCHIVE_BYTES // limits.MEGABYTE)
    _check_ends(path)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_directory(entries, path.stat().st_size)
            _check_sizes(entries)
            _check_contents(archive)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise UnreadableError("broken") from error


def _check_ends(path: Path) -> None:
    """The archive is the whole file: nothing stands before it, nothing behind its end."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - CHUNK - END_LENGTH, 0))
        tail = file.read()
    end = tail[-END_LENGTH:]
    if not end.startswith(END):  # cut off on its way, or with something behind its end
        raise UnreadableError("hidden" if END in tail else "broken")
    if int.from_bytes(end[10:12], "little") > limits.PARTS:
        raise UnreadableError("parts", most=limits.PARTS)
    # Python reads the whole directory into memory.
    if int.from_bytes(end[12:16], "little") > limits.PARTS * 1000:
        raise UnreadableError("bomb")


def _check_directory(entries: Iterable[zipfile.ZipInfo], size: int) -> None:
    names: set[str] = set()
    place = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        name = entry.filename
        if name.lower() in names or not SAFE_NAME.fullmatch(name) or ".." in name or name[0] == "/":
            raise UnreadableError("hidden")
        names.add(name.lower())
        if entry.flag_bits & 0x1:
            raise UnreadableError("encrypted")
        for reason, pattern in FORBIDDEN:
            if pattern.search(name) and not HARMLESS.search(name):
                raise UnreadableError(reason, part=name)
        # Parts that share bytes are how a small archive unpacks to a huge one.
        if entry.header_offset < place or (not place and entry.header_offset):
            raise UnreadableError("hidden" if not place else "bomb")
        place = entry.header_offset + 30 + entry.compress_size
    if place > size:
        raise UnreadableError("bomb")


def _check_sizes(entries: Iterable[zipfile.ZipInfo]) -> None:
    whole = 0
    for entry in entries:
        name, unpacked = entry.filename.lower(), entry.file_size
        whole += unpacked
        most = limits.PART_BYTES
        if name.startswith("xl/worksheets/sheet"):
            most = limits.UNPACKED_BYTES
        elif name.startswith("xl/sharedstrings"):
            most = limits.TEXTS_BYTES
        is_dense = unpacked > limits.RATIO * max(entry.compress_size, 1)
        if unpacked > most or (unpacked > limits.RATIO_FROM and is_dense):
            raise UnreadableError("bomb")
    if whole > limits.UNPACKED_BYTES:
        raise UnreadableError("bomb")


def _check_contents(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if CONTENTS not in names:
        raise UnreadableError("not-workbook")
    types = archive.read(CONTENTS)
    if ACTIVE.search(types):
        raise UnreadableError("macros", part=CONTENTS)
    if not WORKBOOK.search(types):
        raise UnreadableError("not-workbook")
    for name in names:
        if name.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(name) as part:
                _check_prolog(part, name)


def _check_prolog(part: IO[bytes], name: str) -> None:
    """No document type, hence no entities: it could only stand before the first element."""
    parser = expat.ParserCreate()
    begun: list[str] = []

    def refuse(*_about: object) -> None:
        raise UnreadableError("doctype", part=name)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda tag, _attributes: begun.append(tag)
    try:
        while not begun:
            chunk = part.read(CHUNK)
            parser.Parse(chunk, not chunk)
            if not chunk:
                return
    except expat.ExpatError as error:
        raise UnreadableError("broken") from error
