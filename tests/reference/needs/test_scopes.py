import pytest

from reference.needs.scopes import Role, pieces_of, roles_of
from reference.needs.syllables import read
from reference.needs.wording import one_wording


def words(text, role, *, english=False):
    syllables = list(one_wording(read(text)))
    roles = roles_of(syllables, english=english, fixed=(), beyond=())
    found = [s for s, one in zip(syllables, roles, strict=True) if one is role]
    return " ".join(text[s.start : s.end] for s in found)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("cần kho, không cần kế toán", "kế toán"),
        ("tính lương thì khỏi cần", "tính lương"),
        ("hóa đơn thì cần, chữ ký số thì không", "chữ ký số"),
        ("không cần chấm công hay tính lương, chỉ cần kho", "chấm công hay tính lương"),
        ("không cần chấm công, tính lương, chỉ cần kho", "chấm công tính lương"),
        ("chưa cần hóa đơn nhưng cần kho", "hóa đơn"),
        ("hóa đơn để kế toán lo, không cần", "hóa đơn để kế toán lo"),
        ("chỉ mua chữ ký số, không mua hợp đồng", "mua hợp đồng"),
        ("kế toán, trừ hóa đơn", "hóa đơn"),
        ("kế toán thôi, hóa đơn thì chưa", "hóa đơn"),
        ("cần kho, đừng gợi ý kế toán, tôi có rồi", "kế toán"),
    ],
)
def test_negators_refuse_what_they_govern(text, refused):
    assert words(text, Role.REFUSED) == refused


@pytest.mark.parametrize(
    "text",
    [
        "không kiểm soát được kho",
        "không biết tháng này lời hay lỗ",
        "không cần Excel nữa, quản lý kho",
        "không muốn tính lương bằng tay nữa",
        "không muốn mất hàng",
        "không muốn phải nhớ ai nợ",
        "khách không quay lại",
        "hóa đơn có rồi, khai thuế thì chưa",
    ],
)
def test_troubles_and_old_methods_refuse_nothing(text):
    assert words(text, Role.REFUSED) == ""


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("CRM but no SMS", "SMS"),
        ("stock without accounting", "accounting"),
        ("we don't need payroll", "payroll"),
    ],
)
def test_english_negators_refuse(text, refused):
    assert words(text, Role.REFUSED, english=True) == refused


def test_in_vietnamese_no_is_not_english():
    assert words("khach no tien", Role.REFUSED) == ""


@pytest.mark.parametrize(
    ("text", "had"),
    [
        ("đã có phần mềm kế toán, cần kho", "phần mềm kế toán"),
        ("đang xài phần mềm nhân sự, thiếu tính lương", "phần mềm nhân sự"),
        ("website thì có rồi, giờ muốn quảng cáo", "website thì"),
        ("máy chấm công có sẵn, cần tính lương", "máy chấm công"),
        ("tên miền mua rồi, cần thuê server", "tên miền"),
        ("co chu ky so roi, can khai thue", "co chu ky so roi"),
        ("đặt lịch đang dùng app khác, cần bệnh án", "đặt lịch"),
        ("không muốn đổi phần mềm kế toán, chỉ cần kho", "phần mềm kế toán"),
    ],
)
def test_what_is_there_already_is_had(text, had):
    assert words(text, Role.HAD) == had


@pytest.mark.parametrize(
    "text",
    [
        "đang dùng sổ giấy ghi nợ",
        "đang quản lý kho bằng excel",
        "đang dùng phần mềm kho, muốn đổi sang cái khác",
        "bị mất dữ liệu rồi",
        "tôi có cửa hàng",
    ],
)
def test_old_methods_losses_and_what_is_to_go_are_not_had(text):
    assert words(text, Role.HAD) == ""


def test_a_mark_inside_a_fixed_place_marks_nothing():
    syllables = read("không cần kế toán")
    roles = roles_of(syllables, english=False, fixed={0, 1}, beyond=())
    assert set(roles) == {Role.ASKED}


def test_said_of_a_product_in_use_nothing_is_had():
    syllables = read("kho nối KiotViet đang dùng")
    roles = roles_of(syllables, english=False, fixed=(), beyond={3})
    assert set(roles) == {Role.ASKED}


def test_words_that_join_part_pieces():
    assert pieces_of(read("kho và kế toán"), ()) == [0, 0, 1, 1]


def test_silent_places_part_pieces():
    assert pieces_of(read("bán hàng mất mạng vẫn chạy"), {2, 3})[::5] == [0, 2]
