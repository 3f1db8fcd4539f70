import numpy as np
import pytest

from reference.needs import NeedEntry
from reference.needs.index import PhraseIndex, is_idiom
from reference.needs.wording import keys_in


def entry(code, *phrases):
    return NeedEntry(code, "f", f"tên {code}", code, "", "", phrases)


@pytest.fixture(scope="module")
def index():
    return PhraseIndex(
        [
            entry("stock", "quản lý kho", "tồn kho", "không biết ai làm gì"),
            entry("wages", "tính lương", "bảng lương", "quản lý lương"),
            entry("cold", "kho lạnh", "tồn kho"),
        ]
    )


def test_a_phrase_met_in_full_earns_its_length(index):
    features = set(index.plain.held_by(0))
    rows = index.rows
    points = sum(
        int(rows.points[rows.of(f)][list(rows.rows[rows.of(f)]).index(0)]) for f in features
    )
    assert points == pytest.approx(int(index.lengths[0]), abs=len(features))


def test_what_fewer_needs_say_tells_more(index):
    rare = index.information[index.plain.number_of(["lanh"])]
    common = index.information[index.plain.number_of(["kho"])]
    assert rare > common


def test_points_are_whole(index):
    assert np.issubdtype(index.rows.points.dtype, np.integer)


def test_phrases_of_a_need_stand_together(index):
    assert list(index.starts) == sorted(index.starts)
    assert index.stops[-1] == index.size


def test_support_counts_phrases_with_a_pair(index):
    assert index.support("quan", "li") == 2


def test_a_phrase_of_two_needs_is_shared_by_both(index):
    assert set(index.shared.values()) == {(0, 2)}


def test_a_phrase_of_little_words_is_no_bag_of_words(index):
    assert index.plain.number_of(["gi"]) is None


@pytest.mark.parametrize("phrase", ["không biết ai làm gì", "nên dùng phần mềm gì", "để đâu"])
def test_idioms_are_made_of_little_words(phrase):
    assert is_idiom(keys_in(phrase)) == (len(phrase.split()) > 2)


@pytest.mark.parametrize("phrase", ["không biết lãi lỗ", "tồn kho", "phần mềm kế toán"])
def test_a_telling_word_makes_a_phrase_no_idiom(phrase):
    assert not is_idiom(keys_in(phrase))


def test_a_need_without_phrases_is_known_by_its_name(index):
    alone = PhraseIndex(
        [entry("stock", "kho"), NeedEntry("x", "f", "tên lửa", "rocket", "", "", ())]
    )
    assert alone.size >= 3
