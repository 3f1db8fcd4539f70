"""Pictures as they were sent, judged and drawn anew; no Django, no disk.

What is kept is never what was sent: only its pixels, in a file of our own making. So nothing
hidden in it survives, neither where it was taken (EXIF) nor a second file behind the first.
Pillow is loaded with the first picture: most workers never see one.
"""

import io
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 16_000_000
WEBP = "image/webp"
_STARTS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG", b"RIFF": "WEBP"}
# What begins another kind of file or a program; no picture holds it by chance.
_FOREIGN = (b"<svg", b"<script", b"<html", b"<!doctype", b"<?php", b"%PDF-", b"%!PS-Adobe")
_TAIL = b"\0\r\n "
PNG_END = b"\0\0\0\0IEND\xaeB`\x82"


class ImageRefusedError(Exception):
    """`reason`: kind, size, broken, moving or foreign."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Picture:
    """A WebP file of our own making; width and height in pixels."""

    data: bytes
    width: int
    height: int


def open_image(data: bytes) -> "Image.Image":
    """The pixels of a PNG, JPEG or WebP, upright, as RGB or RGBA.

    Raises: ImageRefusedError: "kind": it is none of these; "size": over 16 megapixels; "broken":
    it ends too early or cannot be read; "moving": it has several pictures; "foreign": something
    else hangs on it.
    """
    from PIL import Image, ImageOps

    # Pillow looks at the size in the header before it takes memory for the pixels.
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    kind = next((name for start, name in _STARTS.items() if data.startswith(start)), None)
    if kind is None:
        raise ImageRefusedError("kind")
    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ImageRefusedError("size")
            # A phone's photo may carry a small second one (MPO); the first is the photo.
            if image.format != "MPO" and getattr(image, "n_frames", 1) != 1:
                raise ImageRefusedError("moving")
            image.load()
            _check_ends(data, kind)
            upright = ImageOps.exif_transpose(image)
            return upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageRefusedError("size") from error
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError) as error:
        raise ImageRefusedError("broken") from error


def _check_ends(data: bytes, kind: str) -> None:
    """A sound picture ends where its file ends, and no other kind of file is in it."""
    ends = {
        "PNG": data.rstrip(_TAIL).endswith(PNG_END),
        "JPEG": data.rstrip(_TAIL).endswith(b"\xff\xd9"),
        "WEBP": len(data) - 8 - int.from_bytes(data[4:8], "little") in (0, 1),
    }
    lower = data.lower()
    if not ends[kind] or any(mark.lower() in lower for mark in _FOREIGN):
        raise ImageRefusedError("foreign")


def squared(image: "Image.Image", side: int) -> Picture:
    """Fitted into a square of this side without cutting, on nothing, as a logo is shown."""
    from PIL import Image, ImageOps

    fitted = ImageOps.contain(image.convert("RGBA"), (side, side), Image.Resampling.LANCZOS)
    square = Image.new("RGBA", (side, side))
    square.paste(fitted, ((side - fitted.width) // 2, (side - fitted.height) // 2))
    return _saved(square, quality=90)


def within(image: "Image.Image", side: int) -> Picture:
    """Made smaller, if need be, until neither side is longer than this."""
    from PIL import Image

    smaller = image.copy()
    smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
    return _saved(smaller, quality=85)


def _saved(image: "Image.Image", *, quality: int) -> Picture:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=4)
    return Picture(out.getvalue(), image.width, image.height)
