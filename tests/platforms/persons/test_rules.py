"""Names of people in public reasons: sentences such as officers write, of both kinds."""

import pytest

from platforms.persons.rules import named, names_in

KNOWN = (
    *("Nguyễn Thị Lan", "Trần Văn Hùng", "Lê Thu Hà", "Mai Anh", "An Toàn", "Nguyễn Liệu"),
    *("Nguyễn Kim", "Kế toán trưởng", "Văn phòng", "Quản trị viên", "Lan", "John Smith", ""),
    *("Lê Lợi", "Đỗ Minh Hòa", "Bán Lẻ", "Hoa Mai"),
)
FIRMS = (
    *("Công ty Nguyễn Kim", "Nguyễn Kim", "Công ty TNHH Ông Bầu", "Ông Bầu", "Chị Hoa POS"),
    *("Trần Anh", "Anh Tuấn Soft", "Anh Vinh"),
)
PEOPLE = {
    "Nguyễn Thị Lan gửi bảng giá sai.": ["Nguyễn Thị Lan"],
    "Giá do NGUYỄN THỊ LAN khai khác giá trên trang.": ["NGUYỄN THỊ LAN"],
    "gia do nguyen thi lan khai khac gia tren trang": ["nguyen thi lan"],
    "Theo lời nguyễn thị lan, giá đã tăng.": ["nguyễn thị lan"],
    "Tài liệu của Tran Van Hung không mở được.": ["Tran Van Hung"],
    "Người kiểm tra là lê thu hà.": ["lê thu hà"],
    "Đã hỏi Mai Anh ngày 20/11/2026.": ["Mai Anh"],
    "Đã trao đổi với đỗ minh hoà qua điện thoại.": ["đỗ minh hoà"],
    "John Smith did not answer within 14 days.": ["John Smith"],
    "the price that john smith gave is not the one on the page": ["john smith"],
    "Nhà cung cấp cử ông Nguyễn Kim trả lời.": ["ông Nguyễn Kim"],
    "Hồ sơ do ông Nguyễn Văn A ký không có dấu.": ["ông Nguyễn Văn A"],
    "Bà Trần Thị B không trả lời trong 14 ngày.": ["Bà Trần Thị B"],
    "ÔNG NGUYỄN VĂN TÈO KHÔNG TRẢ LỜI.": ["ÔNG NGUYỄN VĂN TÈO KHÔNG TRẢ"],
    "Khách hàng phản ánh anh Hùng thu thêm tiền cài đặt.": ["anh Hùng"],
    "Chị Lan ở bộ phận hỗ trợ hứa trả lại tiền.": ["Chị Lan"],
    "Anh Hùng và chị Mai Phương gửi hai bảng giá khác nhau.": ["Anh Hùng", "chị Mai Phương"],
    "Liên hệ cô Thúy để được xem lại.": ["cô Thúy"],
    "Liên hệ cô Thuý để được xem lại.": ["cô Thuý"],
    "Theo chú Năm, phần mềm dừng từ tháng 9.": ["chú Năm"],
    "Đơn khiếu nại của ông (bà) Phạm Minh Đức là đúng.": ["Phạm Minh Đức"],
    "Người gửi: anh/chị Hoàng Yến, đã được trả lời.": ["chị Hoàng Yến"],
    "Đã gặp anh Vinh ngày 20/11/2026.": ["anh Vinh"],
    "Khách gọi mr Hùng thì không ai nghe máy.": ["mr Hùng"],
    "Mr Nguyen Van Binh sent another price list.": ["Mr Nguyen Van Binh"],
    "Ms. Lan promised a refund in September.": ["Ms. Lan"],
    "The complaint of Mrs Parker was right.": ["Mrs Parker"],
    "Giám đốc Nguyễn Hữu Thắng xác nhận đã dừng bán.": ["Giám đốc Nguyễn Hữu Thắng"],
    "Nhân viên Đặng Thị Thu đòi thêm 2.000.000 ₫.": ["Nhân viên Đặng Thị Thu"],
    "Gia anh Hung bao khac gia tren trang.": ["anh Hung"],
    "Theo Chị Hạnh, hợp đồng đã hết hạn.": ["Chị Hạnh"],
    "Gặp Anh Dũng để nhận lại dữ liệu.": ["Anh Dũng"],
    "Khách hàng Anh Tuấn báo không xuất được dữ liệu.": ["Anh Tuấn"],
    "Em Ngọc trực tổng đài trả lời sai về giá.": ["Em Ngọc"],
    "Tên là Vũ Thị Mai, giám đốc.": ["Tên là Vũ Thị Mai"],
    "Công ty Nguyễn Kim cử anh Sơn trả lời.": ["anh Sơn"],
    "Dòng một.\nông Trần Văn Bảy ký.": ["ông Trần Văn Bảy"],
    "O\u0302ng Nguyê\u0303n Va\u0306n Minh ký.": ["Ông Nguyễn Văn Minh"],
    "Đề nghị của bà Nguyễn\u200b Thị Hồng bị từ chối.": ["bà Nguyễn Thị Hồng"],
}
NOBODY = [
    "Giá trên trang khác giá đã khai.",
    "Bà con nông dân không dùng được bản ngoại tuyến.",
    "Anh em trong nhóm bán hàng báo lỗi đồng bộ.",
    "Các anh chị Kế toán không tải được báo cáo.",
    "Đây là cuộc chơi của các ông lớn trong ngành.",
    "Ông lớn nào cũng công bố giá, nền tảng này thì không.",
    "Công ty TNHH Ông Bầu chưa gửi giấy chứng nhận.",
    "Ông Bầu không còn bán nền tảng này.",
    "Công ty Nguyễn Kim đã đổi tên nền tảng.",
    "Nguyễn Kim không công bố giá trên trang của mình.",
    "Trùng với nền tảng của Trần Anh đã có trong danh mục.",
    "Chị Hoa POS không còn ở địa chỉ đã khai.",
    "Anh Tuấn Soft không trả lời trong 14 ngày.",
    "Công ty Cổ phần Hoàng Anh Gia Lai không phải nhà cung cấp.",
    "Anh Vinh không công bố giá.",
    "Doanh nghiệp Anh Minh đã dừng hoạt động.",
    "Siêu thị Bà Lan không phải khách hàng như đã khai.",
    "Văn phòng tại 12 đường Nguyễn Văn Linh không có ai.",
    "Trụ sở ở phố Lê Lợi, thành phố Huế đã đóng cửa.",
    "Địa chỉ ở Bà Rịa không còn đúng.",
    "Dịch vụ bán lẻ không có trong bảng giá.",
    "Chi nhánh ở huyện Cô Tô không có thật.",
    "Ngày mai anh chị có thể nộp lại hồ sơ.",
    "Không có chứng nhận an toàn thông tin như đã khai.",
    "An toàn dữ liệu chưa được chứng minh.",
    "Không nói rõ nguồn nguyên liệu dữ liệu.",
    "Kế toán trưởng của khách hàng xác nhận số liệu sai.",
    "Văn phòng không có biển hiệu.",
    "Quản trị viên không trả lời.",
    "Bản tiếng Anh Việt lẫn lộn, không đọc được.",
    "Nền tảng chỉ có tiếng Anh. Hùng Vương là tên gói cước.",
    "Phần mềm dành cho trẻ em Việt Nam, không phải cho doanh nghiệp.",
    "Trẻ em Việt dùng được, doanh nghiệp thì không.",
    "Đòi thêm phí với các anh Công nhân khu công nghiệp.",
    "Thư mời ghi ông Chủ tịch nhưng không có dấu.",
    "Thông báo cho bà\nTrường hợp này đã được xử lý.",
    "MS Excel không mở được tệp xuất ra.",
    "Ms Word and MS Office files cannot be opened.",
    "The listing claims MR support but has none.",
    "Pages answer within 300 ms. The listing says 3 ms.",
    "Không tương thích với Microsoft Teams và Google Drive.",
    "Ông A và bà B là tên trong ví dụ của nhà cung cấp.",
    "Bạn đọc báo liên kết hỏng từ ngày 20/11/2026.",
    "Cô đọng quá, không nói nền tảng làm gì.",
    "Bác bỏ vì không có bằng chứng.",
    "Logo hình hoa mai không phải của nhà cung cấp.",
    "Bác Hồ không thể dùng trong quảng cáo.",
    "Không được dùng hình Ông Táo trong quảng cáo Tết.",
    "Cà phê Ông Bầu là khách hàng duy nhất.",
    "Giải thưởng Sao Khuê 2024 không có tên nền tảng.",
    "Trường Đại học Tôn Đức Thắng không phải khách hàng.",
    "Nhân viên Việt Nam Post không xác nhận.",
    "Đại diện Nguyễn Kim không đến buổi làm việc.",
    "The vendor does not answer; prices differ from its page.",
    "Mỗi chị em tiểu thương phải trả thêm 50.000 ₫.",
    "Nhà cung cấp ở Hà Nội, chi nhánh Thành phố Hồ Chí Minh đã đóng.",
    "Không chứng minh được là nền tảng số một của Anh Quốc.",
    "",
]


@pytest.mark.parametrize(("text", "found"), PEOPLE.items(), ids=range(len(PEOPLE)))
def test_who_is_named_is_found_in_the_words_that_name_her(text, found):
    assert list(named(text, known=KNOWN, firms=FIRMS)) == found


@pytest.mark.parametrize("text", NOBODY, ids=range(len(NOBODY)))
def test_what_names_nobody_is_left_alone(text):
    assert named(text, known=KNOWN, firms=FIRMS) == ()


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Nguyễn Văn An, giám đốc, 0912 345 678", ["Nguyễn Văn An"]),
        ("giám đốc Lê Thị Bích — bich@a.vn", ["Lê Thị Bích"]),
        ("Công ty TNHH Hoàng Anh, chị Phạm Thu Trang", ["Phạm Thu Trang"]),
        ("Cửa hàng ở đường Nguyễn Văn Linh, Hà Nội", []),
        ("phòng kế toán", []),
        ("", []),
    ],
    ids=("contact", "title", "firm", "street", "office", "empty"),
)
def test_people_are_found_in_a_note_about_whom_to_ask(note, found):
    assert list(names_in(note)) == found
