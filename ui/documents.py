"""Printed documents: a typst template in `templates/pdf/` and plain data become a PDF/UA.

The libraries are loaded with the first document: seven megabytes that few workers ever need.
"""

import json
import re
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import normalize

from ui.typefaces import characters_of

if TYPE_CHECKING:
    import typst

FOLDER = Path(__file__).resolve().parent.parent / "templates" / "pdf"
# Tagged, titled, with a language: what PDF/UA-1 asks for; the compiler refuses anything less.
STANDARD: Literal["ua-1"] = "ua-1"
# One at a time: a compiler keeps what it read, and lays out faster each time.
_lock = threading.Lock()
UNKNOWN = "?"
# Marks that steer the direction of text and would reorder what stands around them.
_STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@cache
def _compiler(template: str) -> "typst.Compiler":
    """A compiler of one template, with our typeface alone and those built in; kept warm."""
    import typst

    return typst.Compiler(
        FOLDER / template,
        root=FOLDER,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[_typeface()]),
    )


def _typeface() -> str:
    return str(files("fontpkg_be_vietnam_pro") / "files")


def render_pdf(template: str, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """A tagged A4 document.

    Args:
        template: a file of `templates/pdf/`, such as "roadmap.typ".
        data: what JSON can hold; texts as the reader sees them. `title`, `lang` and `foot` are
            needed by every template. Characters that the typeface lacks become "?".
        at: the document's date; the same data at the same time give the same bytes.

    Raises: typst.TypstError: the template is wrong.
    """
    text = json.dumps(printable(data), ensure_ascii=False)
    with _lock:
        made = _compiler(template).compile(
            format="pdf",
            sys_inputs={"data": text},
            pdf_standards=STANDARD,
            timestamp=at.replace(microsecond=0),
        )
    assert isinstance(made, bytes)  # noqa: S101 - one PDF, not pages
    return made


def printable(value: Any) -> Any:
    """The same data, every text in characters that can be printed."""
    if isinstance(value, Mapping):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    if isinstance(value, str):
        return _plain(value)
    return value


def _plain(text: str) -> str:
    text, known = normalize("NFC", _STEERING.sub("", text)), _characters()
    return "".join(each if each in known else UNKNOWN for each in text)


@cache
def _characters() -> frozenset[str]:
    """What every weight that the templates use can show, and the end of a line."""
    names = ("Regular", "SemiBold", "Bold")
    shown = [characters_of(Path(_typeface()) / f"BeVietnamPro-{name}.ttf") for name in names]
    return shown[0].intersection(*shown[1:]) | {"\n"}


def qr_svg(address: str) -> str:
    """A QR code as an SVG picture, for a print-out that leads back to its page."""
    import qrcode
    from qrcode.image.svg import SvgPathImage

    code = qrcode.QRCode(border=2, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    out = BytesIO()
    code.make_image(image_factory=SvgPathImage).save(out)
    return out.getvalue().decode()
