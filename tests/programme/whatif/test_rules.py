import pytest

from programme.whatif.rules import is_told, untold


@pytest.mark.parametrize(("count", "told"), [(0, True), (1, False), (4, False), (5, True)])
def test_nobody_or_five_are_told(count, told):
    assert is_told(count) is told


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        ({"a": 9, "b": 8}, ""),
        ({"a": 9, "b": 4, "c": 8}, "b c"),
        ({"a": 9, "b": 2, "c": 2, "d": 6}, "b c d"),
        ({"a": 9, "b": 3, "c": 3}, "b c"),
        ({"a": 3, "b": 0}, "a"),
        ({}, ""),
    ],
    ids=["none small", "one alone", "two too few", "two enough", "nothing else", "nothing"],
)
def test_no_part_can_be_told_from_the_others(parts, hidden):
    assert untold(parts) == set(hidden.split())
