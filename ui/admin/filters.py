"""Filters of change lists whose counts cost one query however many options there are."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from ui.admin.forms import choices_of


class OptionsFilter(admin.SimpleListFilter):
    """A filter by named options; `narrow` gets only values that `lookups` names."""

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        known = {str(code) for code, _ in self.lookup_choices}
        return self.narrow(queryset, value) if value in known else queryset

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        """The rows of one option."""
        raise ValueError(value)  # pragma: no cover - every filter says how


class ArrayFilter(OptionsFilter):
    """Rows whose list column holds a choice. `column`: the column's name."""

    column = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        return choices_of(model_admin.model._meta.get_field(self.column)) or ()

    def narrow(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(**{f"{self.column}__contains": [value]})
