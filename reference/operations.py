"""One operation for a migration that makes many tables at once."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class MakeTables(Operation):
    """`CreateModel` and `AddTrigger` operations of one migration, with their models built once.

    Django builds every model related to a new one anew, which here are nearly all of them:
    16,000 classes for 156 tables, nine tenths of the time of a first migration (decision 0019).
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
        # Only the state before knows the tables, also when their triggers go.
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, from_state)

    def describe(self) -> str:
        return f"Make {len(self.operations)} tables and triggers"
