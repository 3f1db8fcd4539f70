"""Search, links of words and related articles: pure, on small texts."""

from datetime import date

import pytest

from guidance.choices import Stage, Topic
from guidance.facts import ArticleFacts, NeedFacts
from guidance.glossary import MOST_LINKED, linked
from guidance.related import fitting
from guidance.revisions import differences
from guidance.search import Entry, Texts
from ui.bilingual import Bilingual

TEXTS = Texts(
    [
        Entry("article", "invoice", "Hóa đơn điện tử", "Bản in chỉ để xem. Phải lưu tệp gốc."),
        Entry("article", "stock", "Kiểm kho", "Mỗi tuần đếm một góc. So với hóa đơn mua."),
        Entry("term", "backup", "sao lưu", "Bản chép dữ liệu để ở nơi khác."),
        Entry("article", "friends", "Bạn bè", "Bạn bán hàng cho bạn."),
    ]
)
CASES = {
    "with-diacritics": ("hóa đơn", ["invoice", "stock"]),
    "without": ("hoa don", ["invoice", "stock"]),
    "older-tone-place": ("hoá đơn", ["invoice", "stock"]),
    "all-words-first": ("lưu tệp gốc", ["invoice"]),
    "typed-diacritics-count": ("bán", ["friends"]),
    "folded-finds-more": ("ban", ["friends", "invoice", "backup"]),
    "beginning-of-a-word": ("kie", ["stock"]),
    "most-words-where-no-text-has-all": ("hóa đơn xyzzy", ["invoice", "stock"]),
    "nothing": ("xyzzy", []),
    "no-words": ("?!", []),
    "empty": ("", []),
}


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES)
def test_texts_are_found_best_first(text, codes):
    assert [hit.entry.code for hit in TEXTS.search(text)] == codes


def test_the_sentence_that_says_it_is_shown():
    assert TEXTS.search("tệp gốc")[0].excerpt == "Phải lưu tệp gốc."


def test_a_word_is_linked_once_where_it_stands_first():
    words = {"hóa đơn": "invoice", "hóa đơn điện tử": "e-invoice"}
    kept = "[hóa đơn](x) `hóa đơn` https://x.vn/hóa đơn, hóa đơns."
    text = f"# Hóa đơn\nHóa đơn điện tử và hóa đơn. {kept}"
    assert linked(text, words, lambda code: f"#{code}") == (
        f"# Hóa đơn\n[Hóa đơn điện tử](#e-invoice) và [hóa đơn](#invoice). {kept}"
    )


def test_few_words_of_a_text_are_linked():
    words = {f"từ{n}": f"t{n}" for n in range(20)}
    assert linked(" ".join(words), words, str).count("](") == MOST_LINKED
    assert linked("a", {}, str) == "a"


def article(code, needs=(), pillars=()):
    facts = [NeedFacts(need, Bilingual(need)) for need in needs]
    day = date(2026, 1, 1)
    words = Bilingual(code)
    return ArticleFacts(
        code, words, Stage.START, Topic.DATA, words, tuple(facts), (), (), day, day, pillars
    )


def test_shared_needs_weigh_more_than_pillars():
    rows = [
        article("none", needs=["x"]),
        article("pillar", pillars=("strategy",)),
        article("need", needs=["a"]),
        article("both", needs=["a"], pillars=("strategy",)),
    ]
    found = fitting(rows, needs=["a"], pillars=["strategy"], limit=5)
    assert [row.code for row in found] == ["both", "need", "pillar"]
    assert fitting(rows, needs=["a"], pillars=[], limit=1) == (rows[2],)
    assert fitting(rows, needs=[], pillars=[], limit=5) == ()


def test_two_texts_are_compared_sentence_by_sentence():
    pieces = differences("Một. Hai. Ba.", "Một. Bốn. Ba. Năm.")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "Một."),
        ("out", "Hai."),
        ("in", "Bốn."),
        ("same", "Ba."),
        ("in", "Năm."),
    ]
