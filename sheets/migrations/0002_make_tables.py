import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import reference.operations
import sheets.models


class Migration(migrations.Migration):
    replaces = [("sheets", "0002_create_tables")]

    initial = True

    dependencies = [
        ("accounts", "0001_make_tables"),
        ("reference", "0001_create_database_functions"),
        ("sheets", "0001_create_functions"),
    ]

    operations = [
        reference.operations.MakeTables(
            operations=[
                migrations.CreateModel(
                    name="SheetImport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("kind", models.CharField(max_length=30, verbose_name="what")),
                        (
                            "file",
                            models.FileField(
                                blank=True,
                                storage=sheets.models.private_files,
                                upload_to=sheets.models.place,
                                verbose_name="file",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name of the file")),
                        ("size", models.PositiveBigIntegerField(verbose_name="size")),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("READING", "being read"),
                                    ("REFUSED", "refused"),
                                    ("READ", "columns to be matched"),
                                    ("CHECKING", "being checked"),
                                    ("CHECKED", "checked"),
                                    ("COMMITTING", "being imported"),
                                    ("DONE", "imported"),
                                    ("UNDOING", "being undone"),
                                    ("UNDONE", "undone"),
                                    ("DROPPED", "dropped"),
                                ],
                                default="READING",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "format",
                            models.CharField(blank=True, max_length=20, verbose_name="format"),
                        ),
                        (
                            "headings",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("preview", models.JSONField(blank=True, default=list)),
                        ("mapping", models.JSONField(blank=True, default=dict)),
                        ("reason", models.CharField(blank=True, max_length=40)),
                        ("about", models.JSONField(blank=True, default=dict)),
                        ("row_count", models.PositiveIntegerField(default=0, verbose_name="rows")),
                        ("done_count", models.PositiveIntegerField(default=0)),
                        ("new_count", models.PositiveIntegerField(default=0, verbose_name="new")),
                        (
                            "change_count",
                            models.PositiveIntegerField(default=0, verbose_name="changed"),
                        ),
                        (
                            "same_count",
                            models.PositiveIntegerField(default=0, verbose_name="as they are"),
                        ),
                        (
                            "left_count",
                            models.PositiveIntegerField(default=0, verbose_name="left alone"),
                        ),
                        (
                            "error_count",
                            models.PositiveIntegerField(default=0, verbose_name="errors"),
                        ),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="uploaded at")),
                        (
                            "committed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="imported by",
                            ),
                        ),
                        (
                            "committed_at",
                            models.DateTimeField(null=True, verbose_name="imported at"),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="undone by",
                            ),
                        ),
                        ("undone_at", models.DateTimeField(null=True, verbose_name="undone at")),
                    ],
                    options={
                        "verbose_name": "import",
                        "verbose_name_plural": "imports",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["DONE", "UNDOING", "UNDONE"]), _negated=True
                                    ),
                                    ("committed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="sheetimport_done_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "UNDONE"), ("undone_at__isnull", False)),
                                    models.Q(
                                        models.Q(("state", "UNDONE"), _negated=True),
                                        ("undone_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="sheetimport_undone_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "REFUSED"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="sheetimport_refused_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_count__lte", models.F("row_count")),
                                    ("row_count", 0),
                                    _connector="OR",
                                ),
                                name="sheetimport_does_no_more_than_all",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetIssue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="issues",
                                to="sheets.sheetimport",
                            ),
                        ),
                        ("line", models.PositiveIntegerField(verbose_name="row")),
                        (
                            "column",
                            models.CharField(blank=True, max_length=40, verbose_name="column"),
                        ),
                        ("reason", models.CharField(max_length=40)),
                        ("about", models.JSONField(default=dict)),
                        ("value", models.CharField(blank=True, max_length=80, verbose_name="says")),
                        ("is_error", models.BooleanField(default=True)),
                    ],
                    options={
                        "verbose_name": "issue of an import",
                        "verbose_name_plural": "issues of imports",
                        "indexes": [
                            models.Index(fields=["sheet", "line"], name="sheetissue_of_a_file")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetImage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="images",
                                to="sheets.sheetimport",
                            ),
                        ),
                        ("line", models.PositiveIntegerField()),
                        ("key", models.CharField(max_length=60)),
                        ("before", models.JSONField(null=True)),
                        ("after_mark", models.BigIntegerField()),
                    ],
                    options={
                        "verbose_name": "row of an import",
                        "verbose_name_plural": "rows of imports",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sheet", "key"), name="sheetimage_is_one_for_a_row"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetExport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("kind", models.CharField(max_length=30, verbose_name="what")),
                        (
                            "format",
                            models.CharField(
                                choices=[("csv", "CSV"), ("xlsx", "XLSX")],
                                max_length=4,
                                verbose_name="format",
                            ),
                        ),
                        (
                            "query",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="search and filters"
                            ),
                        ),
                        ("row_count", models.PositiveIntegerField(verbose_name="rows")),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="by",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="taken at")),
                    ],
                    options={
                        "verbose_name": "export",
                        "verbose_name_plural": "exports",
                    },
                ),
            ],
        ),
    ]
