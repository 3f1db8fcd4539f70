"""Unknown words are read as run together or mistyped, and left alone when they may be neither."""

import pytest

from platforms.index.documents import Document
from platforms.index.reading import read_lexicon
from platforms.index.spelling import Speller

TEXTS = ["phần mềm kế toán", "kế toán thuế", "toa thuốc", "vận tải", "KiotViet", "toàn quốc"]


@pytest.fixture(scope="module")
def speller():
    documents = [Document(n, str(n), ((text, 8),)) for n, text in enumerate([*TEXTS, *TEXTS])]
    return Speller.build(read_lexicon(documents))


@pytest.mark.parametrize(
    ("word", "meant"),
    [("kiotvit", "kiotviet"), ("kiovtiet", "kiotviet"), ("kiotvieet", "kiotviet")],
)
def test_letter_missing_swapped_or_doubled_is_mended(speller, word, meant):
    assert speller.repair(word) == meant


def test_word_beside_a_known_neighbour_is_preferred(speller):
    assert speller.repair("tona", before="ke") == "toan"


@pytest.mark.parametrize("word", ["tay", "xe", "zzzzzz", "kh0", "365", ""])
def test_what_may_be_meant_as_it_is_stays(speller, word):
    assert speller.repair(word) is None


def test_good_syllable_is_not_mended_without_a_neighbour(speller):
    assert speller.repair("thuet") is None
    assert speller.repair("thuet", before="toan") == "thue"


def test_strange_word_between_two_neighbours_is_read_as_the_one_known_there(speller):
    assert speller.between("men", "phan", "ke") == "mem"
    assert speller.between("men", "phan", "thuoc") is None


@pytest.mark.parametrize(
    ("joined", "parts"),
    [
        ("ketoan", ("ke", "toan")),
        ("phanmemketoan", ("phan", "mem", "ke", "toan")),
        ("toanke", ()),
        ("ke", ()),
        ("", ()),
        ("ketoanx", ()),
        ("k" * 40, ()),
    ],
)
def test_joined_words_are_parted_only_where_they_follow_each_other(speller, joined, parts):
    assert speller.split(joined) == parts
