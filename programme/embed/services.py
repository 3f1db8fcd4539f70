"""Listing a site, and taking it off again."""

from datetime import datetime

import pghistory
from django.db import connection, transaction

from accounts.models import User
from programme.embed.models import EmbedHost
from programme.embed.rules import has_room

# A number of the portal's own, for PostgreSQL's advisory locks.
LOCK = 7_305_021


class HostListedError(Exception):
    """The site is on the list already."""


class ListFullError(Exception):
    """One more active site would not fit into the header that browsers read."""


@transaction.atomic
def list_host(*, origin: str, holder: str, by: User, at: datetime) -> EmbedHost:
    """Let a site show the matcher.

    Args:
        origin: what `rules.check_origin` gave.

    Raises: HostListedError, ListFullError.
    """
    _one_at_a_time()
    if EmbedHost.objects.filter(origin=origin).exists():
        raise HostListedError(origin)
    _check_room(origin)
    with pghistory.context(action="list-host", user=by.pk):
        return EmbedHost.objects.create(origin=origin, holder=holder, added_by=by, added_at=at)


@transaction.atomic
def change_host(*, host: EmbedHost, holder: str, is_active: bool, by: User) -> EmbedHost:
    """Say anew for whom it is listed, or whether it is; its address stays.

    Raises: ListFullError.
    """
    _one_at_a_time()
    row = EmbedHost.objects.select_for_update(of=("self",)).get(pk=host.pk)
    if (row.holder, row.is_active) == (holder, is_active):
        return row
    if is_active and not row.is_active:
        _check_room(row.origin)
    row.holder, row.is_active = holder, is_active
    with pghistory.context(action="change-host", user=by.pk):
        row.save(update_fields=["holder", "is_active"])
    return row


def _one_at_a_time() -> None:
    """Until the transaction ends nobody else changes the list, so that its length is what it is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def has_room_for(origin: str) -> bool:
    """Whether the header holds this site beside the active ones; one query."""
    rows = EmbedHost.objects.filter(is_active=True).exclude(origin=origin).order_by("origin")
    return has_room([*rows.values_list("origin", flat=True), origin])


def _check_room(origin: str) -> None:
    if not has_room_for(origin):
        raise ListFullError(origin)
