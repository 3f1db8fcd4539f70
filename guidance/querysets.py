"""How guidance is chosen and read."""

from typing import Self

from reference.querysets import RetirableQuerySet


class GuidanceQuerySet(RetirableQuerySet):
    def in_order(self) -> Self:
        """As the editors put it."""
        return self.order_by("position", "code")
