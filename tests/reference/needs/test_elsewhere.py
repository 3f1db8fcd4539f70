import pytest

OTHER_SUBJECTS = [
    "mai có mưa không",
    "Việt Nam đá với Lào mấy giờ",
    "cách nấu phở bò",
    "bán nhà hẻm xe hơi 3 tỷ",
    "em tìm việc kế toán",
    "xin visa đi Úc",
    "người yêu giận",
    "kết quả xổ số",
    "giải bài tập toán",
    "đau bụng uống thuốc gì",
    "khách sạn nào đẹp ở Huế",
    "mua bảo hiểm nhân thọ cho con",
    "quán nào ngon",
    "ban nha mat tien",
    "cach lam banh flan",
    "what is the weather tomorrow",
    "write me a poem",
    "asdf qwer zxcv",
    "😂😂",
    "123456",
]


@pytest.mark.parametrize("text", OTHER_SUBJECTS)
def test_what_is_no_business_names_no_need(codes, text):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sàn môi giới bán nhà đất cần quản lý giỏ hàng", "real-estate-sales"),
        ("phần mềm quản lý sân bóng đá cho khách đặt sân", "booking-appointments"),
        ("theo dõi thời tiết cho vườn sầu riêng của hợp tác xã", "farm-agri"),
        ("nhận thẻ visa trên website", "payment-gateway"),
        ("vay mua xe tải để chở hàng", "credit-financing"),
    ],
)
def test_the_same_words_in_a_business_are_a_need(codes, text, code):
    assert code in codes(text)


@pytest.mark.parametrize(
    "text", ["cần phần mềm", "muốn tốt hơn", "quản lý", "cần tư vấn", "app", "help me", "ok", ""]
)
def test_vague_words_name_no_need(recogniser, text):
    assert not recogniser.recognise(text).understood
