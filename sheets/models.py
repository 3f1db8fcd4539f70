"""Files that staff bring in or take out: what became of each, and how to take it back."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from reference.lookups import trigrams


class PrivateFiles(FileSystemStorage):
    """Below DATA_DIR, where no address of the site leads."""

    @property
    def base_location(self) -> str:  # type: ignore[override]
        return str(settings.DATA_DIR / "sheets")

    @property
    def location(self) -> str:  # type: ignore[override]
        return self.base_location


def private_files() -> PrivateFiles:
    return PrivateFiles()


def place(_row: "SheetImport", _name: str) -> str:
    """A name of our own: the uploader's is kept as a text and never becomes a path."""
    return f"{uuid4().hex}.upload"


class SheetImport(models.Model):
    """One file on its way: read, mapped, checked, committed, perhaps undone."""

    class State(models.TextChoices):
        READING = "READING", _("being read")
        REFUSED = "REFUSED", _("refused")
        READ = "READ", _("columns to be matched")
        CHECKING = "CHECKING", _("being checked")
        CHECKED = "CHECKED", _("checked")
        COMMITTING = "COMMITTING", _("being imported")
        DONE = "DONE", _("imported")
        UNDOING = "UNDOING", _("being undone")
        UNDONE = "UNDONE", _("undone")
        DROPPED = "DROPPED", _("dropped")

    BUSY = (State.READING, State.CHECKING, State.COMMITTING, State.UNDOING)

    kind = models.CharField(_("what"), max_length=30)
    file = models.FileField(_("file"), storage=private_files, upload_to=place, blank=True)
    name = models.CharField(_("name of the file"), max_length=200)
    size = models.PositiveBigIntegerField(_("size"))
    # Of the content: the rows that are committed are those that were checked.
    sha256 = models.CharField(max_length=64, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READING)
    format = models.CharField(_("format"), max_length=20, blank=True)
    headings = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    # The first rows as they stand in the file; gone with the file.
    preview = models.JSONField(default=list, blank=True)
    # Name of a column -> its place in the file, from 0.
    mapping = models.JSONField(default=dict, blank=True)
    # Why the file was refused, or why the last step came to nothing: code and values.
    reason = models.CharField(max_length=40, blank=True)
    about = models.JSONField(default=dict, blank=True)

    row_count = models.PositiveIntegerField(_("rows"), default=0)
    done_count = models.PositiveIntegerField(default=0)
    new_count = models.PositiveIntegerField(_("new"), default=0)
    change_count = models.PositiveIntegerField(_("changed"), default=0)
    same_count = models.PositiveIntegerField(_("as they are"), default=0)
    left_count = models.PositiveIntegerField(_("left alone"), default=0)
    error_count = models.PositiveIntegerField(_("errors"), default=0)

    # Sent with the form: a second click makes no second import.
    request_key = models.UUIDField(unique=True, editable=False)
    created_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("uploaded at"))
    committed_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("imported by")
    )
    committed_at = models.DateTimeField(_("imported at"), null=True)
    undone_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("undone by")
    )
    undone_at = models.DateTimeField(_("undone at"), null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [trigrams("name", name="sheetimport_name_words")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["DONE", "UNDOING", "UNDONE"])
                | Q(committed_at__isnull=False),
                name="sheetimport_done_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state="UNDONE", undone_at__isnull=False)
                | (~Q(state="UNDONE") & Q(undone_at=None)),
                name="sheetimport_undone_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="REFUSED") | ~Q(reason=""), name="sheetimport_refused_says_why"
            ),
            models.CheckConstraint(
                condition=Q(done_count__lte=F("row_count")) | Q(row_count=0),
                name="sheetimport_does_no_more_than_all",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_busy(self) -> bool:
        return self.state in self.BUSY

    @property
    def percent(self) -> int:
        return 100 * self.done_count // self.row_count if self.row_count else 0


class SheetIssue(models.Model):
    """What is wrong with a cell or a row, or why a row is left alone."""

    sheet = models.ForeignKey(SheetImport, models.CASCADE, related_name="issues")
    line = models.PositiveIntegerField(_("row"))
    column = models.CharField(_("column"), max_length=40, blank=True)
    reason = models.CharField(max_length=40)
    about = models.JSONField(default=dict)
    value = models.CharField(_("says"), max_length=80, blank=True)
    # An error keeps the whole file out; other issues only their row.
    is_error = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("issue of an import")
        verbose_name_plural = _("issues of imports")
        indexes = [models.Index(fields=["sheet", "line"], name="sheetissue_of_a_file")]

    def __str__(self) -> str:
        return f"{self.line} {self.column} {self.reason}"


class SheetImage(models.Model):
    """One row that an import wrote: what it was before, and a mark of what it became."""

    sheet = models.ForeignKey(SheetImport, models.CASCADE, related_name="images")
    line = models.PositiveIntegerField()
    # The row's primary key as text, for tables above this layer.
    key = models.CharField(max_length=60)
    # None: the row is new.
    before = models.JSONField(null=True)
    after_mark = models.BigIntegerField()

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "key"], name="sheetimage_is_one_for_a_row"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.key}"


class SheetExport(models.Model):
    """Rows that somebody took out as a file: who, when, which, and how many."""

    class Format(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "XLSX"

    kind = models.CharField(_("what"), max_length=30)
    format = models.CharField(_("format"), max_length=4, choices=Format)
    # As in the address of the list; a search may hold a name, so it goes after 90 days.
    query = models.CharField(_("search and filters"), max_length=500, blank=True)
    row_count = models.PositiveIntegerField(_("rows"))
    created_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("taken at"))

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")

    def __str__(self) -> str:
        return f"{self.kind} {self.created_at:%Y-%m-%d %H:%M}"
