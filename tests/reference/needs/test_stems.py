import pytest

from reference.needs.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("invoices", "invoicing"),
        ("ship", "shipping"),
        ("payments", "payment"),
        ("manage", "management"),
        ("booking", "bookings"),
    ],
)
def test_forms_of_an_english_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["thanh", "nghe", "luong", "khach", "kho"])
def test_vietnamese_syllables_stay_whole(word):
    assert stem(word) == word


@pytest.mark.parametrize("word", ["dating", "soccer"])
def test_no_stem_turns_into_a_vietnamese_syllable(word):
    assert stem(word) == word


@pytest.mark.parametrize("word", ["crm", "500k", "phở", "ads"])
def test_short_words_figures_and_marked_words_stay(word):
    assert stem(word) == word
