"""Notes of prices, sources with their notes and days, recognitions: in, out and taken back."""

import pytest

from platforms.models import Mention, Platform, PricingPlan, Source
from platforms.sheets.mentions import mention
from platforms.sheets.plans import plan
from platforms.sheets.sources import source
from sheets.columns import CellError
from sheets.exporting import export
from sheets.kinds import kind_of

HEAD = "Tên,Nhà cung cấp,Tóm tắt,Bảng giá,Nguồn,Giải thưởng,Chứng nhận\n"
PRICE = "theo tháng / 90000 / tháng / / Cơ bản / https://a.vn/gia#2026"
NEW = (
    f"Phần mềm Thử,misa,Làm thử,{PRICE} {{Chưa gồm thuế}} {{Plus VAT}},"
    "a.vn/x {Bảng giá} {Price list} 29/11/2026; {Tờ rơi ở hội chợ} 2026-11-01,"
    "Sao Khuê 2025 / Sao Khue 2025 / https://vinasa.org.vn/a,ISO/IEC 27001 / giấy của BSI\n"
)


@pytest.fixture
def listing(walk):
    walk.bring("listings", HEAD + NEW)
    return Platform.objects.get(slug="phan-mem-thu")


def notes_of(row):
    return list(PricingPlan.objects.filter(platform=row).values_list("note_vi", "note_en"))


def sources_of(row):
    rows = Source.objects.filter(platform=row).order_by("address")
    return [(one.address, one.note_vi, one.note_en, f"{one.retrieved_on}") for one in rows]


def mentions_of(row):
    rows = Mention.objects.filter(platform=row).order_by("kind", "pk")
    return [(one.kind, one.title_vi, one.title_en, one.source) for one in rows]


def told(text, column):
    return f"slug,{column}\nphan-mem-thu,{text}\n"


def test_notes_of_a_price_arrive(listing):
    assert notes_of(listing) == [("Chưa gồm thuế", "Plus VAT")]


def test_sources_arrive_with_notes_and_days_of_their_own(listing):
    assert sources_of(listing) == [
        ("", "Tờ rơi ở hội chợ", "", "2026-11-01"),
        ("https://a.vn/x", "Bảng giá", "Price list", "2026-11-29"),
    ]


def test_recognitions_and_certificates_arrive(listing):
    assert mentions_of(listing) == [
        ("COMPLIANCE", "ISO/IEC 27001", "", "giấy của BSI"),
        ("RECOGNITION", "Sao Khuê 2025", "Sao Khue 2025", "https://vinasa.org.vn/a"),
    ]


def test_all_of_it_goes_with_its_import(walk, listing):
    assert walk.undo().row.state == "UNDONE"
    assert not Mention.objects.filter(source="giấy của BSI").exists()
    assert not Source.objects.filter(note_vi="Tờ rơi ở hội chợ").exists()


SAME = {
    "a price without its notes": ("plans", PRICE),
    "a source without notes and day": ("sources,sources_read_on", "a.vn/x,1/1/2026"),
    "a recognition": ("recognitions", "Sao Khuê 2025 / Sao Khue 2025 / https://vinasa.org.vn/a"),
}


@pytest.mark.parametrize("case", SAME, ids=str)
def test_what_is_there_is_no_change(another, listing, case):
    column, text = SAME[case]
    another.check("listings", told(text, column))
    assert (another.issues(), another.counts()) == ([], (0, 0, 1, 0))


@pytest.fixture
def bare(walk):
    """A listing whose price and source have no notes."""
    plain = NEW.replace(" {Chưa gồm thuế} {Plus VAT}", "").replace(" {Bảng giá} {Price list}", "")
    walk.bring("listings", HEAD + plain)
    return Platform.objects.get(slug="phan-mem-thu")


def test_a_price_gets_its_notes_in_its_place_and_loses_them_again(another, bare):
    place = PricingPlan.objects.get(platform=bare).pk
    another.bring("listings", told(f"{PRICE} {{Chưa gồm thuế}}", "plans"))
    assert notes_of(bare) == [("Chưa gồm thuế", "")]
    assert another.undo().row.state == "UNDONE"
    assert notes_of(bare) == [("", "")]
    assert PricingPlan.objects.get(platform=bare).pk == place


def test_a_source_gets_its_notes_in_its_place_and_loses_them_again(another, bare):
    before = sources_of(bare)
    another.bring("listings", told("a.vn/x {Bảng giá} 30/11/2026", "sources"))
    assert ("https://a.vn/x", "Bảng giá", "", "2026-11-29") in sources_of(bare)
    another.undo()
    assert sources_of(bare) == before


def test_a_source_without_any_day_is_told(walk, listing):
    walk.check("listings", told("b.vn; c.vn 1/2/2026", "sources"))
    assert walk.issues() == [(2, "sources_read_on", "source-day")]


WRONG = {
    "braces that do not match": (plan, f"{PRICE} {{a", "notes"),
    "text behind the notes": (plan, f"{PRICE} {{a}} b", "notes"),
    "three notes": (plan, f"{PRICE} {{a}} {{b}} {{c}}", "notes"),
    "a long note of a price": (plan, f"{PRICE} {{{'a' * 201}}}", "notes-long"),
    "a long note of a source": (source, f"a.vn {{{'a' * 301}}}", "notes-long"),
    "a source of nothing": (source, "29/11/2026", "source-empty"),
    "an English note alone": (source, "{} {Price list} 29/11/2026", "source-empty"),
    "an address that is none": (source, "gian hàng 29/11/2026", "address"),
    "a day that is none": (source, "a.vn 31/02/2026", "day"),
    "an award from nowhere": (mention, "Sao Khuê 2025", "mention-source"),
    "an award without a title": (mention, " / Sao Khue / vinasa.org.vn", "mention-source"),
    "a long title": (mention, f"{'a' * 301} / vinasa.org.vn", "mention-long"),
}


@pytest.mark.parametrize("case", WRONG, ids=str)
def test_what_is_wrong_is_told(case):
    parse, given, reason = WRONG[case]
    with pytest.raises(CellError) as caught:
        parse(given)
    assert caught.value.reason == reason


ODD = ["a;b|c {d} / e", "50% {giảm}", "'; --", "=1+1", "ISO/IEC / 27001"]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_odd_texts_come_out_and_in_again(walk, another, listing, text, format):
    PricingPlan.objects.filter(platform=listing).update(note_vi=text, note_en="")
    Mention.objects.filter(platform=listing).update(title_vi=text)
    Source.objects.filter(platform=listing).update(note_en=text, address="https://a.vn/x;y|z?a=%20")
    kind = kind_of("listings")
    data = b"".join(export(kind, Platform.objects.filter(pk=listing.pk), format))
    another.upload("listings", data, f"a.{format}").check()
    assert (another.issues(), another.counts()) == ([], (0, 0, 1, 0))
