"""Loads the network's library of recommendations; what staff edited since stays as it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from advisers.models import Advice
from reference.files import read_yaml
from reference.syncing import Change, sync

DATA = Path(__file__).parent / "data"
FIELDS = ("code", "title_vi", "title_en", "text_vi", "text_en", "days")


def load_advice() -> list[Change]:
    """What `load_reference` adds: idempotent, retires, keeps rows that staff edited."""
    from advisers.network.areas import follow_merged

    # The places were loaded before: communes may have been merged.
    follow_merged()
    return [sync(Advice, advice(read_yaml("advice.yaml", folder=DATA)))]


def advice(shipped: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in shipped["advice"]:
        yield {**{name: row[name] for name in FIELDS}, "need_id": row["need"]}
