"""The coverage of the whole country, counted once a minute in each process."""

from dataclasses import dataclass
from datetime import datetime

from advisers.directory.coverage import ProvinceServed, Served, coverage, coverage_of_provinces
from advisers.routing.held import network_version

_held: dict[object, "Country"] = {}


@dataclass(frozen=True, slots=True)
class Country:
    """Each commune and each province of today, by code."""

    communes: tuple[Served, ...]
    provinces: tuple[ProvinceServed, ...]


def country(*, at: datetime) -> Country:
    """As `coverage`; one query, four more in a new minute or once the network has changed.

    Room and answers are as they were within this minute.
    """
    key = (network_version(), at.replace(second=0, microsecond=0))
    found = _held.get(key)
    if found is None:
        communes = tuple(coverage(at=at))
        found = Country(communes, tuple(coverage_of_provinces(communes, at=at)))
        _held.clear()
        _held[key] = found
    return found
