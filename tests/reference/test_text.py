"""Folding is what makes search, recognition and places agree."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.text import alphabetical, clean, fold, has_tones, tone_form, with_i, words

SPELLINGS = ["Hoá đơn", "hóa đơn", "HOA DON", unicodedata.normalize("NFD", "hoá đơn"), "hoa đơn"]


@pytest.mark.parametrize("text", SPELLINGS)
def test_every_spelling_of_a_word_folds_alike(text):
    assert fold(text) == "hoa don"


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("a\u200bb", "ab"),
        ("\ufeffkho\u00a0 hàng\n", "kho hàng"),
        ("\u202ekho\u202c", "kho"),
        ("kho\x00hàng", "kho hàng"),
        ("kho\ud800hàng", "kho hàng"),
        (unicodedata.normalize("NFD", "ế"), "ế"),
        (" \t ", ""),
    ],
)
def test_clean_takes_out_what_cannot_be_seen_or_stored(dirty, tidy):
    assert clean(dirty) == tidy


def test_words_point_into_the_text_as_it_was_given():
    text = unicodedata.normalize("NFD", "Quản lý KHO")
    assert [text[word.start : word.end] for word in words(text)] == text.split(" ")
    assert [word.folded for word in words(text)] == ["quan", "ly", "kho"]


def test_the_toned_form_is_composed_and_lower_case():
    assert words(unicodedata.normalize("NFD", "KẾ"))[0].toned == "kế"


@pytest.mark.parametrize(
    ("text", "toned"), [("quan ly kho", False), ("quản lý", True), ("đ", True)]
)
def test_tones_are_seen(text, toned):
    assert has_tones(text) is toned


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_the_quick_way_of_cleaning_gives_the_same(text):
    assert clean(text) == clean(f"{text}\u200b")


@given(st.text())
def test_what_is_clean_can_be_stored(text):
    stored = clean(text)
    assert "\0" not in stored
    assert stored.encode("utf-8").decode("utf-8") == stored


@given(st.text())
def test_composition_never_matters(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ấậếợữỹăâđêôơưĐÂ"))))
def test_folding_takes_off_every_mark_of_every_letter(text):
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    assert fold(text) == "".join(char for char in plain if not unicodedata.combining(char))


def test_place_of_the_tone_mark_does_not_matter():
    assert tone_form("hoá") == tone_form("Hóa") != tone_form("hoà")


@pytest.mark.parametrize(("word", "one"), [("ly", "li"), ("quy", "qui"), ("tay", "tay")])
def test_i_and_y_are_one_where_both_are_written(word, one):
    assert with_i(word) == one


def test_names_stand_in_the_order_of_the_vietnamese_alphabet():
    names = ["Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Gia Lai", "Hà Nội", "Hà Tĩnh"]
    names += ["Hải Phòng", "Hồ Chí Minh", "Huế", "Hưng Yên", "Nghệ An", "Tây Ninh", "Thanh Hóa"]
    names.reverse()
    ordered = sorted(names, key=alphabetical)
    assert ordered[::-1] == names
