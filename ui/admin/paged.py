"""Rows that hang on another by the hundred: shown and edited a page at a time, and searched."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest

from ui.admin.base import PortalInline
from ui.admin.forms import LabelledFormSet

LONGEST = 200


class PagedFormSet(LabelledFormSet):
    """One page of the rows that hold the words searched for; of a sent form, the rows it names.

    Args:
        asked: query of the address: `rows_q` words, `rows_page` number, from 1.
    """

    per_page = 50
    search_column = ""

    def __init__(self, *args: Any, asked: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        self.asked = asked or {}
        super().__init__(*args, **kwargs)

    @property
    def words(self) -> str:
        return self.asked.get("rows_q", "").replace("\0", "").strip()[:LONGEST]

    def get_queryset(self) -> Any:
        """What the page shows is what comes back: a search or page in the address is no matter."""
        if not hasattr(self, "_queryset"):
            rows = super().get_queryset()
            self._queryset = rows.filter(pk__in=self._sent()) if self.is_bound else self._page(rows)
        return self._queryset

    def _page(self, rows: models.QuerySet) -> list[Any]:
        for word in self.words.split():
            rows = rows.filter(**{f"{self.search_column}__folded": word})
        self.page = Paginator(rows, self.per_page).get_page(self.asked.get("rows_page"))
        return list(self.page)

    def _sent(self) -> list[int]:
        """Keys of the rows that a form names."""
        name = self.model._meta.pk.name
        given = (self.data.get(f"{self.add_prefix(i)}-{name}", "") for i in self._places())
        return [int(key) for key in given if key.isascii() and key.isdigit() and len(key) < 19]

    def _places(self) -> range:
        return range(self.initial_form_count())


class PagedInline(PortalInline):
    """Its formset is a `PagedFormSet` that names the column to search."""

    template = "admin/paged_tabular.html"

    def formset_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        return {"asked": request.GET}
