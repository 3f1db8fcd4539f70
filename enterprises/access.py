"""Whose enterprise a page is about: one's own by its id, or the one in view of several."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from accounts.models import User
from accounts.sessions import read_along, whose
from enterprises.models import Enterprise, Membership
from reference.together import columns, instance

IN_VIEW = "enterprise"
MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Holdings:
    """The enterprises somebody acts for, the longest held first, and the one in view."""

    memberships: tuple[Membership, ...]
    current: Membership | None

    @property
    def enterprise(self) -> Enterprise | None:
        return self.current.enterprise if self.current else None


def person(request: HttpRequest) -> User:
    """Who is signed in; pages under /my/ are behind the login wall."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    return user


def holdings(request: HttpRequest) -> Holdings:
    """What the signed-in person acts for; a query where it was not read with her session.

    In view is what the form or the address names, else what was looked at last, else the first.

    Raises: Http404: the form or the address names none of hers, whether it exists or not.
    """
    held = _memberships(request)
    asked = request.POST.get(IN_VIEW) or request.GET.get(IN_VIEW)
    if asked:
        return Holdings(held, _one_of(held, asked))
    last = request.session.get(IN_VIEW)
    current = next((each for each in held if each.enterprise_id == last), None)
    return Holdings(held, current or (held[0] if held else None))


def memberships() -> QuerySet:
    """Asked along with a session: memberships of whoever it is of, with their enterprises."""
    ordered = Membership.objects.filter(user=whose()).order_by("created_at", "pk")
    return ordered.values_list(*columns(Membership), *columns(Enterprise, "enterprise__"))


def _memberships(request: HttpRequest) -> tuple[Membership, ...]:
    """The signed-in person's memberships, the longest held first."""
    user = person(request)
    found = read_along(request, memberships)
    if found is not None:
        return tuple(_membership(row, user) for row in found)
    rows = Membership.objects.filter(user=user).select_related("enterprise")
    return tuple(rows.order_by("created_at", "pk"))


def _membership(row: Sequence[Any], user: User) -> Membership:
    first = len(columns(Membership))
    found = instance(Membership, row[:first])
    found.enterprise, found.user = instance(Enterprise, row[first:]), user
    return found


def membership_in(request: HttpRequest, pk: int) -> Membership:
    """The signed-in person's membership of an enterprise, which comes into view; one query.

    Raises: Http404: she has none, whether the enterprise exists or not.
    """
    if len(str(pk)) > MOST_DIGITS:
        raise Http404
    rows = Membership.objects.select_related("enterprise")
    found = rows.filter(user=person(request), enterprise__pk=pk).first()
    if found is None:
        raise Http404
    look_at(request, found.enterprise)
    return found


def owner_in(request: HttpRequest, pk: int) -> Membership:
    """The same for what only owners may do.

    Raises: Http404. PermissionDenied: she is a member, no owner.
    """
    found = membership_in(request, pk)
    if not found.is_owner:
        raise PermissionDenied
    return found


def look_at(request: HttpRequest, enterprise: Enterprise) -> None:
    """Bring an enterprise into view, until another one is."""
    if request.session.get(IN_VIEW) != enterprise.pk:
        request.session[IN_VIEW] = enterprise.pk


def _one_of(held: tuple[Membership, ...], asked: str) -> Membership:
    for each in held:
        if str(each.enterprise_id) == asked:
            return each
    raise Http404
