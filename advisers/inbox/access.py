"""Whose pages these are: an adviser's own; to anybody else they are not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse

from accounts.requests import SignedInRequest
from advisers.cases.rules import Position
from advisers.models import Adviser, Case
from advisers.selectors import adviser_of, own_case

View = Callable[..., HttpResponse]


def for_adviser(view: View) -> View:
    """Give the view the adviser who is signed in. 404 for others, and for one who has left."""

    @wraps(view)
    def led(request: SignedInRequest, **names: Any) -> HttpResponse:
        return view(request, adviser_of(request.user), **names)

    return led


def held_case(adviser: Adviser, pk: int) -> Case:
    """A case that she has, or had when it was closed. Raises: Http404."""
    case, offer = own_case(adviser, pk)
    if offer.position not in (Position.TAKEN, Position.CLOSED) or case.adviser_id != adviser.pk:
        raise Http404
    return case
