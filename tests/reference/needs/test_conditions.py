import pytest

from reference.needs.conditions import hear
from reference.needs.sectors import employees_of, trade_of


@pytest.fixture
def heard(read):
    return lambda text: hear(text, read(text), None).conditions


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("cài trên máy chủ riêng", "deployment", "on-premises"),
        ("khong dua len cloud", "deployment", "on-premises"),
        ("dữ liệu để ở công ty", "deployment", "on-premises"),
        ("on premise please", "deployment", "on-premises"),
        ("không cần cài đặt", "deployment", "cloud"),
        ("mất mạng vẫn bán được", "offline", True),
        ("chỗ em mạng chập chờn", "offline", True),
        ("chỉ dùng điện thoại", "phone_only", True),
        ("không có máy tính", "phone_only", True),
        ("dễ xài thôi", "easy", True),
        ("cho người lớn tuổi", "easy", True),
        ("không rành công nghệ", "easy", True),
        ("nhập từ file excel được", "import_excel", None),
        ("nhập dữ liệu từ excel", "import_excel", True),
        ("không muốn đổi phần mềm", "keep_existing", True),
        ("kết nối với phần mềm đang dùng", "keep_existing", True),
        ("có giao diện tiếng Anh", "languages", ("en",)),
        ("giao diện tiếng Anh và tiếng Nhật", "languages", ("en", "ja")),
        ("dưới 500k/tháng", "max_monthly_vnd", 500_000),
        ("hộ kinh doanh bán chè", "household", True),
    ],
)
def test_a_condition_is_heard(heard, text, field, value):
    expected = False if value is None else value
    assert getattr(heard(text), field) == expected


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("xem doanh thu trên điện thoại", "phone_only"),
        ("chấm công bằng điện thoại", "phone_only"),
        ("bán hàng online và offline", "offline"),
        ("trung tâm tiếng Anh", "languages"),
        ("dạy tiếng Nhật có bài tập", "languages"),
        ("thuê máy chủ ảo", "deployment"),
        ("công ty có 5 chi nhánh", "household"),
    ],
)
def test_look_alikes_are_no_condition(heard, text, field):
    assert not getattr(heard(text), field)


def test_every_condition_has_its_words(heard):
    text = "quán cafe 20 nhân viên, dễ dùng, dưới 500k/tháng, mất mạng vẫn bán được"
    spans = heard(text).spans
    assert {name: text[span.start : span.end] for name, span in spans.items()} == {
        "easy": "dễ dùng",
        "offline": "mất mạng vẫn bán được",
        "sector": "quán cafe",
        "employees": "20 nhân viên",
        "max_monthly_vnd": "dưới 500k/tháng",
    }


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("trại gà 2000 con", "A"),
        ("xưởng may của anh", "C"),
        ("nhà thầu xây dựng", "F"),
        ("tiệm tạp hóa", "G"),
        ("đội xe tải bắc nam", "H"),
        ("mở quán cà phê", "I"),
        ("dãy trọ 40 phòng", "M"),
        ("văn phòng luật", "N"),
        ("công ty du lịch", "O"),
        ("trường mầm non", "Q"),
        ("phòng khám nha khoa", "R"),
        ("sân cầu lông", "S"),
        ("tiệm nail", "T"),
    ],
)
def test_the_trade_gives_its_vsic_section(read, text, letter):
    assert trade_of(read(text)).value == letter


def test_no_trade_is_no_section(read):
    assert trade_of(read("cần tính lương")) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("có 20 nhân viên", 20),
        ("xưởng 60 chị em", 60),
        ("công ty 50 người", 50),
        ("tính lương cho 45 công nhân", 45),
        ("we have 12 employees", 12),
    ],
)
def test_the_staff_are_counted(read, text, count):
    assert employees_of(read(text)).value == count


@pytest.mark.parametrize(
    "text",
    ["tuyển 5 nhân viên", "thiếu 2 người", "200 học viên", "nợ của 30 người", "0 nhân viên", ""],
)
def test_others_are_not_counted_as_staff(read, text):
    assert employees_of(read(text)) is None
