"""The nightly dump: all files of a night together, or those of the night before."""

import json
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.conf import settings
from django.urls import reverse

from programme.opendata.demand import DEMAND
from programme.opendata.figures import FIGURES, TARGETS, WISHES
from programme.opendata.listings import DECISIONS, LISTINGS, NEEDS, SECTORS
from programme.opendata.model import Dataset
from programme.opendata.survey import SURVEY
from programme.opendata.writing import MEDIA_TYPES, description, write

DATASETS: tuple[Dataset, ...] = (
    *(LISTINGS, NEEDS, SECTORS, DECISIONS),
    *(FIGURES, TARGETS, DEMAND, WISHES, SURVEY),
)
PACKAGE = "datapackage.json"


def folder() -> Path:
    """Where the latest dump lies."""
    return Path(settings.DATA_DIR) / "open-data"


def dump(*, at: datetime) -> Mapping[str, Any]:
    """Write all files beside the old ones, then put them in their place.

    Returns: the description that lies beside them.
    Raises: OSError: no room; the old files stay.
    """
    home = f"{settings.SITE_URL}{reverse('open-data')}"
    folder().parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix="open-data-", dir=folder().parent))
    try:
        entries = [write(dataset, format, fresh) for dataset in DATASETS for format in MEDIA_TYPES]
        said = description(entries, home=home, at=at)
        (fresh / PACKAGE).write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n")
        fresh.chmod(0o755)
        _put_in_place(fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return said


def _put_in_place(fresh: Path) -> None:
    """Two renames: whoever reads a file of the old dump meanwhile reads it to its end."""
    place = folder()
    old = place.with_name("open-data-old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def latest() -> Mapping[str, Any] | None:
    """The description of the latest dump; None before the first."""
    path = folder() / PACKAGE
    try:
        found: Mapping[str, Any] = json.loads(path.read_text())
    except (FileNotFoundError, ValueError):
        return None
    return found
