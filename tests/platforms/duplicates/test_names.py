import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from platforms.duplicates.domains import domain_of, mail_domain, page_of, registrable
from platforms.duplicates.names import bag, is_disguised, looks, normal_name

NAMES = [
    ("Sapo", "sapo"),
    ("Phần mềm quản lý bán hàng Sapo", "quan ly ban hang sapo"),
    ("CÔNG TY TNHH MỘT THÀNH VIÊN SAPO", "sapo"),
    ("Công ty Cổ phần Công nghệ Sapo", "sapo"),
    ("Công ty CP Sapo Việt Nam", "sapo"),
    ("Sapo Technology JSC", "sapo"),
    ("Sapo Co., Ltd.", "sapo"),
    ("Sapo\u200b", "sapo"),
    ("S\u00ada\u2060p\ufe0fo", "sapo"),
    ("ＳＡＰＯ", "sapo"),
    ("SАPО", "sapo"),  # Cyrillic А and О
    ("Ѕарο", "sapo"),  # Cyrillic Ѕ, а, р and Greek ο
    ("Phần mềm", "phan mem"),
    ("1C:Kế toán", "1c ke toan"),
    ("Công ty TNHH", "cong ty tnhh"),
    ("", ""),
    ("\u200b\u3164", ""),
    ("!!!", ""),
]


@pytest.mark.parametrize(("name", "normal"), NAMES)
def test_a_name_is_brought_to_what_says_which_it_is(name, normal):
    assert normal_name(name) == normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MISA", "M1SA"),
        ("KiotViet", "KiotVlet"),
        ("Base", "8ase"),
        ("Amis", "Arnis"),
        ("Work", "VVork"),
        ("Sapo POS", "SapoPOS"),
    ],
)
def test_names_that_a_hurried_eye_confuses(one, other):
    assert looks(one) == looks(other)
    assert bag(one) != bag(other)


@pytest.mark.parametrize("other", ["MISE", "Sapa", "KiotVienna"])
def test_names_that_are_told_apart(other):
    assert looks(other) not in {looks("MISA"), looks("Sapo"), looks("KiotViet")}


@pytest.mark.parametrize(
    ("name", "is_it"), [("Sapo", False), ("Kế toán Đỏ", False), ("SАPO", True), ("Sapο", True)]
)
def test_a_letter_of_another_script_is_a_disguise(name, is_it):
    assert is_disguised(name) is is_it


TEXTS = st.text(max_size=40) | st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyấệỗ ", max_size=30)


@given(TEXTS)
def test_a_normal_name_stays_as_it_is(name):
    assert normal_name(normal_name(name)) == normal_name(name)


@given(TEXTS, st.sampled_from(["\u200b", "\u2060", "\u00ad", "\ufe0f"]), st.integers(0, 40))
def test_spelling_and_what_prints_nothing_change_nothing(name, blank, at):
    assert normal_name(unicodedata.normalize("NFD", name)) == normal_name(name)
    assert normal_name(name[:at] + blank + name[at:]) == normal_name(name)


LATIN = "aceopxyijsABCEHIJKMOPSTX"
CYRILLIC = "асеорхуіјѕАВСЕНІЈКМОРЅТХ"


@given(st.text(LATIN, min_size=1, max_size=12), st.data())
def test_look_alike_letters_change_nothing(name, data):
    swap = data.draw(st.lists(st.booleans(), min_size=len(name), max_size=len(name)))
    table = dict(zip(LATIN, CYRILLIC, strict=True))
    other = "".join(table[c] if is_swapped else c for c, is_swapped in zip(name, swap, strict=True))
    assert normal_name(other) == normal_name(name)
    assert is_disguised(other) is any(swap)


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("misa.vn", "misa.vn"),
        ("amis.misa.vn", "misa.vn"),
        ("www.misa.com.vn", "misa.com.vn"),
        ("a.b.misa.com.vn.", "misa.com.vn"),
        ("MISA.COM.VN", "misa.com.vn"),
        ("com.vn", ""),
        ("shop.github.io", "shop.github.io"),
        ("x.shop.github.io", "shop.github.io"),
        ("a.co.uk", "a.co.uk"),
        ("localhost", ""),
        ("", ""),
    ],
)
def test_what_somebody_registered(host, domain):
    assert registrable(host) == domain


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.sapo.vn/ban-hang.html", "sapo.vn"),
        ("https://play.google.com/store/apps/details?id=vn.sapo", ""),
        ("https://www.facebook.com/sapo", ""),
        ("https://[::1", ""),
        ("không phải địa chỉ", ""),
        ("", ""),
    ],
)
def test_the_domain_of_an_address(address, domain):
    assert domain_of(address) == domain


def test_one_page_in_several_spellings():
    pages = ["https://www.sapo.vn/Omni/", "http://sapo.vn/omni", "https://sapo.vn/omni?x=1#y"]
    assert {page_of(page) for page in pages} == {"sapo.vn/omni"}


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("a@bh.misa.com.vn", "misa.com.vn"),
        ("a@gmail.com", ""),
        ("a@yahoo.com.vn", ""),
        ("a", ""),
    ],
)
def test_the_domain_of_a_mail_address(address, domain):
    assert mail_domain(address) == domain
