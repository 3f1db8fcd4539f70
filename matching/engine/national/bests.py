"""What the re-match keeps of each profile."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.engine.ties import tie_keys

from .ragged import Flags, Int32, Int64

NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False)
class Bests:
    """The first few of n profiles, and what is left open.

    Attributes:
        seed: orders equal scores, as `tie_key` takes it.
        whole: int64, (n,): W of each profile, the sum of its importances.
        exact: int64, (n, limit): S of the first, best first; 0 beyond the last.
        platform: int64, (n, limit): their ids in the same order; -1 beyond the last.
        matches: int32, (n,): how many offers fit at all.
        covering: int32, (m,): how many feasible offers cover each need that is named, entry by
            entry as the population's needs have them.
    """

    seed: int
    whole: Int64
    exact: Int64
    platform: Int64
    matches: Int32
    covering: Int32

    @property
    def limit(self) -> int:
        """How many are kept of each."""
        return int(self.exact.shape[1])

    @property
    def score(self) -> NDArray[np.int64]:
        """The best score, hundredths of a percent, (n,); 0 where nothing fits."""
        return self.score_at(0)

    def score_at(self, place: int) -> NDArray[np.int64]:
        """The score at a place from 0, hundredths of a percent, (n,); 0 beyond the last."""
        score: Int64 = self.exact[:, place] // np.maximum(self.whole, 1)
        return score

    @property
    def uncovered(self) -> Flags:
        """Of each need that is named, whether no feasible offer covers it, (m,)."""
        uncovered: Flags = self.covering == 0
        return uncovered

    def digests(self) -> NDArray[np.uint64]:
        """One number for each list, (n,): equal lists have equal ones, others hardly ever."""
        digests = np.zeros(len(self.platform), np.uint64)
        for place in range(self.limit):
            digests += tie_keys(place, self.platform[:, place])
        return digests
