import pytest

from reference.needs.money import USD_VND, ceiling_of


@pytest.mark.parametrize(
    ("text", "monthly_vnd"),
    [
        ("dưới 500k/tháng", 500_000),
        ("duoi 500k mot thang", 500_000),
        ("khoảng 2 triệu", 2_000_000),
        ("tối đa 1.500.000đ", 1_500_000),
        ("1tr5/tháng", 1_500_000),
        ("1,5 triệu mỗi tháng", 1_500_000),
        ("1 triệu rưỡi một tháng", 1_500_000),
        ("ngân sách 12 triệu một năm", 1_000_000),
        ("tầm 300 đến 500k", 500_000),
        ("từ 300k-1tr mỗi tháng", 1_000_000),
        ("không quá 1 củ", 1_000_000),
        ("giá dưới 500000", 500_000),
        ("under $20 per month", 20 * USD_VND),
        ("50 usd a month", 50 * USD_VND),
        ("miễn phí", 0),
        ("không mất phí", 0),
        ("for free", 0),
    ],
)
def test_a_ceiling_is_read_in_dong_a_month(text, monthly_vnd):
    assert ceiling_of(text).monthly_vnd == monthly_vnd


@pytest.mark.parametrize(
    "text",
    [
        "vay 500 triệu mở xưởng",
        "lương 8 triệu/tháng",
        "doanh thu 200 triệu/tháng",
        "bị phạt 20 triệu",
        "khách nợ 50 triệu",
        "thuê mặt bằng 15 triệu/tháng",
        "miễn phí ship cho khách",
        "dùng thử miễn phí",
        "giao hàng miễn phí",
        "20 nhân viên",
        "gọi 0909123456",
        "kho 2000 m2",
        "dưới 5 người",
        "tầm 99999999999 triệu",
        "",
    ],
)
def test_other_figures_are_no_price(text):
    assert ceiling_of(text) is None


def test_the_place_covers_the_words_that_said_so():
    text = "cần chấm công, dưới 500k/tháng thôi"
    found = ceiling_of(text)
    assert text[found.start : found.end] == "dưới 500k/tháng"


def test_of_two_ceilings_the_first_counts():
    assert ceiling_of("dưới 300k/tháng, cùng lắm dưới 1 triệu/tháng").monthly_vnd == 300_000
