"""Writes what was staged, and takes it back: set-based, in the caller's one transaction."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection

from sheets.cells import Problem
from sheets.kinds import Kind
from sheets.models import SheetImport
from sheets.staging import (
    CHANGE,
    IMAGES,
    MOST_ISSUES,
    NEW,
    Progress,
    Staging,
    image_sql,
    mark_sql,
)

# So many lines are written by one statement: often enough for a bar that moves.
PORTION = 10_000
# From so many lines on they and their rows are read side by side, never one for each of the others.
MANY = 1000


class Writing:
    """Puts the staged rows of one import into their table, with a before-image of each."""

    def __init__(self, staging: Staging) -> None:
        self.staging = staging
        self.kind: Kind = staging.kind
        self.table = self.kind.table._meta.db_table
        self.pk = str(self.kind.table._meta.pk.column)

    def lock(self) -> None:
        """Nobody changes the rows that are meant until the transaction ends."""
        self.staging.run(
            f"SELECT count(*) FROM (SELECT 1 FROM {self.table} AS t JOIN staged AS s"
            f" ON t.{self.pk} = s.target ORDER BY t.{self.pk} FOR NO KEY UPDATE OF t) AS locked"
        )

    def write(self, *, at: datetime, progress: Progress) -> None:
        """New rows, then changes, with their images; so many lines at a time."""
        # The history's triggers plan for as many rows as they meet first, which here are the most;
        # a plan kept from a single row's change would take the square of the rows.
        self.staging.run("DISCARD PLANS")
        self._name_new_rows()
        portions = [*self.portions(NEW), *self.portions(CHANGE)]
        for number, (verdict, lines) in enumerate(portions, 1):
            of = {**lines, "at": at}
            if verdict == NEW:
                self._insert(of)
            else:
                self._remember(of)
                self.update(of, exact=False)
            self.write_parts(of, verdict, exact=False)
            self._mark(of, verdict)
            progress(number / len(portions))

    def portions(self, verdict: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """(verdict, its next `PORTION` lines), those that are fewer last.

        They come as low and high key, in the order of keys whatever the file's is: so each
        statement reads a part of the table and not all of it.
        """
        # New rows have had their keys since the last look: taken for next to none, a portion is
        # joined row by row with all of itself.
        self.staging.run("ANALYZE staged (target, verdict)")
        found = self.staging.rows(
            "SELECT min(target), max(target), count(*) FROM (SELECT target,"
            " (row_number() OVER (ORDER BY target) - 1) / %(portion)s AS portion FROM staged"
            " WHERE verdict = %(verdict)s) AS s GROUP BY portion ORDER BY portion",
            portion=PORTION,
            verdict=verdict,
        )
        if any(count >= MANY for _low, _high, count in found):
            # A table that was empty when it was last looked at is taken for one row.
            self.staging.run("SET LOCAL enable_nestloop = off")
        for low, high, _count in found:
            yield verdict, {"low": low, "high": high}

    def rows_of(self, verdict: str) -> str:
        """SQL that joins lines `s` of one portion with their rows `t`."""
        pk = f"t.{self.pk}"
        return f"{pk} = s.target AND {pk} BETWEEN %(low)s AND %(high)s AND {_lines(verdict)}"

    def _name_new_rows(self) -> None:
        """Give new rows their numbers, in the order of the lines."""
        if self.kind.is_coded:
            return
        [(sequence,)] = self.staging.rows(
            "SELECT pg_get_serial_sequence(%(table)s, %(pk)s)", table=self.table, pk=self.pk
        )
        self.staging.run(
            "UPDATE staged AS s SET target = named.id FROM (SELECT line,"
            " nextval(%(sequence)s::regclass) AS id FROM (SELECT line FROM staged"
            " WHERE verdict = 'new' ORDER BY line) AS sorted) AS named WHERE named.line = s.line",
            sequence=sequence,
        )

    def _insert(self, of: dict) -> None:
        fresh = dict(self.kind.fresh)
        columns: dict[str, str] = {self.pk: "s.target"}
        for name, column in self.kind.fields.items():
            default = fresh.pop(column, None)
            columns[column] = f"coalesce(s.{name}, {default})" if default else f"s.{name}"
        columns |= fresh
        self.staging.run(
            f"INSERT INTO {self.table} ({', '.join(columns)}) SELECT {', '.join(columns.values())}"
            f" FROM staged AS s WHERE {_lines(NEW)} ORDER BY s.line",
            **of,
        )

    def _remember(self, of: dict) -> None:
        """What each row says before its change."""
        self.staging.run(
            f"UPDATE staged AS s SET before = {image_sql(self.kind)} FROM {self.table} AS t"
            f" WHERE {self.rows_of(CHANGE)}",
            **of,
        )

    def _mark(self, of: dict, verdict: str) -> None:
        """An image of each row: what it was, and a mark of what it has become."""
        self.staging.run(
            f"INSERT INTO {IMAGES} (sheet_id, line, key, before, after_mark)"
            f" SELECT %(sheet)s, s.line, s.target::text, s.before, {mark_sql(self.kind)}"
            f" FROM staged AS s, {self.table} AS t WHERE {self.rows_of(verdict)}",
            **of,
        )

    def update(self, of: dict, *, exact: bool) -> None:
        """Set what the lines say; `exact` also what they leave empty, as an undoing does."""
        sets = [
            f"{column} = "
            + (f"s.{name}" if exact else f"coalesce(s.{name}, {self.kind.stored(name)})")
            for name, column in self.kind.fields.items()
            if column != self.pk
        ]
        sets += [f"{column} = {sql}" for column, sql in self.kind.touched.items()]
        self.staging.run(
            f"UPDATE {self.table} AS t SET {', '.join(sets)} FROM staged AS s"
            f" WHERE {self.rows_of(CHANGE)}",
            **of,
        )

    def write_parts(self, of: dict, verdict: str, *, exact: bool) -> None:
        """The rows that hang on those of the lines."""
        for name, part in self.kind.parts.items():
            lines = f"s.{name} IS NOT NULL AND {_lines(verdict)}"
            first = part.restore if exact else part.amend
            removes = part.remove if exact or not part.only_adds else ""
            for sql in filter(None, (first, removes, part.add)):
                self.staging.run(f"{sql} AND {lines}", **of)


def _lines(verdict: str) -> str:
    """SQL that is true of the lines `s` of one portion."""
    return f"s.verdict = '{verdict}' AND s.target BETWEEN %(low)s AND %(high)s"


class Undoing:
    """Takes an import back whole, or says which rows keep it from that."""

    def __init__(self, kind: Kind, sheet: SheetImport) -> None:
        self.kind = kind
        self.staging = Staging(kind, sheet)
        self.writing = Writing(self.staging)
        self.table, self.pk = self.writing.table, self.writing.pk

    def open(self) -> None:
        """The rows as they were, in the staging table; theirs are locked."""
        self.staging.open()
        types = ", ".join(f"{name} {kind}" for name, kind in self.kind.staged)
        names = ", ".join(name for name, _kind in self.kind.staged)
        given = ", ".join(f"b.{name}" for name, _kind in self.kind.staged)
        pk = self.kind.table._meta.pk.rel_db_type(connection)
        self.staging.run("ALTER TABLE staged ADD COLUMN mark bigint")
        self.staging.run(
            f"INSERT INTO staged (line, target, mark, verdict, {names})"
            f" SELECT i.line, i.key::{pk}, i.after_mark,"
            f" CASE WHEN i.before IS NULL THEN '{NEW}' ELSE '{CHANGE}' END, {given}"
            f" FROM {IMAGES} AS i LEFT JOIN LATERAL jsonb_to_record(i.before) AS b({types})"
            " ON true WHERE i.sheet_id = %(sheet)s"
        )
        self.staging.index_targets()
        self.staging.run("ANALYZE staged")
        self.writing.lock()

    def obstacles(self, *, progress: Progress) -> list[Problem]:
        """Rows that were changed or used since, or are gone, each with its name, by line.

        No more than somebody reads: then the rest is not looked at.
        """
        found: list[tuple[int, str, str]] = []
        portions = [*self.writing.portions(NEW), *self.writing.portions(CHANGE)]
        for number, (verdict, lines) in enumerate(portions, 1):
            found += self._moved(verdict, lines)
            if verdict == NEW:
                found += self._used(lines)
            if len(found) >= MOST_ISSUES:
                break
            progress(number / len(portions))
        return [Problem(line, "", reason, {}, said[:80]) for line, reason, said in sorted(found)]

    def _moved(self, verdict: str, lines: dict[str, Any]) -> list[Any]:
        """Those that are gone, or no longer as the import left them."""
        pk = f"t.{self.pk}"
        return self.staging.rows(
            f"SELECT s.line, CASE WHEN {pk} IS NULL THEN 'gone' ELSE 'changed' END,"
            f" coalesce(t.{self.kind.name}::text, s.target::text)"
            f" FROM staged AS s LEFT JOIN {self.table} AS t"
            f" ON {pk} = s.target AND {pk} BETWEEN %(low)s AND %(high)s"
            f" WHERE {_lines(verdict)} AND ({pk} IS NULL OR s.mark <> {mark_sql(self.kind)})",
            **lines,
        )

    def _used(self, lines: dict[str, Any]) -> list[Any]:
        """New ones to which something refers by now."""
        return self.staging.rows(
            f"SELECT s.line, 'used', t.{self.kind.name}::text FROM staged AS s, {self.table} AS t"
            f" WHERE {self.writing.rows_of(NEW)} AND ({' OR '.join(self._uses()) or 'false'})",
            **lines,
        )

    def _uses(self) -> Iterator[str]:
        """SQL that is true where another table refers to row `t`; the kind's own parts do not."""
        own = " ".join(part.add for part in self.kind.parts.values())
        for relation in self.kind.table._meta.get_fields(include_hidden=True):
            if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
                continue
            other: Any = relation.related_model
            column = getattr(relation.remote_field, "column", None)
            table = other._meta.db_table
            if (
                column
                and f"{table} ({column}," not in own
                and not hasattr(other, "pgh_tracked_model")
            ):
                yield f"EXISTS (SELECT 1 FROM {table} AS o WHERE o.{column} = t.{self.pk})"

    def write(self, *, at: datetime, progress: Progress) -> None:
        """Delete what was new, set back what was changed; the images go."""
        self.staging.run("DISCARD PLANS")  # as in `Writing.write`
        writing = self.writing
        portions = [*writing.portions(NEW), *writing.portions(CHANGE)]
        for number, (verdict, lines) in enumerate(portions, 1):
            of = {**lines, "at": at}
            if verdict == NEW:
                self._take_away(of)
            else:
                writing.update(of, exact=True)
                writing.write_parts(of, CHANGE, exact=True)
            progress(number / len(portions))
        self.staging.run(f"DELETE FROM {IMAGES} WHERE sheet_id = %(sheet)s")

    def _take_away(self, of: dict) -> None:
        for part in self.kind.parts.values():
            self.staging.run(f"{part.remove} AND {_lines(NEW)}", **of)
        self.staging.run(
            f"DELETE FROM {self.table} AS t USING staged AS s WHERE {self.writing.rows_of(NEW)}",
            **of,
        )
