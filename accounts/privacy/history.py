"""Emptying rows of the history: the one place that may change what triggers keep append-only.

A row keeps its number, moment, kind of change and the numbers of the rows it speaks of; whatever
else it says is emptied. A keyed digest of the whole row stays (`EmptiedRow`), so that whoever has
an old copy can still show that it is the row that was here (decision 0015).
"""

import hmac
from collections.abc import Iterable
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import connection, models
from django.db.models import Model, Q
from django.utils.crypto import salted_hmac
from pghistory.models import Context

from accounts.models import DataRequest, EmptiedRow, HistoryEntry
from accounts.privacy.holdings import Trail

SALT = "accounts.privacy.history"
KEPT = frozenset({"pgh_id", "pgh_created_at", "pgh_label", "pgh_obj", "pgh_context", "id"})
ZERO_UUID = "00000000-0000-0000-0000-000000000000"


def digest_of(row: str) -> str:
    """The digest under which a row's JSON, as PostgreSQL's `to_jsonb(row)::text`, is remembered."""
    return salted_hmac(SALT, row, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()


def is_row(row: str, emptied: EmptiedRow) -> bool:
    """Whether an old copy of a row is what stood there before it was emptied."""
    return hmac.compare_digest(digest_of(row), emptied.digest)


def empty_trails(trails: Iterable[Trail], *, request: DataRequest) -> int:
    """Empty history rows and remember their digests; rows emptied before stay as they are.

    Call it inside the transaction that erases, after the last change of a tracked row.

    Returns: how many rows were emptied.
    """
    contexts: set[Any] = set()
    count = 0
    for trail in trails:
        rows = trail.order_by()
        done = EmptiedRow.objects.filter(table=trail.model._meta.db_table).values("row")
        pks = list(rows.exclude(pk__in=done).values_list("pk", flat=True))
        contexts |= set(rows.filter(pk__in=pks).values_list("pgh_context_id", flat=True))
        count += _empty(trail.model, pks, request)
    _empty_contexts(contexts - {None}, request)
    return count


def _empty(model: type[Model], pks: list[int], request: DataRequest) -> int:
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT pgh_id, to_jsonb(each)::text FROM {table} AS each WHERE pgh_id = ANY(%s)",  # noqa: S608 - our own table
            [pks],
        )
        said = cursor.fetchall()
    EmptiedRow.objects.bulk_create(
        EmptiedRow(request=request, table=model._meta.db_table, row=pk, digest=digest_of(row))
        for pk, row in said
    )
    with pgtrigger.ignore("accounts.HistoryEntry:append_only"):
        entries = HistoryEntry.objects.filter(model=tracked_label(model), event__in=pks)
        entries.update(words=None)
    with pgtrigger.ignore(f"{model._meta.label}:append_only"):
        return model._default_manager.filter(pk__in=pks).update(**_nothing(model))


def tracked_label(events: Any) -> str:
    """Of which model these are the events, as entries of the history name it."""
    return events.pgh_tracked_model._meta.label_lower


def _nothing(model: type[Model]) -> dict[str, Any]:
    """Field → what stands there once a row is emptied."""
    fields = [field for field in model._meta.concrete_fields if field.name not in KEPT]
    return {each.attname: _empty_value(each) for each in fields if not _is_bare(each)}


def _is_bare(field: Any) -> bool:
    """Numbers of other rows say nothing once those are gone; a moment that must be there stays."""
    return field.is_relation or (isinstance(field, models.DateField) and not field.null)


def _empty_value(field: Any) -> Any:
    if field.null:
        return None
    kinds: tuple[tuple[Any, Any], ...] = (
        (models.BooleanField, False),
        (models.JSONField, {}),
        (models.UUIDField, ZERO_UUID),
        ((models.IntegerField, models.DecimalField), 0),
        ((models.CharField, models.TextField), ""),
    )
    return next((value for kind, value in kinds if isinstance(field, kind)), [])


def _empty_contexts(pks: set[Any], request: DataRequest) -> None:
    """From where and on which page she, or nobody known, made a change: that goes too."""
    hers = Q(metadata__user=request.user_id)
    unknown = Q(pk__in=pks) & (Q(metadata__user=None) | ~Q(metadata__has_key="user"))
    Context.objects.filter(hers).update(metadata={"user": request.user_id})
    Context.objects.filter(unknown).update(metadata={})
