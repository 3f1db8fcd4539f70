"""Reads a file in a process of its own, whose memory and time are limited."""

import marshal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from sheets.files.errors import UnreadableError

ROOT = Path(__file__).resolve().parents[2]
Row = list[str]


class Rows:
    """What a file holds, while its process runs. kind: such as "UTF-8" or "XLSX"."""

    def __init__(self, kind: str, stream: IO[bytes]) -> None:
        self.kind = kind
        self._stream = stream

    def __iter__(self) -> Iterator[Row]:
        """Rows in order, empty ones as []. Raises: UnreadableError: once it is met."""
        while (batch := receive(self._stream)) is not None:
            yield from batch


@contextmanager
def open_sheet(path: Path, name: str) -> Iterator[Rows]:
    """The rows of a file. The process is ended with the block.

    Raises: UnreadableError: see `reading.read_file`; "memory" where it hit its limits.
    """
    command = [sys.executable, "-m", "sheets.files", str(path), name]
    process = subprocess.Popen(  # noqa: S603 - our own module; the name is checked there
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        env={"LC_ALL": "C.UTF-8"},
    )
    try:
        if process.stdout is None:
            raise UnreadableError("memory")
        yield Rows(receive(process.stdout), process.stdout)
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def receive(stream: IO[bytes]) -> Any:
    """The next value. Raises: UnreadableError: the process refused the file, or died of it."""
    length = stream.read(4)
    data = stream.read(int.from_bytes(length, "little"))
    if len(length) < 4:
        raise UnreadableError("memory")
    value = marshal.loads(data)  # noqa: S302 - from our own process
    if isinstance(value, tuple):
        raise UnreadableError(value[0], **value[1])
    return value
