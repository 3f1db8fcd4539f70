"""A typed text is read as words that must match, and told back as it was understood."""

import pytest

from platforms.index.documents import Document
from platforms.index.plan import FILLER, MOST_WORDS, WISH, make_plan, read_synonyms
from platforms.index.reading import read_lexicon
from platforms.index.spelling import Speller

TEXTS = ["KiotViet", "phần mềm kế toán", "hóa đơn điện tử", "kế toán thuế", "sapo"]


@pytest.fixture(scope="module")
def plan_of():
    documents = [Document(n, str(n), ((text.lower(), 8),)) for n, text in enumerate(TEXTS)]
    lexicon = read_lexicon(documents)
    synonyms = read_synonyms({"hđđt": "hóa đơn điện tử", "": "kế toán"})
    return lambda text: make_plan(text, lexicon, Speller.build(lexicon), synonyms)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("kế toán", "kế toán"),
        ("kiot viet thuế", "kiotviet thuế"),
        ("ketoan thuế", "kế toán thuế"),
        ("kiotvit", "kiotviet"),
        ("hddt ", "hóa đơn điện tử"),
        ("xyz kế toán", "xyz kế toán"),
        ("", ""),
    ],
)
def test_mended_text_has_the_words_used(plan_of, text, mended):
    assert plan_of(text).mended == mended


def test_filler_beside_a_wish_is_not_required(plan_of):
    duties = {clause.duty for clause in plan_of("phần mềm kế toán").clauses}
    assert duties == {FILLER, WISH}


def test_filler_alone_is_the_wish(plan_of):
    assert {clause.duty for clause in plan_of("phần mềm").clauses} == {WISH}


def test_unknown_word_is_dropped(plan_of):
    assert plan_of("qqqqqq kế toán").dropped
    assert not plan_of("tôi muốn kế toán").dropped


def test_only_so_many_words_are_read(plan_of):
    assert plan_of("thuế " * 100).typed == MOST_WORDS


def test_repeated_word_counts_once(plan_of):
    assert plan_of("thuế thuế thuế ").clauses == plan_of("thuế ").clauses
