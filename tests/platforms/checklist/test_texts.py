import pytest
from hypothesis import given
from hypothesis import strategies as st

from platforms.checklist import texts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gọi 0912 345 678 để được tư vấn", ["0912 345 678"]),
        ("Gọi +84912345678", ["+84912345678"]),
        ("Tổng đài 1900 1234, 1800.599.920", ["1900 1234", "1800.599.920"]),
        ("Viết cho sales@abc.vn.", ["sales@abc.vn"]),
        ("Xem https://abc.vn/gia hoặc www.abc.vn", ["https://abc.vn/gia", "www.abc.vn"]),
        ("０９１２３４５６７８", ["0912345678"]),
        ("Gắn đầu số 1800/1900 của VNPT.", []),
        ("Từ 2019 đến 2026, 1.500.000 đồng", []),
        ("ISO 27001:2022", []),
        ("", []),
    ],
)
def test_contacts_are_found(text, found):
    assert list(texts.contacts(text)) == found


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("GIẢI PHÁP SỐ MỘT VIỆT NAM cho bạn", "GIẢI PHÁP SỐ MỘT VIỆT NAM"),
        ("Mua NGAY HÔM NAY, GIẢM GIÁ lớn", "NGAY HÔM NAY, GIẢM GIÁ"),
        ("Nối POS, CRM, ERP, SMS, API với nhau", ""),
        ("Nối MISA AMIS với VNPT", ""),
        ("Phần mềm kế toán", ""),
        ("", ""),
    ],
)
def test_capitals_in_a_row_are_shouting(text, run):
    assert texts.shouted(text) == run


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Phần mềm số 1 Việt Nam", ["số 1"]),
        ("SỐ MỘT về kế toán", ["SỐ MỘT"]),
        ("s\u200bố 1", ["số 1"]),
        ("Dịch vụ tốt nhất, rẻ nhất", ["tốt nhất", "rẻ nhất"]),
        ("Nhà cung cấp hàng đầu", ["hàng đầu"]),
        ("The best, #1 and leading", ["best", "#1", "leading"]),
        ("Ổn định nhất thị trường", ["định nhất thị trường"]),
        ("Đầu số 1900, hóa đơn số 1.250", []),
        ("Hợp nhất, thống nhất dữ liệu", []),
        ("Chuyển đổi số 10 bước", []),
        ("Bestseller report", []),
    ],
)
def test_superlatives_are_found(text, found):
    assert list(texts.claims(text)) == found


@pytest.mark.parametrize(
    ("text", "titles", "is_supported"),
    [
        ("đạt ISO 27001", ["ISO/IEC 27001:2013"], True),
        ("đạt ISO/IEC 27001", ["Chứng chỉ ISO-27001"], True),
        ("đạt ISO 9001", ["ISO 27001"], False),
        ("PCI DSS", [], False),
        ("giải Sao Khuê", ["Giải thưởng Sao Khuê 2022"], True),
        ("có chứng nhận quốc tế", [], False),
        ("có chứng nhận quốc tế", ["Chứng nhận X"], True),
    ],
)
def test_certificates_want_a_source(text, titles, is_supported):
    named = list(texts.certificates(text))
    assert named
    assert all(texts.is_supported(name, titles) for name in named) is is_supported


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("Phần mềm kế toán cho hộ kinh doanh", True),
        ("MISA AMIS", True),
        ("Accounting software for small business", False),
        ("Phan mem ke toan cho ho kinh doanh", False),
    ],
)
def test_vietnamese_has_its_marks(text, is_it):
    assert texts.seems_vietnamese(text) is is_it


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text):
    assert len(texts.shouted(text)) <= texts.LONGEST_EXCERPT
    list(texts.contacts(text)), list(texts.claims(text)), list(texts.certificates(text))
    assert isinstance(texts.seems_vietnamese(text), bool)
