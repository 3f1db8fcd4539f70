"""What a file is by its first bytes, whatever its name says."""

from pathlib import PurePath

from sheets.files.errors import UnreadableError

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Kinds that are told by name; the first bytes of each.
FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"PK\x07\x08", "ZIP"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3", "SQLite"),
)
MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script", b"<table", b"<?php")
SUFFIXES = {".csv": "csv", ".txt": "csv", ".tsv": "csv", ".xlsx": "xlsx"}
# Endings in the middle of a name that say that it wants to be taken for something else.
RUNNABLE = {
    *(".exe", ".com", ".bat", ".cmd", ".js", ".vbs", ".ps1", ".sh", ".scr", ".msi", ".php"),
    *(".html", ".htm", ".svg", ".jar", ".hta", ".lnk", ".py", ".dll", ".xlsm", ".xlam", ".docm"),
}


def check_name(name: str) -> str:
    """The kind that a file's name promises: "csv" or "xlsx".

    Raises: UnreadableError: "name" for a path or unprintable characters, "double" for a second
        ending that runs something, "macros", "old-excel" or "type" for an ending we do not read.
    """
    if not name or len(name) > 200 or not name.isprintable() or name != PurePath(name).name:
        raise UnreadableError("name")
    if any(mark in name for mark in '/\\:*?"<>|') or name.startswith("."):
        raise UnreadableError("name")
    *others, last = [suffix.lower() for suffix in PurePath(name).suffixes] or [""]
    if last in (".xlsm", ".xltm", ".xlam", ".xlsb"):
        raise UnreadableError("macros")
    if last in (".xls", ".xlt"):
        raise UnreadableError("old-excel")
    if last not in SUFFIXES:
        raise UnreadableError("type", kind=last.lstrip(".").upper() or "?")
    if RUNNABLE & set(others):
        raise UnreadableError("double", ending=next(one for one in others if one in RUNNABLE))
    return SUFFIXES[last]


def check_start(start: bytes, promised: str) -> None:
    """Refuse a file whose first bytes are not what its name promises.

    Args:
        start: the first 512 bytes or more, fewer only where the file is shorter.
        promised: as `check_name` gives it.

    Raises: UnreadableError: "empty", "old-excel", "type", "renamed" (a workbook called CSV).
    """
    if not start.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("empty")
    if start.startswith(OLE):
        raise UnreadableError("old-excel")
    for first, kind in FOREIGN:
        if start.startswith(first):
            raise UnreadableError("type", kind=kind)
    bare = start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip().lower()
    if bare.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").startswith(MARKUP):
        raise UnreadableError("type", kind="HTML/XML")
    is_zip = start.startswith(ZIP)
    if is_zip != (promised == "xlsx"):
        raise UnreadableError("renamed" if is_zip else "not-xlsx")
