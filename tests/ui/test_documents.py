"""PDFs: accessible, Vietnamese, and made of any text."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from ui.documents import UNKNOWN, printable, qr_svg, render_pdf
from ui.typefaces import characters_of

AT = datetime(2026, 11, 22, tzinfo=UTC)
ODD = ["😀", "שלום", "العربية", "漢字", "\u202ekho", "\x07", "a" * 10_000, "#eval *x* $y$ \\", ""]


def data(text="Dùng thử Ễ Ậ Ử", lang="vi"):
    step = {"title": text, "when": "22/11/2026", "done": "", "note": text, "platforms": ""}
    url = "http://localhost/match/x/roadmap/"
    return {
        "lang": lang,
        "title": "Lộ trình số hóa",
        "lead": text,
        "foot": "SMEdx",
        "url": url,
        "qr": qr_svg(url),
        "qr_alt": "Mã QR",
        "scan": "Quét",
        "until": "",
        "facts": [["Ngành", text]],
        "phases": [{"name": "Bắt đầu", "steps": [step]}],
        "closing": ["Hết"],
    }


def read(made):
    return PdfReader(BytesIO(made))


def test_pdf_is_tagged_titled_and_has_a_language():
    root = read(render_pdf("roadmap.typ", data(), at=AT)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"]
    assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("vi", True)
    assert "/StructTreeRoot" in root


def test_pdf_keeps_vietnamese_whole():
    file = read(render_pdf("roadmap.typ", data(), at=AT))
    assert "Dùng thử Ễ Ậ Ử" in file.pages[0].extract_text()
    assert file.metadata.title == "Lộ trình số hóa"


def test_pdf_is_a4():
    box = read(render_pdf("roadmap.typ", data(), at=AT)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_same_data_give_the_same_bytes():
    assert render_pdf("roadmap.typ", data(), at=AT) == render_pdf("roadmap.typ", data(), at=AT)


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:8]))
def test_any_text_can_be_printed(text):
    assert render_pdf("roadmap.typ", data(text), at=AT).startswith(b"%PDF")


def test_what_the_typeface_lacks_is_marked():
    assert printable({"a": ["Ữ", ("😀", 1)]}) == {"a": ["Ữ", [UNKNOWN, 1]]}


def test_decomposed_letters_are_put_together():
    assert printable("Tie\u0302\u0301ng") == "Tiếng"


def test_file_that_is_no_typeface_is_refused(tmp_path):
    file = tmp_path / "x.ttf"
    file.write_bytes(b"\x00\x01\x00\x00" + bytes(8))
    with pytest.raises(ValueError, match="character map"):
        characters_of(file)
