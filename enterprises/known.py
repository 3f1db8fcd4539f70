"""Sectors, places and size limits as some layer above keeps them in memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from enterprises.selectors import SizeLimits
from reference.places import PlaceIndex
from reference.taxonomy import SectorFacts


@dataclass(frozen=True, slots=True)
class Known:
    """What the forms of an enterprise choose from, of one version."""

    sectors: Mapping[str, SectorFacts]
    places: PlaceIndex
    size_limits: SizeLimits


_source: list[Callable[[], Known]] = []


def provide(source: Callable[[], Known]) -> None:
    """Say where this app gets it from; called once, when the site starts."""
    _source[:] = [source]


def known() -> Known:
    """The present version; no query once it is warm."""
    return _source[0]()
