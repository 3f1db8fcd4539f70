"""What the public pages of the catalogue show, ready for their templates."""

from platforms.pages.catalogue import CataloguePage, catalogue_page
from platforms.pages.compare import ComparePage, compare_page
from platforms.pages.detail import DetailPage, detail_page
from platforms.pages.retired import (
    RetiredPage,
    RetiredVendorPage,
    retired_page,
    retired_vendor_page,
)
from platforms.pages.vendor import VendorPage, vendor_page
from platforms.pages.ways import needs_meant

__all__ = [
    "CataloguePage",
    "ComparePage",
    "DetailPage",
    "RetiredPage",
    "RetiredVendorPage",
    "VendorPage",
    "catalogue_page",
    "compare_page",
    "detail_page",
    "needs_meant",
    "retired_page",
    "retired_vendor_page",
    "vendor_page",
]
