"""An import walked through its steps, as the worker would."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sheets import running, services
from sheets.models import SheetImport
from tests.staff import colleague

AT = datetime(2026, 11, 29, 3, tzinfo=UTC)


class Walk:
    """Takes one file as far as it gets; what became of it stands in `row`."""

    def __init__(self, by):
        self.by = by
        self.row = None

    def upload(self, kind, text, name="danh-sach.csv"):
        data = text if isinstance(text, bytes) else text.encode()
        self.row = services.upload(
            kind=kind,
            file=SimpleUploadedFile(name, data),
            request_key=uuid4(),
            by=self.by,
            at=AT,
        )
        return self.step("read")

    def step(self, name):
        running.run(name, pk=self.row.pk, at=AT)
        self.row.refresh_from_db()
        return self

    def check(self, kind=None, text=None):
        if kind:
            self.upload(kind, text)
        services.choose_columns(sheet=self.row, mapping=self.row.mapping, by=self.by)
        return self.step("check")

    def bring(self, kind, text):
        """Upload, check and import; refuses a file with errors."""
        self.check(kind, text)
        assert not self.issues()
        services.commit(sheet=self.row, by=self.by, at=AT)
        return self.step("commit")

    def undo(self):
        services.undo(sheet=self.row, by=self.by, at=AT)
        return self.step("undo")

    def issues(self):
        rows = self.row.issues.order_by("line", "column", "reason")
        return [(row.line, row.column, row.reason) for row in rows if row.is_error]

    def counts(self):
        return tuple(
            getattr(self.row, f"{name}_count") for name in ("new", "change", "same", "left")
        )


@pytest.fixture
def files(settings, tmp_path):
    """Uploads of a test go with it."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "sheets"


@pytest.fixture
def walk(db, files):
    return Walk(colleague("admin"))


@pytest.fixture
def another(walk):
    """A second import by the same person."""
    return Walk(walk.by)


def state_of(walk):
    return SheetImport.objects.get(pk=walk.row.pk).state
