import pytest

from guidance.markdown import in_paragraphs, minutes_to_read, to_html

NASTY = {
    "script": "a\n\n<script>alert(1)</script>",
    "handler": "a\n\n<b onclick=alert(1)>x</b>",
    "address": "a\n\n[x](javascript:alert(1))",
    "image": "a\n\n![x](https://elsewhere.example/x.png)",
    "frame": "a\n\n<iframe src=//x></iframe>",
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_nothing_that_acts_gets_through(text):
    html = to_html(text)
    assert not any(mark in html for mark in ("<script", "<b ", "<img", "<iframe", 'href="java'))


def test_lists_and_links_are_shown():
    html = to_html("## Một\n\n- hai [ba](https://a.example)")
    assert "<h2>Một</h2>" in html
    assert '<a href="https://a.example" rel="noopener external">ba</a>' in html


def test_a_long_paragraph_is_cut_between_sentences():
    text = "Một câu. Hai câu. Ba câu. Bốn câu?"
    assert in_paragraphs(text) == "Một câu. Hai câu. Ba câu.\n\nBốn câu?"


def test_cutting_changes_no_word():
    text = "Nghị định 254/2026/NĐ-CP. Đúng vậy! 3 năm. Xong."
    assert in_paragraphs(text).split() == text.split()


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (200, 1), (201, 2)])
def test_reading_takes_a_minute_for_200_words(words, minutes):
    assert minutes_to_read("chữ " * words) == minutes
