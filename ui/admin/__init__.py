"""What every page of the ministry's admin shares: rights, search, forms, history."""

from ui.admin.base import NoDeletion, PortalAdmin, PortalInline, PortalStackedInline, ReadOnlyAdmin
from ui.admin.filters import ArrayFilter, OptionsFilter
from ui.admin.forms import LabelledFormSet, PortalForm

__all__ = [
    "ArrayFilter",
    "LabelledFormSet",
    "NoDeletion",
    "OptionsFilter",
    "PortalAdmin",
    "PortalForm",
    "PortalInline",
    "PortalStackedInline",
    "ReadOnlyAdmin",
]
