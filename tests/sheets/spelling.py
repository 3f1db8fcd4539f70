"""Vietnamese text in the encodings of before Unicode."""

import unicodedata

from sheets.files.legacy import TABLES

TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text):
    """A letter with a tone is two bytes there, but for a few."""
    out = b""
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = "".join(part for part in parts if part in TONES)
            base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES))
            out += (base + tone).encode("cp1258")
    return out


def single_byte(name, text):
    bytes_of = {char: byte for byte, char in TABLES[name].items()}
    return bytes(bytes_of.get(char, ord(char)) for char in text)


def vni(text):
    known = {value: byte for byte, value in TABLES["VNI"].items() if byte >= 0xE0}
    return bytes(byte for char in text for byte in _vni_letter(char, known))


def _vni_letter(char, known):
    lower, step = char.lower(), 0x20 if char.isupper() else 0
    if lower in known:
        return [known[lower] - step]
    base, *marks = unicodedata.normalize("NFD", char)
    tone = "".join(mark for mark in marks if mark in TONES)
    hat = "".join(mark for mark in marks if mark not in TONES)
    if hat == "\u031b":
        base, hat = unicodedata.normalize("NFC", base + hat), ""
    first = known[base.lower()] - step if base.lower() in known else ord(base)
    return [first, known[hat + tone] - step] if marks and (hat or tone) else [first]
