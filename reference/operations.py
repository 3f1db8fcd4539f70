"""One operation for a migration that makes or changes many tables at once."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger


class MakeTables(Operation):
    """Operations of one migration, with their models built once.

    Django builds every model related to a changed one anew, which here are nearly all of them:
    16,000 classes for 156 tables, nine tenths of the time of a first migration (decision 0019).
    Each operation sees the models as they are before all and after all: a new table is made whole,
    so whatever is added to it later in the same migration belongs into its `CreateModel`.
    Foreign keys may point forwards, for PostgreSQL hears of them when the migration ends.
    """

    serialization_expand_args = ["operations"]
    category = OperationCategory.ADDITION

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        return (self.__class__.__name__, [], {"operations": self.operations})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # Whoever asks for the models next builds each of them once.
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for operation in reversed(self.operations):
            # A trigger asks the state that it goes back to, which may not know the table.
            back = from_state if isinstance(operation, AddTrigger) else to_state
            operation.database_backwards(app_label, schema_editor, from_state, back)

    def describe(self) -> str:
        return f"Make {len(self.operations)} tables, triggers and changes"
