"""What is shipped is read at the first reading: short sentences, short words."""

import pytest

from guidance.loading import read
from guidance.readability import readability, sentences

SHIPPED = {
    **{f"article {row['code']}": row["body_vi"] for row in read("guidance.yaml")["articles"]},
    **{
        f"plan {row['code']}": "\n".join(
            [row["hurts_vi"], *(f"{step[2]}.\n{step[4]}" for step in row["steps"])]
        )
        for row in read("plans.yaml")["plans"]
    },
    **{
        f"role {row['code']}": "\n".join(
            [row["intro_vi"], *(f"{skill[4]}\n{skill[6]}" for skill in row["skills"])]
        )
        for row in read("skills.yaml")["paths"]
    },
    "glossary": "\n".join(row[5] for row in read("glossary.yaml")["terms"]),
}
MOST_LONG_WORDS_PERCENT = 4


@pytest.mark.parametrize("text", SHIPPED.values(), ids=SHIPPED)
def test_a_shipped_vietnamese_text_is_easy(text):
    found = readability(text)
    assert found.is_easy, (found, max(sentences(text), key=lambda each: len(each.split())))
    assert found.long_words_percent <= MOST_LONG_WORDS_PERCENT


CASES = {
    "one": ("Một câu ngắn.", 3.0, 3),
    "list": ("Làm:\n\n- một việc\n- hai việc nữa", 2.0, 3),
    "heading": ("## Hai chữ\nBa chữ nữa.", 2.5, 3),
    "numbers": ("Giá 1.5 triệu. Hết!", 2.0, 3),
    "nothing": ("", 0.0, 0),
}


@pytest.mark.parametrize(("text", "mean", "longest"), CASES.values(), ids=CASES)
def test_sentences_are_counted(text, mean, longest):
    found = readability(text)
    assert (found.mean, found.longest) == (mean, longest)


def test_a_long_sentence_is_hard():
    assert not readability("chữ " * 36 + ".").is_easy
    assert not readability("chữ " * 21 + ".").is_easy
    assert readability("chữ " * 20).is_easy
    assert readability("internationalisation rất dài").long_words_percent == pytest.approx(100 / 3)
