"""Pictures and PDFs for tests, sound ones and such as nobody should keep."""

import io
import struct
import zipfile
import zlib

from PIL import Image


def image(kind="PNG", size=(40, 30), *, mode="RGB", **options):
    out = io.BytesIO()
    Image.new(mode, size, "#0a5c67").save(out, kind, **options)
    return out.getvalue()


def moving(kind):
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def huge_png(side):
    """A few hundred bytes whose header promises side × side pixels."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data))
            + name
            + data
            + struct.pack(">I", zlib.crc32(name + data) & 0xFFFFFFFF)
        )

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def with_place():
    """A JPEG whose EXIF tells where it was taken and that it lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "Kho hàng số 3"
    return image("JPEG", (40, 30), exif=exif)


def pdf(words=b"", *, packed=b"", end=b"%%EOF\n"):
    """A PDF in outline; packed: what lies in a compressed object stream."""
    stream = b""
    if packed:
        data = zlib.compress(packed)
        head = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>" % len(data)
        stream = b"2 0 obj\n" + head + b"\nstream\n" + data + b"\nendstream\nendobj\n"
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog " + words + b" >>\nendobj\n" + stream + end


def archive(comment=b""):
    """An archive that programs find from its end, whatever stands before it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("run.class", b"x")
        made.comment = comment
    return out.getvalue()
