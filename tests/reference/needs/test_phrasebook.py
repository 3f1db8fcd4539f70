from reference.needs.syllables import read
from reference.needs.wording import book_of

BOOK = book_of([("kho", 1), ("kho lạnh", 2), ("bàn", 3), ("website bán hàng", 4)])


def values(text):
    return [hit.value for hit in BOOK.find(read(text))]


def test_the_longest_phrase_wins():
    assert values("thuê kho lạnh và kho thường") == [2, 1]


def test_a_sure_tone_keeps_other_words_out():
    assert values("tôi muốn bán hàng ở chợ") == []


def test_bare_text_finds_phrases_with_tones():
    assert values("dat ban an") == [3]


def test_a_phrase_does_not_cross_a_comma():
    assert values("thuê kho, lạnh quá") == [1]


def test_every_syllable_of_every_phrase_is_known():
    assert ("lanh", "lanh5") in BOOK.vocabulary()
