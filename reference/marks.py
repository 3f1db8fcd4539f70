"""Numbers that tell whether stored rows are still the same, without reading them.

PostgreSQL writes a changed row to a new place under the number of its transaction; place and number
together name one version of a row, whoever wrote it and however.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Model

# The version of one row as a number of 64 bits; tables differ by their seed.
ROW = "hashtidextended({table}.ctid, {table}.xmin::text::bigint * 64 + {seed})"


def mark_of(models: Iterable[type[Model]]) -> int:
    """A number that differs after any change to the tables; one query."""
    tables = [model._meta.db_table for model in models]
    rows = " UNION ALL ".join(
        f"SELECT {ROW.format(table=table, seed=seed)} AS mark FROM {table}"  # noqa: S608
        for seed, table in enumerate(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(bit_xor(mark), 0) FROM ({rows}) AS rows")  # noqa: S608
        return int(cursor.fetchone()[0])
