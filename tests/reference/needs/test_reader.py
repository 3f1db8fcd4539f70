import pytest

from reference.needs import NeedEntry
from reference.needs.index import PhraseIndex
from reference.needs.reader import Reader
from reference.needs.wording import keys_in

PHRASES = (
    "quản lý kho",
    "phần mềm kế toán",
    "phần mềm bán hàng",
    "phần mềm quản lý",
    "hóa đơn điện tử",
    "tính lương nhân viên",
    "hợp đồng lao động",
    "xuất hóa đơn",
    "ký hợp đồng",
    "chấm công",
    "livestream bán hàng",
    "website bán hàng",
)
ORDINARY = {key for word in ("cần", "và", "không", "bằng") for key in keys_in(word)}


@pytest.fixture(scope="module")
def read():
    reader = Reader(PhraseIndex([NeedEntry("all", "", "", "", "", "", PHRASES)]), ORDINARY)
    return lambda text: " ".join(syllable.plain for syllable in reader.read(text)[0])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ql kho", "quan li kho"),
        ("pm bh", "phan mem ban hang"),
        ("xuất hđ", "xuat hoa don"),
        ("ký hđ", "ki hop dong"),
        ("tính lương nv", "tinh luong nhan vien"),
        ("ko cần", "khong can"),
    ],
)
def test_short_forms_are_spelled_out_as_their_neighbours_ask(read, typed, meant):
    assert read(typed) == meant


def test_after_a_figure_k_is_a_thousand(read):
    assert read("500 k") == "500 k"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kees toans", "ke toan"),
        ("hoas ddown", "hoa don"),
        ("quanr lys kho", "quan li kho"),
        ("ketoan", "ke toan"),
        ("phanmem banhang", "phan mem ban hang"),
        ("khoo", "kho"),
        ("chấm côngg", "cham cong"),
        ("fần mềm", "phan mem"),
        ("livetream", "livestream"),
        ("tinh luogn", "tinh luong"),
        ("bán hàg", "ban hang"),
    ],
    ids=[
        "Telex left over",
        "Telex with dd and w",
        "Telex on the y",
        "glued",
        "glued twice",
        "doubled vowel",
        "doubled end",
        "f for ph",
        "letter lost",
        "letters swapped",
        "impossible syllable",
    ],
)
def test_slips_of_the_keyboard_are_mended(read, typed, meant):
    assert read(typed) == meant


@pytest.mark.parametrize("word", ["mưa", "trời", "chợ", "kiotviet", "2024", "quận"])
def test_words_that_are_no_slip_stay(read, word):
    assert read(f"{word} và") == f"{keys_in(word)[0][0]} va"


@pytest.mark.parametrize(
    ("one", "other"),
    [("trang web bán hàng", "website bán hàng"), ("phát trực tiếp", "livestream")],
)
def test_different_words_for_one_thing_are_one(read, one, other):
    assert read(one) == read(other)


def test_a_bare_syllable_is_not_taken_for_another_word():
    assert keys_in("kiểm kê")[0][0] == "kiem"


def test_a_repair_is_never_sure_of_its_tone():
    reader = Reader(PhraseIndex([NeedEntry("all", "", "", "", "", "", PHRASES)]), ORDINARY)
    syllables, _ = reader.read("bán hàg")
    assert not syllables[1].sure


def test_gibberish_is_mended_a_dozen_times_at_most(read):
    assert len(read("kees " * 20).split()) == 20
