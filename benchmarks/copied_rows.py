"""Copies of a few rows, made by PostgreSQL until there are 100,000."""

from django.db import connection, models

ROWS = 100_000


def _another(table: str) -> str:
    """SQL of the key of another row of a table for each copy, the newest first."""
    return f"(SELECT max(id) FROM {table}) - {{n}} + 1"


FIRM, USER = _another("enterprises_enterprise"), _another("accounts_user")
LISTING, MAKER = _another("platforms_platform"), _another("platforms_vendor")


def copy(model: type[models.Model], *, count: int = ROWS, **columns: str) -> None:
    """Copies of a table's rows until `count` came; columns: SQL by name, over `src` and {n}."""
    fields = [
        field
        for field in model._meta.concrete_fields
        if not field.generated and not isinstance(field, models.AutoField)
    ]
    values = [columns.get(each.column) or default_of(each) for each in fields]
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(each.column) for each in fields)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(
            f"WITH sample AS (SELECT *, row_number() OVER () AS its_turn FROM {table} LIMIT 100),"
            " size AS (SELECT count(*) AS much FROM sample)"
            f" INSERT INTO {table} ({names})"
            f" SELECT {', '.join(value.replace('{n}', 'n') for value in values)}"
            f" FROM generate_series(1, {count}) AS n, size"
            " JOIN LATERAL (SELECT * FROM sample WHERE its_turn = 1 + n % size.much) AS src ON true"
        )


def default_of(field: models.Field) -> str:
    if isinstance(field, models.UUIDField):
        return "gen_random_uuid()"
    return (
        "NULL" if field.unique and field.null else f"src.{connection.ops.quote_name(field.column)}"
    )
