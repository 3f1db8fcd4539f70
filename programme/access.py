"""Who of the staff sees the programme's figures, and of which province."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

RIGHT = "programme.view_target"


def for_staff(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page for those who steer, coordinate or audit; others are refused."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def province_of(request: HttpRequest, asked: str) -> str:
    """The province that a page shows: the reader's own where she is limited to one."""
    limited: str | None = getattr(request.user, "province_id", None)
    return limited or asked
