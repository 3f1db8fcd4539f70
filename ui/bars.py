"""What the bar picture is drawn from."""

from dataclasses import dataclass
from textwrap import shorten

BAR_WIDTH, BAR_HEIGHT = 360, 44
# Where a bar lies in its row, and how thick it is.
BAR_TOP, BAR_THICK = 24, 12
# How wide a letter is on average, and the least room between what a bar is and what it shows.
LETTER, APART = 7, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: hundredths of a percent, and where others stand if that is shown.

    `value`: what is written at its end; "": its percent.
    """

    label: str
    hundredths: int
    note: str = ""
    others: int | None = None
    value: str = ""

    @property
    def shown(self) -> str:
        """The label as far as it fits beside what stands at the end; the table has all of it."""
        end = len(self.value or "100 %") + (len(self.note) + 3 if self.note else 0)
        room = (BAR_WIDTH - APART) // LETTER - end
        return shorten(self.label, max(room, LETTER), placeholder="…")

    @property
    def length(self) -> int:
        return self.hundredths * BAR_WIDTH // 10_000

    @property
    def others_at(self) -> int:
        """Where the mark of the others stands."""
        return (self.others or 0) * BAR_WIDTH // 10_000
