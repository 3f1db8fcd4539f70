"""Listings and vendors as sheets."""

from platforms.sheets.listings import LISTINGS

__all__ = ["LISTINGS"]
