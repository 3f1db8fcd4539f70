"""What a writer stresses, and what is named besides."""

import pytest

from reference.needs.prominence import BESIDES, PLAIN, STRESSED, ranks_of
from reference.needs.syllables import read


def ranks(text):
    return [
        next(rank for rank, one in zip(ranks_of(given), given, strict=True) if one.clause == clause)
        for given in [read(text)]
        for clause in range(given[-1].clause + 1)
    ]


def test_a_plain_story_has_one_rank():
    assert ranks("cần gọi món, tích điểm") == [PLAIN, PLAIN]


@pytest.mark.parametrize("text", ["đau đầu nhất là lương", "gọi món là chính", "đang cần gấp kho"])
def test_a_stress_raises_its_clause(text):
    assert ranks(text) == [STRESSED]


def test_what_comes_besides_is_lowered_in_its_clause_alone():
    assert ranks("ngoài ra tích điểm, gọi món") == [BESIDES, PLAIN]


def test_of_two_marks_in_a_clause_the_first_counts():
    assert ranks("cần nhất là kho sau này thêm web") == [STRESSED]


def test_no_text_has_no_ranks():
    assert ranks_of([]) == []
