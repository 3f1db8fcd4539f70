"""Outlines of the provinces: where a word has room on each of them."""

import pytest

from reference.outlines import Box, outlines


@pytest.mark.parametrize("code", sorted(outlines()))
def test_a_word_stands_on_the_largest_piece_of_land(code):
    outline = outlines()[code]
    x, y = outline.middle
    box = outline.mainland
    assert box.left < x < box.left + box.width
    assert box.top < y < box.top + box.height


def test_a_box_grows_to_hold_points():
    assert Box(0, 0, 4, 4).holding([(2, 2), (-1, 6)]) == Box(-1, 0, 5, 6)
    assert Box(0, 0, 4, 4).holding([]) == Box(0, 0, 4, 4)
