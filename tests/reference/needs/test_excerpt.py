from collections import Counter

import pytest

from reference.files import read_yaml
from reference.needs import entries_from
from reference.needs.excerpt import Excerpt
from reference.needs.features import features_of
from reference.needs.index import PhraseIndex
from reference.needs.syllables import read


@pytest.fixture(scope="module")
def index():
    return PhraseIndex(entries_from(read_yaml("taxonomy.yaml")))


def test_an_excerpt_adds_up_to_what_the_whole_index_does(index):
    syllables = read("quản lý kho hàng và tính lương cho nhân viên, xuất hóa đơn")
    places = range(len(syllables))
    features = features_of(index, syllables, places, [0] * len(syllables))
    weights = [one.weight for one in features]
    whole = Counter()
    for one in features:
        span = index.rows.of(one.number)
        for row, points in zip(index.rows.rows[span], index.rows.points[span], strict=True):
            whole[int(row)] += int(points) * one.weight
    excerpt = Excerpt(index, [one.number for one in features])
    added = excerpt.add_up(0, len(features), weights)
    rows = [
        *(excerpt.phrase(place) for place in range(excerpt.phrases)),
        *range(index.size, index.size + 2 * len(index.codes)),
    ]
    assert dict(zip(rows, added.tolist(), strict=True)) == {row: whole[row] for row in rows}
    assert set(whole) <= set(rows)


def test_every_need_keeps_its_first_phrase(index):
    excerpt = Excerpt(index, [0])
    assert [excerpt.phrase(place) for place in excerpt.starts] == index.starts.tolist()
