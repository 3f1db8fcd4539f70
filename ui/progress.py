"""A bar that shows how far a long command is, on a terminal only."""

from typing import TextIO

WIDTH = 30


class Progress:
    """`step` after each piece; nothing is written into files and pipes."""

    def __init__(self, out: TextIO, whole: int) -> None:
        self._out, self._whole, self._done = out, max(whole, 1), 0
        self._is_shown = out.isatty()

    def step(self) -> None:
        self._done += 1
        if not self._is_shown:
            return
        filled = WIDTH * self._done // self._whole
        bar = f"{'█' * filled}{'░' * (WIDTH - filled)}"
        end = "\n" if self._done >= self._whole else ""
        self._out.write(f"\r{bar} {100 * self._done // self._whole} %{end}")
        self._out.flush()
