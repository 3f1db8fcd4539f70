"""What the bar picture is drawn from."""

from dataclasses import dataclass

BAR_WIDTH, BAR_HEIGHT = 360, 44
# Where a bar lies in its row, and how thick it is.
BAR_TOP, BAR_THICK = 24, 12


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
    def length(self) -> int:
        return self.hundredths * BAR_WIDTH // 10_000

    @property
    def others_at(self) -> int:
        """Where the mark of the others stands."""
        return (self.others or 0) * BAR_WIDTH // 10_000
