"""What the worker does for imports: reads files, checks rows, imports and undoes."""

from procrastinate.contrib.django import app


def _run(step: str, sheet: int) -> None:
    from django.utils import timezone

    from sheets import running

    running.run(step, pk=sheet, at=timezone.now())


@app.task(name="sheets.read", queue="sheets")
def read(sheet: int) -> None:
    """What the file is, its headings and first rows."""
    _run("read", sheet)


@app.task(name="sheets.check", queue="sheets")
def check(sheet: int) -> None:
    """Every row against every rule, and what would become of it."""
    _run("check", sheet)


@app.task(name="sheets.commit", queue="sheets", lock="sheets.write")
def commit(sheet: int) -> None:
    """All rows into their table, or none. One import writes at a time."""
    _run("commit", sheet)


@app.task(name="sheets.undo", queue="sheets", lock="sheets.write")
def undo(sheet: int) -> None:
    """All rows as they were, or none changed."""
    _run("undo", sheet)
