"""The rows of a file in a table of their own for one transaction: checked there, then written.

`staged` has a line number, a column for each of the kind's, `target` (the primary key of the row
that is meant, NULL for a new one), `verdict` and `before` (the row as it was). COPY fills it, so
memory does not grow with rows.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from sheets.cells import EXCERPT, Problem
from sheets.columns import key_of
from sheets.kinds import Check, Kind
from sheets.models import SheetImage, SheetImport, SheetIssue

# More issues than these help nobody to put a file right; they are counted all the same.
MOST_ISSUES = 50_000
BATCH = 2000
# Takes the share of a step that is done.
Progress = Callable[[float], None]
ISSUES = SheetIssue._meta.db_table
IMAGES = SheetImage._meta.db_table
NEW, CHANGE, SAME, LEFT = "new", "change", "same", "left"


class Staging:
    """The staging table of one import, inside the caller's transaction."""

    def __init__(self, kind: Kind, sheet: SheetImport) -> None:
        self.kind, self.sheet = kind, sheet
        self.pk = kind.table._meta.pk
        # The province beyond which whoever brings the file does not reach; None for no limit.
        self.limit = sheet.created_by.province_id if sheet.created_by else None
        self.names = [column.name for column in kind.columns]
        self.issue_count = self.kept = 0

    def run(self, sql: str, **values: Any) -> int:
        """Execute a statement; how many rows it touched."""
        with connection.cursor() as cursor:
            cursor.execute(sql, self._values(values))
            return cursor.rowcount

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, self._values(values))
            return cursor.fetchall()

    def _values(self, values: dict[str, Any]) -> dict[str, Any]:
        by = self.sheet.created_by_id
        return {"sheet": self.sheet.pk, "limit": self.limit, "by": by, **values}

    # ── Filling ──────────────────────────────────────────────────────────────────────────────
    def open(self) -> None:
        """An empty table that goes with the transaction, whose statements may take their time."""
        columns = ", ".join(f"{name} {kind}" for name, kind in self.kind.staged)
        pk = self.pk.rel_db_type(connection)
        self.run("SET LOCAL statement_timeout = 0")
        self.run("SET LOCAL idle_in_transaction_session_timeout = 0")
        self.run("SET LOCAL work_mem = '64MB'")
        # Put off to the end, the checks of foreign keys would take the square of the rows: the
        # history's triggers open a subtransaction for each.
        self.run("SET CONSTRAINTS ALL IMMEDIATE")
        self.run("DROP TABLE IF EXISTS pg_temp.staged")
        # With room left on its pages a row that is looked up is rewritten beside itself, without
        # the index; half the time of each lookup.
        self.run(
            f"CREATE TEMP TABLE staged (line integer PRIMARY KEY, {columns},"
            f" name_key text, target {pk}, verdict text DEFAULT '{NEW}', before jsonb)"
            " WITH (fillfactor=35) ON COMMIT DROP"
        )
        self.run(f"DELETE FROM {ISSUES} WHERE sheet_id = %(sheet)s")

    def fill(
        self, rows: Iterable[tuple[int, list[Any], list[Problem]]], names: Sequence[str]
    ) -> int:
        """Copy rows into the table, a batch at a time. Returns how many. `names` as the values."""
        batch: list[tuple[int, list[Any], list[Problem]]] = []
        count = 0
        for row in rows:
            batch.append(row)
            if len(batch) == BATCH:
                count += self._copy(batch, names)
                batch = []
        return count + self._copy(batch, names)

    def _copy(self, batch: list[tuple[int, list[Any], list[Problem]]], names: Sequence[str]) -> int:
        # Cheaper here than by the database's regular expressions.
        named = names.index("name") if "name" in names else None
        columns = ", ".join(("line", *names, "name_key"))
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY staged ({columns}) FROM STDIN") as out,
        ):
            for line, values, _problems in batch:
                name = values[named] if named is not None else None
                out.write_row((line, *values, key_of(name) if name else None))
        self.tell([problem for _line, _values, problems in batch for problem in problems])
        return len(batch)

    def tell(self, problems: Sequence[Problem]) -> None:
        """Keep problems of the file, as many as anybody reads."""
        self.issue_count += sum(problem.is_error for problem in problems)
        kept = problems[: max(MOST_ISSUES - self.kept, 0)]
        self.kept += len(kept)
        if not kept:
            return
        columns = 'sheet_id, line, "column", reason, about, value, is_error'
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {ISSUES} ({columns}) FROM STDIN") as out,
        ):
            for one in kept:
                about = Jsonb(one.about)
                out.write_row(
                    (
                        self.sheet.pk,
                        one.line,
                        one.column,
                        one.reason,
                        about,
                        one.value,
                        one.is_error,
                    )
                )

    def index_targets(self) -> None:
        """Find lines by the row they mean; to be called before any line is rewritten.

        An index that is made over rows rewritten in place is not used until the transaction ends.
        """
        self.run("CREATE INDEX staged_target ON staged (target)")

    # ── Judging ──────────────────────────────────────────────────────────────────────────────
    def match(self, progress: Progress) -> None:
        """Which stored row each line means; one that two lines mean is an error of the second."""
        self.index_targets()
        self.run("ANALYZE staged")
        for number, sql in enumerate(self.kind.match, 1):
            self.run(sql)
            progress(number / len(self.kind.match))
        # What was looked up is known to the planner only so; else a check may go by the square.
        self.run("ANALYZE staged")
        self.check(
            Check(
                "twice",
                "SELECT line, '', jsonb_build_object('line', first) FROM (SELECT line, target,"
                " min(line) OVER (PARTITION BY target) AS first FROM staged"
                " WHERE target IS NOT NULL) AS s WHERE line > first",
            )
        )

    def judge(self, progress: Progress) -> None:
        """What would become of each line: new, change, same or left."""
        self._keep_within()
        for number, check in enumerate(self.kind.checks, 1):
            self.check(check)
            progress(number / (len(self.kind.checks) + 1))
        table, pk = self.kind.table._meta.db_table, self.pk.column
        differs = " OR ".join([*self._fields_differ(), *self._parts_differ()]) or "false"
        self.run(
            f"UPDATE staged AS s SET verdict = CASE WHEN {differs} THEN 'change' ELSE 'same' END"
            f" FROM {table} AS t WHERE t.{pk} = s.target AND s.verdict = 'new'"
        )
        if self.kind.is_coded:
            self.run("UPDATE staged SET verdict = NULL WHERE target IS NULL")
        progress(1)
        for name in self.kind.required_new:
            missing = f"verdict = 'new' AND s.{name} IS NULL AND NOT {told(name)}"
            sql = f"SELECT line, '', NULL::jsonb FROM staged AS s WHERE {missing}"
            self.check(Check("required", sql, name))

    def _keep_within(self) -> None:
        """Leave what lies outside of the importer's province, and tell nothing of what is there."""
        if self.limit and self.kind.elsewhere:
            self.check(Check("elsewhere", self.kind.elsewhere, is_error=False))
            self.run(f"UPDATE staged SET target = NULL WHERE verdict = '{LEFT}'")

    def _fields_differ(self) -> Iterator[str]:
        types = dict(self.kind.staged)
        for name in self.kind.fields:
            now = self.kind.stored(name)
            differs = f"s.{name} IS DISTINCT FROM {now}"
            if types[name].endswith("[]"):  # the order of several values says nothing
                differs = f"(s.{name} <@ {now} AND {now} <@ s.{name}) IS NOT TRUE"
            yield f"(s.{name} IS NOT NULL AND {differs})"

    def _parts_differ(self) -> Iterator[str]:
        for name, part in self.kind.parts.items():
            now = f"coalesce({part.current}, '{{}}')"
            same = f"s.{name} <@ {now}" if part.only_adds else f"s.{name} = {now}"
            yield f"(s.{name} IS NOT NULL AND NOT ({same}))"

    def check(self, check: Check) -> None:
        """Tell of the lines that break a rule; those that are only left alone are marked."""
        for found in self._pages(check.sql):
            self.tell(
                [
                    Problem(
                        line,
                        check.column,
                        check.reason,
                        # Django's connections leave JSON as text.
                        json.loads(about or "{}"),
                        str(value or "")[:EXCERPT],
                        check.is_error,
                    )
                    for line, value, about in found
                ]
            )
        if not check.is_error:
            lines = f"SELECT line FROM ({check.sql}) AS found(line, value, about)"
            self.run(f"UPDATE staged SET verdict = 'left' WHERE line IN ({lines})")

    def _pages(self, sql: str) -> Iterator[list[tuple[Any, ...]]]:
        """Lines a rule finds, in order, some thousands at a time; the rest is counted only."""
        page = 5000
        ordered = f"SELECT * FROM ({sql}) AS found(line, value, about) ORDER BY line"
        found = self.rows(f"{ordered} LIMIT {MOST_ISSUES + 1}") if self.kept < MOST_ISSUES else []
        for start in range(0, len(found), page):
            yield found[start : start + page]
        if len(found) > MOST_ISSUES or (not found and self.kept >= MOST_ISSUES):
            [(more,)] = self.rows(f"SELECT count(*) FROM ({sql}) AS found(line, value, about)")
            self.issue_count += max(more - len(found), 0)

    def counts(self) -> dict[str, int]:
        """Verdict -> lines; those with an error that is told have none."""
        faulty = (
            f"SELECT 1 FROM {ISSUES} AS i WHERE i.sheet_id = %(sheet)s AND i.line = s.line"
            " AND i.is_error"
        )
        return dict(
            self.rows(
                f"SELECT verdict, count(*) FROM staged AS s WHERE NOT EXISTS ({faulty})"
                " GROUP BY verdict"
            )
        )


def told(*columns: str) -> str:
    """SQL that is true of line `s` if something was said of one of its columns already."""
    names = ", ".join(f"'{name}'" for name in columns)
    return (
        f"EXISTS (SELECT 1 FROM {ISSUES} AS i WHERE i.sheet_id = %(sheet)s AND i.line = s.line"
        f' AND i."column" IN ({names}))'
    )


def image_sql(kind: Kind) -> str:
    """SQL for what the kind's columns say of row `t`, as jsonb."""
    pairs = [f"'{name}', t.{column}" for name, column in kind.fields.items()]
    pairs += [f"'{name}', coalesce({part.current}, '{{}}')" for name, part in kind.parts.items()]
    return f"jsonb_build_object({', '.join(pairs)})"


def mark_sql(kind: Kind) -> str:
    """SQL for a number that tells whether row `t` is still as an import left it."""
    watched = "".join(f" || coalesce(t.{column}::text, '')" for column in kind.watched)
    return f"hashtextextended({image_sql(kind)}::text{watched}, 0)"
