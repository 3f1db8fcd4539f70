"""Keeps the one table over all histories complete: each event table writes into it by a trigger."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections, models, transaction

from accounts.models import HistoryEntry

TRIGGER = "keep_history_entry"
NO_WORDS = re.compile("(token|digest|hash|_at|_key)$")
# As in the function of the trigger, for what was there before it.
_BACKFILL = """
INSERT INTO accounts_historyentry (at, model, "row", event, kind, person, words)
SELECT event.pgh_created_at, %s, coalesce(event.pgh_obj_id::text, ''), event.pgh_id,
    event.pgh_label, (told.metadata ->> 'user')::bigint,
    strip(jsonb_to_tsvector('public.vietnamese', to_jsonb(event) - %s::text[]
        || jsonb_build_object('reason', told.metadata -> 'reason'), '["string"]'))
FROM {table} AS event LEFT JOIN pghistory_context AS told ON told.id = event.pgh_context_id
ON CONFLICT DO NOTHING
"""


def event_models() -> Iterator[tuple[str, type[models.Model]]]:
    """Every tracked model by its label, with the model of its events."""
    for model in apps.get_models():
        events = getattr(model, "pgh_event_model", None)
        if events is not None:
            yield model._meta.label_lower, events


def unsaid(events: type[models.Model]) -> list[str]:
    """Columns of an event table whose values are no words: marks of rows, keys that open doors."""
    columns = [str(field.column) for field in events._meta.concrete_fields]
    return [name for name in columns if name.startswith("pgh_") or NO_WORDS.search(name)]


def watch_histories(using: str = "default", **_signal: Any) -> None:
    """Put the trigger on event tables that lack it; called after every migration.

    What stands in such a table already is entered at once.
    """
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if HistoryEntry._meta.db_table not in there:
            return
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", [TRIGGER]
        )
        watched = {name.strip('"') for (name,) in cursor.fetchall()}
        for label, events in event_models():
            table = events._meta.db_table
            if table in there - watched:
                name = connection.ops.quote_name(table)
                cursor.execute(
                    f"CREATE TRIGGER {TRIGGER} AFTER INSERT ON {name}"
                    " REFERENCING NEW TABLE AS added FOR EACH STATEMENT"
                    f" EXECUTE FUNCTION {TRIGGER}(%s, %s)",
                    [label, "{" + ",".join(unsaid(events)) + "}"],
                )
                cursor.execute(_BACKFILL.format(table=name), [label, unsaid(events)])
