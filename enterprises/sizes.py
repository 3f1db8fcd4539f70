"""The size class of a stored enterprise."""

from typing import Any

from enterprises.known import Known
from enterprises.models import Enterprise
from enterprises.rules import SizeVerdict, size_class, size_in_any_group


def size_verdict(enterprise: Enterprise, held: Known) -> SizeVerdict | None:
    """Its class by Decree 80; None for a household business or where too little is known."""
    if enterprise.kind == Enterprise.Kind.HOUSEHOLD or enterprise.employees is None:
        return None
    money: dict[str, Any] = {
        "employees": enterprise.employees,
        "revenue_vnd": enterprise.revenue_band_vnd,
        "capital_vnd": enterprise.capital_band_vnd,
    }
    sector = held.sectors.get(enterprise.sector_id or "")
    group = sector.group if sector else ""
    if group in held.size_limits:
        return size_class(held.size_limits[group], group=group, **money)
    return size_in_any_group(held.size_limits, **money)
