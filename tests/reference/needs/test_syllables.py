import unicodedata

import pytest

from reference.needs.syllables import _kept_keys, flat, keys_of, read, syllables_of, toned_key
from reference.spelling import is_vietnamese


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoá", "hóa"), ("quản lý", "quản lí"), ("chử", "chữ"), ("Kế TOÁN", "kế toán")],
    ids=["place of the tone", "i and y", "hook and tilde", "case"],
)
def test_spellings_that_writers_mix_are_one(one, other):
    assert syllables_of(one) == syllables_of(other)


def test_a_tone_tells_syllables_apart():
    assert toned_key("kho") != toned_key("khó") != toned_key("khô")


def test_decomposed_text_reads_like_composed():
    composed = "Hóa đơn điện tử"
    decomposed = unicodedata.normalize("NFD", composed)
    assert [s.toned for s in read(decomposed)] == [s.toned for s in read(composed)]


def test_places_point_into_the_text_as_given():
    text = unicodedata.normalize("NFD", "  chấm   công ")
    assert [text[s.start : s.end] for s in read(text)] == unicodedata.normalize(
        "NFD", "chấm công"
    ).split()


@pytest.mark.parametrize("mark", [",", ";", "\n", " - ", " + ", "(", "!", ". "])
def test_punctuation_parts_clauses(mark):
    assert [s.clause for s in read(f"kho{mark}lương")] == [0, 1]


@pytest.mark.parametrize("mark", [" ", ".", "/", "-", "  "])
def test_marks_inside_a_name_part_nothing(mark):
    assert [s.clause for s in read(f"nhanh{mark}vn")] == [0, 0]


def test_only_full_stops_part_sentences():
    assert [s.sentence for s in read("kho, lương. thuế")] == [0, 0, 1]


def test_bare_text_leaves_tones_open():
    assert not any(s.sure for s in read("quan ly kho hang"))


def test_a_bare_syllable_in_toned_text_is_meant_bare():
    assert all(s.sure for s in read("quản lý kho hàng"))


def test_no_more_than_four_hundred_syllables_are_read():
    assert len(read("kho " * 3000)) == 400


@pytest.mark.parametrize("word", ["nghieng", "toan", "luong", "qua", "yeu", "hoach"])
def test_possible_syllables_are_known(word):
    assert is_vietnamese(word)


@pytest.mark.parametrize("word", ["kees", "website", "crm", "hag", "phanmem"])
def test_impossible_syllables_are_known(word):
    assert not is_vietnamese(word)


def test_folded_places_end_after_the_marks_of_a_letter():
    text = unicodedata.normalize("NFD", "dưới 5tr")
    plain, places = flat(text)
    end = plain.index("i") + 1
    assert text[: places[end]] == unicodedata.normalize("NFD", "dưới")


def test_a_long_word_is_read_but_not_kept():
    before = _kept_keys.cache_info().currsize
    assert keys_of("đ" * 17) == ("d" * 17, "đ" * 17)
    assert _kept_keys.cache_info().currsize == before
