"""The labelled texts are varied and sound, and the recogniser reads them well enough."""

from collections import Counter
from functools import cache

import pytest

from reference.files import read_yaml
from reference.labelled import by_kind, labelled, score, shipped_recogniser

TEXTS = list(labelled())
CODES = {need["code"] for row in read_yaml("taxonomy.yaml")["functions"] for need in row["needs"]}
KINDS = {"request", "bare", "pain", "off-topic", "multi", "short", "abbrev", "typo", "vague"}


@cache
def scores(part):
    """How one part is read, and its negated texts alone; read once for all tests."""
    read = {}
    recogniser = shipped()

    class Remembering:
        def recognise(self, text):
            if text not in read:
                read[text] = recogniser.recognise(text)
            return read[text]

    once = Remembering()
    return score(once, labelled([part])), by_kind(once, labelled([part]))["negated"]


shipped = cache(shipped_recogniser)


def test_there_are_enough_different_texts():
    assert len({row.text for row in TEXTS}) == len(TEXTS) >= 400


def test_every_kind_of_text_is_held_back_for_the_test():
    kinds = Counter(row.kind for row in TEXTS if row.part == "test")
    assert KINDS | {"negated", "had", "english", "story"} <= set(kinds)


def test_the_labels_are_needs_of_the_taxonomy():
    assert {code for row in TEXTS for code in (*row.needs, *row.negated, *row.had)} <= CODES


def test_every_need_is_spoken_of():
    spoken = Counter(code for row in TEXTS for code in row.needs)
    assert [code for code in sorted(CODES) if spoken[code] < 3] == []


@pytest.mark.parametrize("part", ["dev", "test"])
def test_the_right_need_comes_first(part):
    assert scores(part)[0].top_1 >= 85


@pytest.mark.parametrize("part", ["dev", "test"])
def test_the_stated_needs_are_among_the_first_three(part):
    assert scores(part)[0].recall_3 >= 90


@pytest.mark.parametrize("part", ["train", "dev", "test"])
def test_a_negated_need_is_never_returned(part):
    assert scores(part)[1].refused_returned == 0


@pytest.mark.parametrize("part", ["train", "dev", "test"])
def test_texts_without_a_need_raise_no_false_alarm(part):
    assert scores(part)[0].false_alarms == 0
