"""A migration that makes many tables at once, forwards and back."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from pgtrigger.compiler import Trigger, UpsertTriggerSql
from pgtrigger.migrations import AddTrigger

from reference.operations import MakeTables

pytestmark = pytest.mark.django_db(transaction=False)
ID = ("id", models.BigAutoField(primary_key=True))
KEY = ("shelf", models.ForeignKey("trying.shelf", on_delete=models.CASCADE))
REFUSE = Trigger(
    name="refuse",
    sql=UpsertTriggerSql(
        func="RAISE EXCEPTION 'full';",
        hash="1",
        operation="INSERT",
        pgid="pgtrigger_refuse_1",
        table="trying_shelf",
        when="BEFORE",
    ),
)
REFUSE_BOOKS = Trigger(
    name="refuse",
    sql=UpsertTriggerSql(
        func="RAISE EXCEPTION 'full';",
        hash="2",
        operation="INSERT",
        pgid="pgtrigger_refuse_2",
        table="trying_book",
        when="BEFORE",
    ),
)
# The book points at a table that comes after it.
MAKE = MakeTables(
    operations=[
        migrations.CreateModel("Book", fields=[ID, KEY]),
        migrations.CreateModel("Shelf", fields=[ID]),
        AddTrigger("shelf", REFUSE),
    ]
)


def tables():
    return {name for name in connection.introspection.table_names() if name.startswith("trying_")}


def apply():
    """The states before and after, with the tables made."""
    before, after = ProjectState(), ProjectState()
    MAKE.state_forwards("trying", after)
    with connection.schema_editor() as editor:
        MAKE.database_forwards("trying", editor, before, after)
    return before, after


def test_tables_come_with_their_keys_and_triggers():
    apply()
    assert tables() == {"trying_book", "trying_shelf"}
    with connection.cursor() as cursor:
        keys = connection.introspection.get_relations(cursor, "trying_book")
        assert keys["shelf_id"][1] == "trying_shelf"
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'trying_shelf'::regclass")
        assert REFUSE.sql.pgid in {name for (name,) in cursor.fetchall()}


def test_tables_go_again():
    before, after = apply()
    with connection.schema_editor() as editor:
        MAKE.database_backwards("trying", editor, after, before)
    assert not tables()


# A change of what stands there already, with a new table that points at it.
CHANGE = MakeTables(
    operations=[
        migrations.AddField("shelf", "room", models.CharField(max_length=9, null=True)),
        migrations.CreateModel("Book", fields=[ID, KEY]),
        AddTrigger("book", REFUSE_BOOKS),
        migrations.AlterField("shelf", "name", models.CharField(max_length=30)),
    ]
)


def widths():
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, "trying_shelf")
    return {column.name: column.display_size for column in columns if column.name != "id"}


def test_change_of_a_table_goes_both_ways():
    before = ProjectState()
    shelf = migrations.CreateModel("Shelf", fields=[ID, ("name", models.CharField(max_length=20))])
    shelf.state_forwards("trying", before)
    with connection.schema_editor() as editor:
        shelf.database_forwards("trying", editor, ProjectState(), before)
    after = before.clone()
    CHANGE.state_forwards("trying", after)
    with connection.schema_editor() as editor:
        CHANGE.database_forwards("trying", editor, before, after)
    assert (tables(), widths()) == ({"trying_book", "trying_shelf"}, {"name": 30, "room": 9})
    with connection.schema_editor() as editor:
        CHANGE.database_backwards("trying", editor, after, before)
    assert (tables(), widths()) == ({"trying_shelf"}, {"name": 20})


# What one more costs is building nearly every model again.
SINGLY = 8


def test_migration_that_changes_much_says_so_in_one_go():
    loader = MigrationLoader(None)
    long = {
        key: len(migration.operations)
        for key, migration in loader.disk_migrations.items()
        if len(migration.operations) > SINGLY
    }
    assert not long, "put them into reference.operations.MakeTables (decision 0019)"


def test_no_model_is_built_before_all_are_known():
    state = ProjectState()
    assert not state.apps.get_models()  # from here on each new model alone would build its kin
    MAKE.state_forwards("trying", state)
    assert "apps" not in vars(state)
    assert {model.__name__ for model in state.apps.get_models()} == {"Book", "Shelf"}


def test_the_writer_of_migrations_can_write_it():
    name, args, values = MAKE.deconstruct()
    assert (name, list(args), values) == ("MakeTables", [], {"operations": MAKE.operations})
