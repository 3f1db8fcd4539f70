"""Marks that refuse, that tell what is there, and that only look like it."""

import pytest

from reference.needs.marks import Mark, marks_in
from reference.needs.syllables import read


def marks(text, *, english=False):
    return [hit.value for hit in marks_in(read(text), english=english)]


@pytest.mark.parametrize(
    "text",
    [
        "không bán tour, cần chạy quảng cáo",
        "khỏi khảo sát, cần xử lý khiếu nại",
        "bên em không chạy quảng cáo nữa tốn tiền, muốn làm seo",
    ],
)
def test_what_opens_a_clause_is_refused_against_a_later_wish(text):
    assert Mark.REFUSE in marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "không bán được hàng, cần chạy quảng cáo",
        "không bán tour",
        "không quản lý nổi kho, cần phần mềm",
        "không mua vì sợ bị lừa, cần tư vấn",
    ],
)
def test_a_trouble_or_no_wish_refuses_nothing(text):
    assert Mark.REFUSE not in marks(text)


def test_something_done_is_had_against_a_later_lack():
    assert Mark.HAVE in marks("đã đồng bộ sàn, giờ tìm chỗ giao hàng")


@pytest.mark.parametrize("text", ["đã bị phạt, giờ cần kê khai", "đã đồng bộ sàn"])
def test_something_suffered_or_just_told_is_not_had(text):
    assert Mark.HAVE not in marks(text)


def test_a_bare_syllable_is_no_mark_by_chance():
    assert Mark.REFUSE not in marks("mua ten mien")
    assert Mark.REFUSE in marks("miễn quảng cáo")


def test_an_english_no_refuses_unless_it_has_no_idea():
    assert Mark.REFUSE in marks("no accounting", english=True)
    assert marks("no idea where to begin", english=True) == [Mark.TURN]


def test_not_yet_declines_after_a_limit():
    assert Mark.DECLINE in marks("chỉ cần kho, lương thì chưa")
    assert Mark.DECLINE not in marks("đã có kho, lương thì chưa")


def test_no_text_has_no_marks():
    assert marks_in([], english=False) == []
