"""What is uploaded: a generated corpus of what must not pass, and what is left of what may."""

import io
import time
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image

from platforms.revisions.forms import EvidenceFileForm, LogoForm
from platforms.revisions.images import ImageRefusedError, open_image, squared, within
from platforms.revisions.pdfs import PdfRefusedError, check_pdf
from tests.platforms.revisions import pictures

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
REFUSED_IMAGES = {
    "nothing": (b"", "kind"),
    "text": (b"hello", "kind"),
    "svg": (SVG, "kind"),
    "gif": (pictures.image("GIF"), "kind"),
    "pdf": (pictures.pdf(), "kind"),
    "88 megapixels": (pictures.huge_png(9_400), "size"),
    "17 megapixels": (pictures.huge_png(4_200), "size"),
    "400 megapixels": (pictures.huge_png(20_000), "size"),
    "half a png": (pictures.image(size=(300, 300))[:-60], "broken"),
    "half a jpeg": (pictures.image("JPEG", (300, 300))[:-200], "broken"),
    "half a webp": (pictures.image("WEBP", (300, 300))[:-20], "broken"),
    "only a start": (b"\x89PNG\r\n\x1a\n", "broken"),
    "moving png": (pictures.moving("PNG"), "moving"),
    "moving webp": (pictures.moving("WEBP"), "moving"),
    "png with a zip": (pictures.image() + b"PK\x03\x04rest", "foreign"),
    "jpeg with a pdf": (pictures.image("JPEG") + pictures.pdf(), "foreign"),
    "jpeg with php": (pictures.image("JPEG", comment=b"<?php system(1); ?>"), "foreign"),
    "webp with html": (pictures.image("WEBP") + b"<html></html>", "foreign"),
}


def test_no_odd_picture_passes():
    wrong = {}
    for name, (data, reason) in REFUSED_IMAGES.items():
        try:
            open_image(data)
            wrong[name] = "passed"
        except ImageRefusedError as error:
            if error.reason != reason:
                wrong[name] = error.reason
    assert not wrong


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_is_kept_is_a_square_of_our_own_making(kind):
    drawn = squared(open_image(pictures.image(kind)), 96)
    kept = Image.open(io.BytesIO(drawn.data))
    assert (kept.format, kept.size, kept.mode) == ("WEBP", (96, 96), "RGBA")


def test_where_it_was_taken_is_gone_and_it_stands_upright():
    drawn = within(open_image(pictures.with_place()), 2_400)
    kept = Image.open(io.BytesIO(drawn.data))
    assert kept.size == (30, 40)
    assert not kept.getexif()
    assert "Kho hàng".encode() not in drawn.data


def test_a_long_side_is_cut_down():
    assert within(open_image(pictures.image(size=(3_000, 1_500))), 2_400).height == 1_200


SCRIPT = b"1 0 << /S /JavaScript >>"
REFUSED_PDFS = {
    "text": (b"hello %PDF-", "kind"),
    "cut": (pictures.pdf(end=b""), "broken"),
    "script": (pictures.pdf(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "active"),
    "written otherwise": (pictures.pdf(b"/OpenAction << /S /J#61vaScript >>"), "active"),
    "launch": (pictures.pdf(b"/A << /S /Launch /F (cmd.exe) >>"), "active"),
    "files inside": (pictures.pdf(b"/Names << /EmbeddedFiles 3 0 R >>"), "active"),
    "locked": (pictures.pdf(b"/Encrypt 5 0 R"), "locked"),
    "packed script": (pictures.pdf(packed=SCRIPT), "active"),
    "packed far from its name": (
        pictures.pdf(packed=SCRIPT).replace(b"/Filter", b" " * 2_000 + b"/Filter"),
        "active",
    ),
    "packed behind a remark": (
        pictures.pdf(packed=SCRIPT).replace(b"/Filter", b"% obj\n/Filter"),
        "active",
    ),
    "packed without its name": (
        pictures.pdf(packed=SCRIPT).replace(b"/Type /ObjStm", b"/N 1 /First 4"),
        "active",
    ),
    "packed as differences": (
        pictures.pdf(packed=SCRIPT).replace(
            b"/Filter", b"/DecodeParms << /Predictor 12 >> /Filter"
        ),
        "broken",
    ),
    "an archive behind it": (pictures.pdf() + pictures.archive(), "active"),
    "an archive that calls itself its end": (
        pictures.pdf() + pictures.archive(comment=b"\n%%EOF\n"),
        "active",
    ),
    "a page behind it": (pictures.pdf() + b"<script>alert(1)</script>", "active"),
    "packed oddly": (pictures.pdf(packed=b"x").replace(b"Flate", b"LZW"), "broken"),
    "packed and broken": (pictures.pdf(packed=b"x" * 99).replace(b"x\x9c", b"\0\0"), "broken"),
}


def test_no_pdf_that_does_something_passes():
    wrong = {}
    for name, (data, reason) in REFUSED_PDFS.items():
        try:
            check_pdf(data)
            wrong[name] = "passed"
        except PdfRefusedError as error:
            if error.reason != reason:
                wrong[name] = error.reason
    assert not wrong


def test_a_pdf_to_read_passes():
    check_pdf(pictures.pdf())
    check_pdf(pictures.pdf(packed=b"1 0 << /Type /Page >>"))
    check_pdf(pictures.pdf() + b"\r\n\0\0\x1a")


def test_many_small_parts_before_much_else_cost_little():
    """Each was once copied together with all that follows it: 15 s of a worker."""
    packed = zlib.compress(b"1 0 << >>")
    head = (
        b"1 0 obj <</Type/ObjStm/Filter/FlateDecode>> stream\n" + packed + b"\nendstream endobj\n"
    )
    began = time.process_time()
    check_pdf(b"%PDF-1.7\n" + head * 4_900 + b" " * (9 * 2**20) + b"\n%%EOF\n")
    assert time.process_time() - began < 3


def sent(name, data):
    return {"logo": SimpleUploadedFile(name, data)}


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("logo.svg", SVG, ".png"),
        ("logo.png.exe", pictures.image(), ".png"),
        ("logo.php.png", pictures.image(), ".png"),
        ("logo", pictures.image(), ".png"),
        ("logo.png", SVG, "kind"),
        ("logo.png", pictures.image() + b"\0" * 2**21, "2 MB"),
        ("logo.png", b"", "empty"),
    ],
)
def test_a_refused_logo_is_told_why_beside_the_field(name, data, words):
    with translation.override("en"):
        assert words in str(LogoForm({}, sent(name, data)).errors["logo"])


def test_a_path_in_the_name_and_a_wrong_but_known_ending_do_no_harm():
    form = LogoForm({}, sent("../../etc/passwd.webp", pictures.image("PNG")))
    assert form.is_valid()
    assert set(form.cleaned_data["logo"].pictures) == {192, 96}


def test_a_document_is_judged_by_its_content():
    data = {"kind": "OTHER", "title": "Giấy chứng nhận"}
    script = SimpleUploadedFile("a.pdf", REFUSED_PDFS["script"][0])
    form = EvidenceFileForm(data, {"file": script})
    assert list(form.errors) == ["file"]
    picture = SimpleUploadedFile("a.pdf", pictures.with_place())
    form = EvidenceFileForm(data, {"file": picture})
    assert form.is_valid()
    assert form.cleaned_data["file"].content_type == "image/webp"
