"""Whether a PDF is only something to read; plain bytes, no parser that could be tricked itself.

Names may be written with escapes and objects may lie compressed in object streams; both are
undone before the search. What cannot be looked into is refused rather than trusted.
"""

import re
import zlib

# Names that make a reader run, open, send or carry something, or that hide the rest from us.
ACTIVE = (
    *(b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA"),
    *(b"/SubmitForm", b"/ImportData", b"/GoToE", b"/Rendition"),
)
LOCKED = b"/Encrypt"
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm")
# The dictionary of a stream stands right before it.
DICTIONARY_BYTES = 1_024
MOST_STREAMS, MOST_UNPACKED = 5_000, 40 * 2**20


class PdfRefusedError(Exception):
    """`reason`: kind, broken, active or locked."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_pdf(data: bytes) -> None:
    """Raises: PdfRefusedError.

    "kind": no PDF; "broken": it ends too early or its objects cannot be read; "active": it runs,
    opens or carries something; "locked": it is encrypted.
    """
    if not data.startswith(b"%PDF-"):
        raise PdfRefusedError("kind")
    if b"%%EOF" not in data[-1_024:]:
        raise PdfRefusedError("broken")
    _check_names(data)
    _check_names(_unpacked(data))


def _check_names(data: bytes) -> None:
    plain = _unescaped(data)
    if LOCKED in plain:
        raise PdfRefusedError("locked")
    if any(name in plain for name in ACTIVE):
        raise PdfRefusedError("active")


def _unescaped(data: bytes) -> bytes:
    return _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), data)


def _unpacked(data: bytes) -> bytes:
    """All object streams, one after the other."""
    found, left = [], MOST_UNPACKED
    starts = list(_STREAM.finditer(data))
    if len(starts) > MOST_STREAMS:
        raise PdfRefusedError("broken")
    for start in starts:
        words = data[max(0, start.start() - DICTIONARY_BYTES) : start.start()]
        words = _unescaped(words[words.rfind(b" obj") + 1 :])
        if not _OBJECTS.search(words):
            continue
        text = _inflated(data[start.end() :], words, left)
        left -= len(text)
        found.append(text)
    return b"\n".join(found)


def _inflated(packed: bytes, words: bytes, most: int) -> bytes:
    if b"/FlateDecode" not in words or words.count(b"Decode") > 1 + words.count(b"/DecodeParms"):
        raise PdfRefusedError("broken")
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, max(most, 1))
    except zlib.error as error:
        raise PdfRefusedError("broken") from error
    if not unpacking.eof:
        raise PdfRefusedError("broken")
    return text
