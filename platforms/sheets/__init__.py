"""Listings and vendors as sheets."""

from platforms.sheets.listings import LISTINGS
from platforms.sheets.vendors import VENDORS

__all__ = ["LISTINGS", "VENDORS"]
