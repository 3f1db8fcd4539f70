"""How reference rows are chosen and ordered."""

from typing import Self

from django.db import models
from django.db.models.functions import Collate


class RetirableQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Rows that are still offered."""
        return self.filter(is_retired=False)


class ProvinceQuerySet(RetirableQuerySet):
    def by_name(self) -> Self:
        """By the Vietnamese alphabet, Đ after D; the database alone would put Đ last."""
        key = models.Func("short_name", function="vi_sort_key", output_field=models.TextField())
        return self.order_by(Collate(key, "C"), "pk")


class NeedQuerySet(RetirableQuerySet):
    def by_function(self) -> Self:
        """In the taxonomy's order, function first; two queries with the synonyms."""
        return (
            self.select_related("function")
            .prefetch_related("synonyms")
            .order_by("function__position", "position", "code")
        )


class SectorQuerySet(RetirableQuerySet):
    def sections(self) -> Self:
        return self.filter(level="SECTION").order_by("code")

    def selectable(self) -> Self:
        """What an enterprise may name as its sector, sections before divisions."""
        return self.current().filter(is_selectable=True).order_by("-level", "code")
