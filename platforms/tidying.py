"""Gives back to the system what building a snapshot needed and serving it does not.

All of it is a service of glibc; with another C library, free memory stays for later.
"""

import ctypes
import gc
from typing import Any

# From malloc.h. Threads share two heaps instead of having one each, and a large array is a mapping
# of its own, which goes back whole when it is freed.
M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
HEAPS, LARGE = 2, 128 * 1024


def prepare() -> None:
    """At the start of a worker, before its threads."""
    _ask("mallopt", M_ARENA_MAX, HEAPS)
    _ask("mallopt", M_MMAP_THRESHOLD, LARGE)


def settle() -> None:
    """After the first build: what lives now lives long, and need not be looked through again."""
    gc.collect()
    gc.freeze()
    trim()


def trim() -> None:
    """Free memory goes back."""
    _ask("malloc_trim", 0)


def _ask(name: str, *arguments: int) -> Any:
    asked = getattr(_library, name, None)
    return asked(*arguments) if asked else None


try:
    _library: ctypes.CDLL | None = ctypes.CDLL(None)
except (OSError, TypeError):  # no such way on this system
    _library = None
