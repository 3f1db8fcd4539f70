"""Who reads the pages of the coordinators, who acts on them, and of which province."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from accounts.models import User
from advisers.models import Case
from ui.admin.limits import within

READ = "advisers.view_case"
COORDINATE = "advisers.coordinate_case"
MOST_DIGITS = 18


def needs(right: str) -> Callable[[Callable[..., Any]], Callable[..., HttpResponseBase]]:
    """A page for staff with a right; everybody else is told that it is not hers (403)."""

    def wrap(view: Callable[..., Any]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perm(right):
                raise PermissionDenied
            answer: HttpResponseBase = view(request, *args, **kwargs)
            return answer

        return checked

    return wrap


def coordinates(user: User) -> bool:
    """Whether she moves cases, and may see whom they are for."""
    return user.has_perm(COORDINATE)


def cases_for(user: User) -> QuerySet[Case]:
    """Confirmed requests of the province that she is limited to; of all for everybody else."""
    return within(Case.objects.exclude(confirmed_at=None), ["province"], user)


def case_for(user: User, pk: int) -> Case:
    """Raises: Http404: there is none, it is of another province, or nobody has confirmed it."""
    if len(str(pk)) > MOST_DIGITS:
        raise Http404
    related = ("province", "commune", "sector", "adviser__organisation", "assisted_by")
    row = cases_for(user).select_related(*related).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
