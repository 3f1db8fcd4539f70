"""Texts are taken apart the same way when they are indexed and when they are asked for."""

import unicodedata

import pytest

from platforms.index.terms import (
    LONGEST_WORD,
    folded_words,
    is_filler,
    phrase_texts,
    phrases,
    pieces,
    query_tokens,
    token,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoá", "hóa"),
        ("HÓA", "hóa"),
        (unicodedata.normalize("NFD", "hóa"), "hóa"),
        ("lý", "lí"),
        ("quý", "quí"),
    ],
)
def test_spellings_of_a_toned_word_are_one(one, other):
    assert token(one)[1:] == token(other)[1:]


@pytest.mark.parametrize(("one", "other"), [("hòa", "hóa"), ("đơn", "don"), ("kho", "khó")])
def test_other_marks_are_another_form_of_the_same_word(one, other):
    assert token(one).folded == token(other).folded
    assert token(one).tone != token(other).tone


@pytest.mark.parametrize("word", ["tây", "may", "y", "payroll"])
def test_y_within_a_syllable_stays(word):
    assert "y" in token(word).folded


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("KiotViet", ["Kiot", "Viet"]),
        ("meInvoice", ["me", "Invoice"]),
        ("POS365", ["POS", "365"]),
        ("1Office", ["1", "Office"]),
        ("MISA", ["MISA"]),
        ("Đơn", ["Đơn"]),
    ],
)
def test_seams_of_a_written_together_name_are_seen(word, parts):
    assert pieces(word) == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("làm sổ sách; hạch toán", [["làm", "sổ", "sách"], ["hạch", "toán"]]),
        ("kho, bán hàng.", [["kho"], ["bán", "hàng"]]),
        ("Base.vn (nền tảng)", [["Base", "vn"], ["nền", "tảng"]]),
        ("Tài chính – kế toán", [["Tài", "chính"], ["kế", "toán"]]),
        ("e-invoice", [["e", "invoice"]]),
        ("một\nhai", [["một"], ["hai"]]),
        ("… ;; 🙂", []),
    ],
)
def test_phrases_end_where_one_would_pause(text, found):
    assert list(phrases(text)) == found


def test_phrase_texts_are_kept_as_written():
    assert phrase_texts("Làm sổ sách;  hạch toán ; ") == ["Làm sổ sách", "hạch toán"]


def test_folded_words_run_over_pauses():
    assert folded_words("Quản lý, KHO") == ("quan", "li", "kho")


def test_only_the_first_words_of_a_query_are_read():
    assert len(query_tokens("kho " * 100, 5)) == 5


def test_long_word_is_cut():
    assert len(token("a" * 500).typed) == LONGEST_WORD


@pytest.mark.parametrize(
    ("word", "marked", "filler"),
    [
        ("của", True, True),
        ("cua", False, True),
        ("cửa", True, False),
        ("cua", True, False),
        ("kho", False, False),
        ("tôi", True, True),
        ("tối", True, False),
    ],
)
def test_filler_is_told_by_its_marks_if_the_writer_types_them(word, marked, filler):
    assert is_filler(token(word), marked=marked) is filler
