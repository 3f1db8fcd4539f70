import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.needs import Recogniser

TEXTS = st.text(max_size=200) | st.lists(
    st.sampled_from(
        """quản lý kho không cần tính lương đang dùng kiotviet rồi , . hóa đơn điện tử
        dưới 500k/tháng kees toans phanmem k sp \u202e \x00 \ud800 😂 nhưng chỉ quan ly cham cong
        20 nhân viên và don't need payroll giao diện tiếng Anh mất mạng trời mưa""".split()
    ),
    max_size=40,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("phần mềm quản lý kho", "inventory-control"),
        ("ql kho", "inventory-control"),
        ("phan mem quan ly kho", "inventory-control"),
        ("hàng trong kho hay thất thoát", "inventory-control"),
        ("cuối ngày không biết lãi hay lỗ", "financial-reporting"),
        ("nhân viên hay đi muộn", "attendance-timesheet"),
        ("khách nợ khó đòi", "receivables-payables"),
        ("khách cũ không quay lại", "customer-loyalty"),
        ("chưa biết bắt đầu từ đâu", "where-to-start"),
        ("kees toans", "bookkeeping-accounting"),
        ("hddt", "issue-einvoice"),
        ("payroll for my garment workshop", "payroll"),
        ("kiểm tra lỗ hổng hệ thống", "security-monitoring-assessment"),
        ("theo dõi nhiệt độ kho lạnh", "cold-chain"),
        ("tôi mở tiệm nail cần cho khách đặt lịch", "booking-appointments"),
    ],
)
def test_a_need_is_named_first(codes, text, code):
    assert codes(text)[0] == code


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("chấm công, tính lương", {"attendance-timesheet", "payroll"}),
        ("kho và kế toán", {"inventory-control", "bookkeeping-accounting"}),
        (
            "shop giày: bán hàng, kho, tích điểm",
            {"pos-retail", "inventory-control", "customer-loyalty"},
        ),
    ],
)
def test_several_needs_are_all_named(codes, text, stated):
    assert stated <= set(codes(text)[:3])


def test_who_cannot_know_which_invoice_gets_both(codes):
    assert codes("hóa đơn điện tử") == ["issue-einvoice", "pos-einvoice"]


def test_a_trade_alone_does_not_outrank_what_is_asked(codes):
    assert codes("quán cà phê cần tính lương")[0] == "payroll"


def test_what_is_refused_is_told_apart(recogniser):
    found = recogniser.recognise("quản lý kho thôi, không cần tính lương")
    assert ([need.code for need in found.needs], found.negated) == (
        ["inventory-control"],
        ("payroll",),
    )


def test_what_is_there_already_is_told_apart(recogniser):
    found = recogniser.recognise("đã có phần mềm kế toán, cần thêm chấm công")
    assert ([need.code for need in found.needs], found.had) == (
        ["attendance-timesheet"],
        ("bookkeeping-accounting",),
    )


def test_a_negator_inside_a_need_s_own_words_refuses_nothing(few):
    found = few.recognise("không biết lãi hay lỗ")
    assert ([need.code for need in found.needs], found.negated) == (["checks"], ())


def test_a_phrase_of_two_needs_names_both_and_the_second_less_surely(few):
    first, second = few.recognise("kiểm tra").needs
    assert (first.code, second.code, second.confidence <= 50) == ("invoices", "checks", True)


def test_evidence_is_the_writer_s_own_words(recogniser):
    found = recogniser.recognise("Bên em cần QL KHO gấp").needs[0]
    assert [span.text for span in found.evidence] == ["QL KHO"]


def test_products_in_use_are_named_and_are_no_evidence(recogniser):
    found = recogniser.recognise("Cần phần mềm kho kết nối với KiotViet đang dùng")
    assert (found.existing, found.conditions.keep_existing) == (("kiotviet",), True)
    assert [need.code for need in found.needs] == ["inventory-control"]


