"""Texts are grouped by words that five people used, the same in whatever order they come."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from programme.radar.clusters import Text, clusters
from reference.disclosure import FEWEST

SAID = [
    "Cần máy in tem cho kho lạnh",
    "máy in tem bị lỗi hoài",
    "mua máy in ở đâu",
    "sửa máy in tem",
    "máy in hết mực",
    "vay vốn ngân hàng",
    "vay vốn lãi suất thấp",
]


def texts(said, people=None):
    return [Text(words, (people or range(len(said)))[at]) for at, words in enumerate(said)]


def test_what_five_people_say_is_one_group_with_its_label():
    (found,) = clusters(texts(SAID))
    assert (found.term, found.people, found.texts) == ("may in", 5, 5)
    assert found.label == ("máy in",)


def test_what_four_people_say_is_not_told_however_often():
    said = texts(["máy in tem"] * 20, people=[at % 4 for at in range(20)])
    assert clusters(said) == ()


def test_words_beside_the_term_are_told_when_five_people_used_them():
    said = texts(["máy in tem nhãn"] * 5 + ["máy in ảnh cưới"] * 2)
    (found,) = clusters(said)
    assert found.label == ("máy in", "tem nhãn")


def test_a_spelling_of_few_is_not_told():
    said = texts([*["may in"] * 4, "Máy In"])
    assert clusters(said)[0].label == ("may in",)


def test_repeated_texts_count_each_time_but_their_writer_once():
    said = [Text("máy in tem", person, times=3) for person in range(5)]
    assert [(each.people, each.texts) for each in clusters(said)] == [(5, 15)]


def test_a_long_word_that_is_one_letter_off_is_the_common_one():
    said = texts([*["website"] * 4, "webiste"])
    assert [each.term for each in clusters(said)] == ["website"]


def test_numbers_and_filling_words_make_no_group():
    assert clusters(texts(["tôi muốn có 5000 cái này"] * 9)) == ()


def test_each_text_is_in_one_group():
    found = clusters(texts(["máy in"] * 6 + ["vay vốn máy in"] * 5))
    assert [(each.term, each.people) for each in found] == [("may in", 11)]


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["máy", "in", "kho", "web", "hàng", "tem"]), max_size=5),
            st.integers(0, 8),
        ),
        max_size=40,
    ),
    st.integers(),
)
@settings(max_examples=150, deadline=None)
def test_order_does_not_matter_and_no_word_of_few_comes_out(said, seed):
    given_ = [Text(" ".join(words), person) for words, person in said]
    found = clusters(given_)
    other = list(given_)
    random.Random(seed).shuffle(other)
    assert clusters(other) == found
    for each in found:
        assert each.people >= FEWEST
        for shown in each.label:
            users = {text.person for text in given_ if shown.split()[0] in text.words.split()}
            assert len(users) >= FEWEST
