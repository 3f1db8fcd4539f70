"""Builds the index of places from the database.

Row by row: fifteen thousand objects of the ORM at once would leave holes in a worker's memory.
"""

from collections.abc import Iterator
from typing import Any

from reference.models import Commune, LegacyUnit
from reference.places import Commune as Place
from reference.places import LegacyUnit as FormerPlace
from reference.places import PlaceIndex

# Rows fetched at a time.
CHUNK = 1_000


def load_places() -> PlaceIndex:
    """Today's communes and the former wards that lead to them; two queries."""
    return PlaceIndex(list(_today()), list(_former()))


def _today() -> Iterator[Place]:
    communes = Commune.objects.current().select_related("province").order_by("code")
    for row in communes.iterator(chunk_size=CHUNK):
        yield Place(
            code=row.code,
            name=row.name,
            type=row.kind,
            province_code=row.province_id,
            province_name=row.province.short_name,
            latitude=float(row.latitude),
            longitude=float(row.longitude),
        )


def _former() -> Iterator[FormerPlace]:
    """Names and codes repeat, and stand in memory once."""
    once: dict[Any, Any] = {}
    units = LegacyUnit.objects.order_by("code")
    rows = units.values_list("province", "district", "ward", "commune_codes")
    for *names, codes in rows.iterator(chunk_size=CHUNK):
        province, district, ward = (once.setdefault(name, name) for name in names)
        known = tuple(once.setdefault(code, code) for code in codes)
        yield FormerPlace(province, district, ward, once.setdefault(known, known))
