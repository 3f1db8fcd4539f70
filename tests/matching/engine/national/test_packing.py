import json
import zlib
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.national import Population, UnknownFormatError, best_of, gain, pack, unpack
from matching.engine.national.ragged import Ragged
from tests.matching.engine.drawn import catalogues, laws, profiles


def plain(rows):
    values = {each.name: getattr(rows, each.name) for each in fields(rows)}
    for name, value in list(values.items()):
        if isinstance(value, Ragged):
            values[name] = (value.start.tolist(), value.value.tolist())
        elif isinstance(value, np.ndarray):
            values[name] = (value.tolist(), value.dtype, value.shape)
    return values


@laws
@given(st.lists(profiles, max_size=5), catalogues)
def test_what_was_packed_comes_back(asked, catalogue):
    population = Population.of(asked)
    bests = best_of(population, catalogue)
    again = unpack(pack(population, bests))
    assert [plain(each) for each in again] == [plain(population), plain(bests)]


def test_what_came_back_serves(make_offer, make_profile):
    population = Population.of([make_profile()])
    again = unpack(pack(population, best_of(population, [])))
    assert gain(*again, make_offer()).whole.counts.from_nothing == 1


def test_another_format_is_refused_by_name():
    head = json.dumps({"format": 0}).encode()
    with pytest.raises(UnknownFormatError):
        unpack(zlib.compress(len(head).to_bytes(4, "little") + head))
