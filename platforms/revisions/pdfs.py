"""Whether a PDF is only something to read; plain bytes, no parser that could be tricked itself.

Names may be written with escapes and objects may lie compressed in object streams; both are
undone before the search. What cannot be looked into is refused rather than trusted.
"""

import io
import re
import zipfile
import zlib

# Names that make a reader run, open, send or carry something, or that hide the rest from us.
ACTIVE = (
    *(b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA"),
    *(b"/SubmitForm", b"/ImportData", b"/GoToE", b"/Rendition"),
)
LOCKED = b"/Encrypt"
END, BLANK = b"%%EOF", b"\0\t\n\f\r \x1a"
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_BYTES = {b"%02x" % code: bytes([code]) for code in range(256)}
_STREAM = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\n|\r)")
# Readers open what has a place for its first object, even where it does not call itself so.
_OBJECTS, _FIRST = b"/ObjStm", re.compile(rb"/First\b")
MOST_STREAMS, MOST_UNPACKED, PIECE = 5_000, 20 * 2**20, 2**16


class PdfRefusedError(Exception):
    """`reason`: kind, broken, active or locked."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_pdf(data: bytes) -> None:
    """Raises: PdfRefusedError.

    "kind": no PDF; "broken": it ends too early or its objects cannot be read; "active": it runs,
    opens or carries something, or is another kind of file as well; "locked": it is encrypted.
    """
    if not data.startswith(b"%PDF-"):
        raise PdfRefusedError("kind")
    if END not in data[-1_024:]:
        raise PdfRefusedError("broken")
    # An archive is found from its end: a reader sees a page, another program runs what it holds.
    behind = data[data.rindex(END) + len(END) :]
    if behind.strip(BLANK) or zipfile.is_zipfile(io.BytesIO(data)):
        raise PdfRefusedError("active")
    _check_names(data)
    _check_names(_unpacked(data))


def _check_names(data: bytes) -> None:
    plain = _unescaped(data)
    if LOCKED in plain:
        raise PdfRefusedError("locked")
    if any(name in plain for name in ACTIVE):
        raise PdfRefusedError("active")


def _unescaped(data: bytes) -> bytes:
    return _ESCAPE.sub(lambda found: _BYTES[found[1].lower()], data)


def _unpacked(data: bytes) -> bytes:
    """All object streams, one after the other; every byte is looked at once."""
    found, left, before = [], MOST_UNPACKED, 0
    starts = list(_STREAM.finditer(data))
    if len(starts) > MOST_STREAMS:
        raise PdfRefusedError("broken")
    for start in starts:
        words = _unescaped(data[before : start.start()])
        before = start.end()
        dictionary = words[words.rfind(b"obj") + 1 :]
        if _OBJECTS not in words and not _FIRST.search(dictionary):
            continue
        text = _inflated(memoryview(data)[before:], dictionary, left)
        left -= len(text)
        found.append(text)
    return b"\n".join(found)


def _inflated(packed: memoryview, words: bytes, most: int) -> bytes:
    """The stream at the start of `packed`, taken in pieces: its end is not known before."""
    is_odd = words.count(b"Decode") > 1 + words.count(b"/DecodeParms")
    if b"/FlateDecode" not in words or b"/Predictor" in words or is_odd:
        raise PdfRefusedError("broken")
    unpacking, found, left = zlib.decompressobj(), [], most
    try:
        for place in range(0, len(packed), PIECE):
            found.append(unpacking.decompress(packed[place : place + PIECE], max(left, 1)))
            left -= len(found[-1])
            if unpacking.eof or unpacking.unconsumed_tail:
                break
    except zlib.error as error:
        raise PdfRefusedError("broken") from error
    if not unpacking.eof:
        raise PdfRefusedError("broken")
    return b"".join(found)
