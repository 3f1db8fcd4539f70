"""Which characters a TrueType file can show: its character map, read without a library."""

from pathlib import Path
from struct import unpack_from

# OpenType specification, table "cmap": Windows platform, Unicode full and basic plane.
_FULL, _BASIC = (3, 10), (3, 1)


def characters_of(file: Path) -> frozenset[str]:
    """Every character that the typeface has a glyph for.

    Raises: ValueError: the file has no Unicode character map.
    """
    data = file.read_bytes()
    maps = _maps(data, _table(data, b"cmap"))
    if _FULL in maps:
        return frozenset(_segmented(data, maps[_FULL]))
    if _BASIC in maps:
        return frozenset(_paired(data, maps[_BASIC]))
    raise ValueError(f"{file.name} has no Unicode character map")


def _table(data: bytes, name: bytes) -> int:
    (count,) = unpack_from(">H", data, 4)
    for place in range(12, 12 + 16 * count, 16):
        if data[place : place + 4] == name:
            return int(unpack_from(">I", data, place + 8)[0])
    raise ValueError("no character map")


def _maps(data: bytes, start: int) -> dict[tuple[int, int], int]:
    (count,) = unpack_from(">H", data, start + 2)
    rows = (unpack_from(">HHI", data, start + 4 + 8 * row) for row in range(count))
    return {(platform, encoding): start + offset for platform, encoding, offset in rows}


def _segmented(data: bytes, start: int) -> list[str]:
    """Format 12: groups of first and last code point."""
    (count,) = unpack_from(">I", data, start + 12)
    found: list[str] = []
    for row in range(count):
        first, last, _glyph = unpack_from(">III", data, start + 16 + 12 * row)
        found += map(chr, range(first, last + 1))
    return found


def _paired(data: bytes, start: int) -> list[str]:
    """Format 4: segments of the basic plane; a glyph of 0 is none."""
    (twice,) = unpack_from(">H", data, start + 6)
    found: list[str] = []
    for row in range(0, twice, 2):
        (last,) = unpack_from(">H", data, start + 14 + row)
        (first,) = unpack_from(">H", data, start + 16 + twice + row)
        (delta,) = unpack_from(">H", data, start + 16 + 2 * twice + row)
        at = start + 16 + 3 * twice + row
        (offset,) = unpack_from(">H", data, at)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = unpack_from(">H", data, at + offset + 2 * (code - first))[0] if offset else code
            if glyph and (offset or (glyph + delta) & 0xFFFF):
                found.append(chr(code))
    return found
