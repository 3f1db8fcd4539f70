"""Bars: what they say keeps clear of what stands at their end."""

import pytest

from ui.bars import APART, BAR_WIDTH, LETTER, Bar


@pytest.mark.parametrize("value", ["", "không nêu", "12.345.678"])
@pytest.mark.parametrize("note", ["", "mức 4"])
def test_long_label_ends_before_the_figure_does(value, note):
    label = "Người ghé thăm trong ngày đã đọc điều hữu ích trên cổng của chương trình"
    bar = Bar(label, 100, note, value=value)
    end = len(value or "100 %") + (len(note) + 3 if note else 0)
    assert bar.shown.endswith("…")
    assert LETTER * (len(bar.shown) + end) + APART <= BAR_WIDTH


def test_short_label_is_as_it_is():
    assert Bar("Chi phí", 100).shown == "Chi phí"
