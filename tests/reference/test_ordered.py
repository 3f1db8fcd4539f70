import numpy as np
import pytest

from reference.ordered import Ordered


@pytest.mark.parametrize(
    ("numbers", "number", "place"),
    [
        ([3, 7, 1 << 40], 3, 0),
        ([3, 7, 1 << 40], 1 << 40, 2),
        ([3, 7, 1 << 40], 5, None),
        ([3, 7, 1 << 40], (1 << 40) + 1, None),
        ([], 0, None),
    ],
    ids=["first", "last", "between", "beyond", "none at all"],
)
def test_a_number_is_found_where_it_stands(numbers, number, place):
    ordered = Ordered.of(np.array(numbers, np.int64))
    assert ordered.place(number) == place
    assert (number in ordered) == (place is not None)
