"""Reads the shipped reference files; nothing else in the project opens them."""

import csv
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def read_yaml(name: str, folder: Path = DATA) -> Any:
    """The contents of one YAML file, e.g. "taxonomy.yaml"."""
    import yaml  # by commands alone, so that no web worker holds it

    with (folder / name).open(encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def read_csv(name: str, folder: Path = DATA) -> list[dict[str, str]]:
    """The rows of one CSV file by column; codes keep their leading zeros, for all is text."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
