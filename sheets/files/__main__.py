"""The process that reads one file: `python -m sheets.files PATH NAME`, rows to standard output.

It limits itself before it opens anything. What it writes is a series of marshalled values, each
after its length in four bytes: what the file is, lists of rows, and last None or a refusal.
"""

import marshal
import os
import resource
import sys
from pathlib import Path
from typing import Any

from sheets.files import limits
from sheets.files.errors import UnreadableError
from sheets.files.reading import read_file

BATCH = 500


def send(value: Any) -> None:
    data = marshal.dumps(value)
    sys.stdout.buffer.write(len(data).to_bytes(4, "little") + data)


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.PROCESS_BYTES,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.PROCESS_SECONDS,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)  # people who wait for a page come first


def main(path: str, name: str) -> None:
    limit()
    try:
        rows = read_file(Path(path), name)
        send(next(rows))
        batch: list[Any] = []
        for row in rows:
            batch.append(row)
            if len(batch) == BATCH:
                send(batch)
                batch = []
        send(batch)
        send(None)
    except UnreadableError as error:
        send((error.reason, error.about))
    except (MemoryError, RecursionError):
        send(("memory", {}))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
