"""Reviews as a platform's page shows them; written by a layer above, after recorded trials only."""

from dataclasses import dataclass
from datetime import date

from ui.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """One review without who wrote it.

    `key`: its id; `trade`: section of her sector, None where not said.
    """

    key: int
    stars: int
    text: str
    is_household: bool
    trade: Bilingual | None
    written_on: date
    answer: str


@dataclass(frozen=True, slots=True)
class ReviewsOf:
    """The published reviews of one platform, the latest first; at least one."""

    items: tuple[ReviewShown, ...]

    @property
    def average_tenths(self) -> int:
        """10 to 50, halves upwards."""
        count = len(self.items)
        return (20 * sum(each.stars for each in self.items) + count) // (2 * count)