def test_a_condition_is_no_need(codes):
    assert codes("quản lý văn bản, không đưa lên cloud") == ["document-eoffice"]


def test_words_of_a_condition_are_the_need_where_nothing_else_is_said(codes):
    assert codes("nhân viên lớn tuổi không rành công nghệ")[:1] == ["digital-skills-training"]


def test_unsure_words_offer_two_or_three_needs_to_ask_about(recogniser):
    found = recogniser.recognise("hợp đồng lưu ở nhiều máy, cần tìm lại rất khó")
    assert not found.understood or not found.candidates
    assert len(found.candidates) in (0, 2, 3)


def test_confidence_never_rises_down_the_list(recogniser):
    found = recogniser.recognise("quán cà phê 20 nhân viên, cần chấm công, tính lương và tích điểm")
    confidences = [need.confidence for need in found.needs]
    assert confidences == sorted(confidences, reverse=True)


def test_without_entries_nothing_is_understood():
    assert Recogniser([]).recognise("quản lý kho").needs == ()


def test_ten_thousand_characters_are_read_in_part(recogniser):
    assert recogniser.recognise("quản lý kho " * 900).needs[0].code == "inventory-control"


@settings(deadline=None, max_examples=150)
@given(text=TEXTS)
def test_no_text_raises_and_every_span_is_true(recogniser, text):
    found = recogniser.recognise(text)
    spans = [span for need in found.needs for span in need.evidence]
    spans += found.conditions.spans.values()
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(need.evidence and 0 <= need.confidence <= 100 for need in found.needs)


@settings(deadline=None, max_examples=60)
@given(text=TEXTS)
def test_a_need_is_asked_refused_or_had_never_two_of_them(recogniser, text):
    found = recogniser.recognise(text)
    named = [need.code for need in found.needs]
    assert len({*named, *found.negated}) == len(set(named)) + len(found.negated)
    assert not set(named) & set(found.had)


@settings(deadline=None, max_examples=60)
@given(text=TEXTS)
def test_reading_twice_gives_the_same(recogniser, text):
    assert recogniser.recognise(text) == recogniser.recognise(text)


@settings(deadline=None, max_examples=60)
@given(text=TEXTS)
def test_spaces_at_the_end_change_nothing(recogniser, text):
    assert recogniser.recognise(f"{text}  \n") == recogniser.recognise(text)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composition_changes_no_code(codes, form):
    text = "cửa hàng mẹ và bé cần quản lý kho, không cần tính lương, dưới 500k/tháng"
    assert codes(unicodedata.normalize(form, text)) == codes(text)


@settings(deadline=None, max_examples=60)
@given(words=st.lists(st.sampled_from("quản lý kho hóa đơn điện tử nợ khách ở Đà Nẵng".split())))
def test_decomposed_text_names_the_same_needs(recogniser, words):
    composed, decomposed = (
        recogniser.recognise(unicodedata.normalize(form, " ".join(words)))
        for form in ("NFC", "NFD")
    )
    assert [need.code for need in composed.needs] == [need.code for need in decomposed.needs]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hóa đơn điện tử kèm chữ ký số", "issue-einvoice"),
        ("Quán cà phê cần tích điểm, gọi món là chính", "pos-restaurant"),
        ("ngoài ra cần tích điểm, cần gọi món tại bàn", "pos-restaurant"),
    ],
)
def test_needs_come_as_the_writer_puts_them(recogniser, text, first):
    found = recogniser.recognise(text)
    assert found.needs[0].code == first
    assert [need.confidence for need in found.needs] == sorted(
        (need.confidence for need in found.needs), reverse=True
    )


def test_a_trouble_spread_over_clauses_is_heard_as_a_whole(recogniser):
    text = "bán thì được mà tới ngày trả lương trong két không còn đồng nào"
    assert recogniser.recognise(text).needs[0].code == "cash-flow-budget"
