"""What the page of open data says to machines, in the words of schema.org."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from programme.opendata.model import Dataset
from programme.opendata.services import DATASETS
from programme.opendata.writing import LICENCE, MEDIA_TYPES

PUBLISHER = {"@type": "Organization", "name": "SMEdx", "url": f"{settings.SITE_URL}/"}


def linked_data(said: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """The catalogue of all tables with their files.

    Args:
        said: the description of the latest dump; None before the first, when no day and no sizes
            are known.
    """
    home = f"{settings.SITE_URL}{reverse('open-data')}"
    sizes = {each["path"]: each["bytes"] for each in said["resources"]} if said else {}
    made = {"dateModified": said["created"]} if said else {}
    return {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": "SMEdx",
        "url": home,
        "publisher": PUBLISHER,
        "license": LICENCE["path"],
        "dataset": [{**_dataset(each, home, sizes), **made} for each in DATASETS],
    }


def _dataset(dataset: Dataset, home: str, sizes: Mapping[str, int]) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "@id": f"{home}#{dataset.name}",
        "name": str(dataset.title),
        "description": f"{dataset.about} {LICENCE['title']}, SMEdx.",
        "url": f"{home}#{dataset.name}",
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "creator": PUBLISHER,
        "inLanguage": ["vi", "en"],
        "variableMeasured": [str(column.about) for column in dataset.columns],
        "distribution": [_file(dataset, format, sizes) for format in MEDIA_TYPES],
    }


def _file(dataset: Dataset, format: str, sizes: Mapping[str, int]) -> dict[str, Any]:
    path = reverse("open-data-file", args=[dataset.name, format])
    size = sizes.get(f"{dataset.name}.{format}")
    return {
        "@type": "DataDownload",
        "encodingFormat": MEDIA_TYPES[format].partition(";")[0],
        "contentUrl": f"{settings.SITE_URL}{path}",
        **({"contentSize": f"{size} B"} if size is not None else {}),
    }
