"""Signals for pages of the staff."""

from platforms.models import Vendor
from platforms.signals.models import Signal


def open_signals(vendor: Vendor | int) -> tuple[Signal, ...]:
    """What looks odd about a vendor and nobody has looked at, the weightiest first; one query."""
    key = vendor.pk if isinstance(vendor, Vendor) else vendor
    return tuple(Signal.objects.open().filter(vendor_id=key).order_by("-weight", "kind", "pk"))
