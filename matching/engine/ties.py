"""The order of equal scores: a public hash of the published seed and the platform's id.

The mix is the finaliser of SplitMix64 (Steele, Lea and Flood 2014, constants of Stafford's
variant 13): whoever has the seed can repeat the order in any language with 64-bit integers.
"""

import numpy as np
from numpy.typing import NDArray

_WORD = 2**64 - 1
_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


def tie_key(seed: int, id: int) -> int:
    """Place of a platform among equals, smaller first; for one seed no two ids share a key.

    Args:
        seed: any integer, counted modulo 2^64; the published seed of the day.
        id: the platform's, 0 to 2^63 - 1.

    Returns: 0 to 2^64 - 1.
    """
    return _mix((_mix(seed & _WORD) + id) & _WORD)


def tie_keys(seed: int, ids: NDArray[np.int64]) -> NDArray[np.uint64]:
    """`tie_key` of each id, shape and order kept."""
    mixed = ids.astype(np.uint64) + np.uint64(_mix(seed & _WORD))
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(_FIRST)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(_SECOND)
    return mixed ^ (mixed >> np.uint64(31))


def _mix(word: int) -> int:
    word = ((word ^ word >> 30) * _FIRST) & _WORD
    word = ((word ^ word >> 27) * _SECOND) & _WORD
    return word ^ word >> 31
