"""People who see one province alone: programme managers may be limited so."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse


def within(rows: QuerySet, columns: Sequence[str], user: Any) -> QuerySet:
    """The rows of the province that a person is limited to; all of them for everybody else.

    Args:
        columns: paths to a province, such as "commune__province"; one of them is enough. Without
            any, rows lie in no province and everybody sees them.
    """
    limit = getattr(user, "province_id", None)
    if limit is None or not columns:
        return rows
    return rows.filter(reduce(or_, (Q(**{column: limit}) for column in columns)))


class Provincial:
    """Rows of elsewhere are not there for whoever is limited to a province."""

    # Where a row lies: paths to a province.
    province_columns: Sequence[str] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return within(super().get_queryset(request), self.province_columns, request.user)  # type: ignore[misc]

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        if getattr(request.user, "province_id", None):
            raise Http404
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
