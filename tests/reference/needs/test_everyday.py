"""Short everyday texts as owners write them, read with the shipped phrases."""

import pytest


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("x", []),
        ("chào c, em muốn hỏi ạ", []),
        ("c cho e hỏi dc k ạ", []),
        ("d ơi o đâu z", []),
        ("c ơi e cần phần mềm bán hàng", ["pos-retail"]),
        ("a/c cho e hỏi pm kế toán với", ["bookkeeping-accounting"]),
        ("can pm tinh luong c oi", ["payroll"]),
        ("form e", ["customs-export"]),
        ("xin c/o", ["customs-export"]),
        ("thanh toan L/C", ["customs-export"]),
        ("chụp x quang", ["clinic-management"]),
        ("phần mềm F&B", ["pos-restaurant"]),
        ("phần mềm e-invoice", ["issue-einvoice"]),
        ("bên e ko bán tour, cần website", ["online-store-website"]),
    ],
)
def test_a_letter_is_a_pronoun_and_no_need(codes, text, named):
    assert codes(text) == named


def test_no_letter_alone_is_a_need(codes):
    letters = "abcdeghiklmnopqrstuvxyfjwz"
    assert [one for one in letters for said in (one, f"chào {one} ạ") if codes(said)] == []


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("báo cáo", "bi-dashboard"),
        ("giấy tờ", "document-eoffice"),
        ("can thanh toan", "payment-gateway"),
        ("shopee", "sell-on-marketplace"),
        ("e có zalo", "campaign-messaging"),
        ("doanh thu", "pos-retail"),
    ],
)
def test_a_noun_alone_that_several_needs_have_is_asked_about(recogniser, text, among):
    found = recogniser.recognise(text)
    assert (found.needs, among in found.candidates, len(found.candidates) > 1) == ((), True, True)


@pytest.mark.parametrize("text", ["công ty tôi gặp khó khăn", "giá bao nhiêu", "làm sao cho khỏe"])
def test_a_little_word_alone_is_not_asked_about(recogniser, text):
    assert recogniser.recognise(text).candidates == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("hóa đơn", ["issue-einvoice", "pos-einvoice"]),
        ("hoa don", ["issue-einvoice", "pos-einvoice"]),
        ("kế toán và hóa đơn", ["bookkeeping-accounting", "issue-einvoice", "pos-einvoice"]),
        ("e ko biết làm hóa đơn", ["issue-einvoice", "pos-einvoice"]),
        ("kho, thuế, nhân sự", ["inventory-control", "tax-filing", "hr-records-insurance"]),
        ("thue va luong", ["tax-filing", "payroll"]),
        ("thuê", ["asset-rental"]),
        ("đơn hàng với kho", ["order-management", "inventory-control"]),
        ("khách hàng", ["customer-crm"]),
        ("hợp đồng, sản xuất", ["electronic-contract", "production-planning"]),
        ("thu chi", ["bookkeeping-accounting", "cash-flow-budget"]),
    ],
)
def test_a_bare_noun_is_a_need_alone_and_in_a_list(codes, text, named):
    assert codes(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("can pm ke toan va cham cong", ["bookkeeping-accounting", "attendance-timesheet"]),
        (
            "pm ban hang, ke toan, kho",
            ["pos-retail", "bookkeeping-accounting", "inventory-control"],
        ),
        ("phan mem ke toan va hoa don", ["bookkeeping-accounting", "issue-einvoice"]),
        ("quan ly kho va don hang", ["inventory-control", "order-management"]),
    ],
)
def test_in_a_short_list_the_words_of_other_items_mislead_nobody(codes, text, named):
    assert codes(text)[: len(named)] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "phan mem ke toan va hoá đơn, không cần chấm công",
            ["bookkeeping-accounting", "issue-einvoice"],
        ),
        ("đã có phần mềm bán hàng, gio can tinh luong", ["payroll"]),
    ],
)
def test_tones_typed_in_one_clause_are_not_asked_of_another(codes, text, named):
    assert codes(text)[: len(named)] == named


@pytest.mark.parametrize(
    ("text", "named", "had"),
    [
        (
            "đã dùng KiotViet để bán hàng, giờ cần kế toán",
            ["bookkeeping-accounting"],
            ("pos-retail",),
        ),
        (
            "e đang xài kiotviet để bán hàng, cần quản lý kho",
            ["inventory-control"],
            ("pos-retail",),
        ),
        ("dùng KiotViet để bán hàng, giờ cần chấm công", ["attendance-timesheet"], ("pos-retail",)),
        (
            "đã mua phần mềm để quản lý kho, giờ cần tính lương",
            ["payroll"],
            ("inventory-control",),
        ),
        (
            "đã dùng MISA để làm kế toán, giờ cần chấm công",
            ["attendance-timesheet"],
            ("bookkeeping-accounting",),
        ),
        ("đang dùng excel để tính lương, giờ cần phần mềm", ["payroll"], ()),
        ("đang dùng MISA để làm kế toán mà hay lỗi, muốn đổi", ["bookkeeping-accounting"], ()),
        ("đang cần phần mềm để bán hàng, cần kho", ["pos-retail", "inventory-control"], ()),
    ],
)
def test_what_a_tool_at_hand_is_for_is_had(recogniser, text, named, had):
    found = recogniser.recognise(text)
    assert ([need.code for need in found.needs], found.had) == (named, had)


@pytest.mark.parametrize(
    ("text", "named", "negated"),
    [
        ("0 cần chấm công, chỉ cần tính lương", ["payroll"], ("attendance-timesheet",)),
        ("hk cần kho, cần bán hàng", ["pos-retail"], ("inventory-control",)),
        ("hong cần chấm công, cần tính lương", ["payroll"], ("attendance-timesheet",)),
        ("cần pm kho thui, k cần kế toán", ["inventory-control"], ("bookkeeping-accounting",)),
        ("h cần thêm kho", ["inventory-control"], ()),
        ("gio can nhan su", ["hr-records-insurance"], ()),
        ("k xài excel nữa, cần pm kho", ["inventory-control"], ()),
        ("chưa cần kế toán, cần bán hàng trước", ["pos-retail"], ("bookkeeping-accounting",)),
        ("nv hay đi trễ, k biết trừ lương sao", ["attendance-timesheet", "payroll"], ()),
        ("kế toán, trừ hóa đơn", ["bookkeeping-accounting"], ("issue-einvoice",)),
        ("e ql khách k nổi", ["customer-crm", "hotel-management"], ()),
    ],
)
def test_chat_spelling_is_read_as_meant(recogniser, text, named, negated):
    found = recogniser.recognise(text)
    assert ([need.code for need in found.needs], found.negated) == (named, negated)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("c Lan ơi tư vấn pm kho", ["inventory-control"]),
        ("a Kho ơi cho e hỏi pm tính lương", ["payroll"]),
        ("trước giờ xài sổ tay, giờ muốn có pm bán hàng", ["pos-retail"]),
        ("xưa nay ghi sổ tay, muốn tính lương bằng máy", ["payroll"]),
    ],
)
def test_whom_a_writer_calls_and_what_was_before_is_no_need(codes, text, named):
    assert codes(text) == named
