"""Builds the index of places from the database."""

from reference.models import Commune, LegacyUnit
from reference.places import Commune as Place
from reference.places import LegacyUnit as FormerPlace
from reference.places import PlaceIndex


def load_places() -> PlaceIndex:
    """Today's communes and the former wards that lead to them; two queries."""
    communes = Commune.objects.current().select_related("province").order_by("code")
    return PlaceIndex(
        [
            Place(
                code=row.code,
                name=row.name,
                type=row.kind,
                province_code=row.province_id,
                province_name=row.province.short_name,
                latitude=float(row.latitude),
                longitude=float(row.longitude),
            )
            for row in communes
        ],
        [
            FormerPlace(row.province, row.district, row.ward, tuple(row.commune_codes))
            for row in LegacyUnit.objects.order_by("code")
        ],
    )
