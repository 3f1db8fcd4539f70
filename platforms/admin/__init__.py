"""The catalogue in the ministry's admin; importing registers it."""

from platforms.admin.listings import PlatformAdmin
from platforms.admin.revisions import CriterionAdmin, DecisionAdmin, RevisionAdmin
from platforms.admin.vendors import VendorAdmin

__all__ = ["CriterionAdmin", "DecisionAdmin", "PlatformAdmin", "RevisionAdmin", "VendorAdmin"]
