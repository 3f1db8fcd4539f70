import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import reference.lookups
import reference.operations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0002_make_tables"),
    ]

    operations = [
        reference.operations.MakeTables(
            operations=[
                migrations.CreateModel(
                    name="Figure",
                    fields=[
                        (
                            "code",
                            models.SlugField(
                                max_length=60,
                                primary_key=True,
                                serialize=False,
                                verbose_name="code",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("RESULT", "result"), ("TARGET", "target")],
                                max_length=6,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="value",
                            ),
                        ),
                        (
                            "qualifier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ABOUT", "about"),
                                    ("OVER", "over"),
                                    ("NEARLY", "nearly"),
                                    ("LEAST", "at least"),
                                    ("UPTO", "up to"),
                                    ("MORE", "more than before"),
                                ],
                                max_length=6,
                                verbose_name="exactness",
                            ),
                        ),
                        ("from_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "note_vi",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="note in Vietnamese"
                            ),
                        ),
                        (
                            "note_en",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="note in English"
                            ),
                        ),
                        ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, editable=False, max_length=32),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="figures",
                                to="programme.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "published figure",
                        "verbose_name_plural": "published figures",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("note_vi"), name="gin_trgm_ops"
                                ),
                                name="figure_note_words",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("value__isnull", False),
                                    models.Q(("note_vi", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="figure_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_on", None),
                                    ("until_on", None),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="figure_ends_after_it_begins",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "code",
                            models.SlugField(
                                max_length=60,
                                primary_key=True,
                                serialize=False,
                                verbose_name="code",
                            ),
                        ),
                        (
                            "name_vi",
                            models.CharField(max_length=250, verbose_name="Vietnamese name"),
                        ),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=250, verbose_name="English name"
                            ),
                        ),
                        (
                            "is_retired",
                            models.BooleanField(
                                default=False,
                                help_text="Kept for what refers to it, offered no more.",
                                verbose_name="retired",
                            ),
                        ),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, editable=False, max_length=32),
                        ),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("PROGRAMME", "of the programme"),
                                    ("INDUSTRY", "of the industry"),
                                    ("CONTEXT", "of the economy"),
                                ],
                                max_length=9,
                                verbose_name="group",
                            ),
                        ),
                        (
                            "unit_vi",
                            models.CharField(max_length=60, verbose_name="unit in Vietnamese"),
                        ),
                        (
                            "unit_en",
                            models.CharField(max_length=60, verbose_name="unit in English"),
                        ),
                        (
                            "definition_vi",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="definition in Vietnamese"
                            ),
                        ),
                        (
                            "definition_en",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="definition in English"
                            ),
                        ),
                        (
                            "measured",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("VISIT", "visitors of a day"),
                                    ("ASSESSED", "assessments finished"),
                                    ("CONSULTED", "enterprises advised"),
                                    ("USING", "platforms kept after a trial"),
                                    ("PUBLISHED", "platforms published"),
                                    ("ADVISERS", "advisers in the network"),
                                ],
                                max_length=10,
                                verbose_name="counted here as",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "verbose_name": "indicator",
                        "verbose_name_plural": "indicators",
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "code",
                            models.SlugField(
                                db_index=False, max_length=60, serialize=False, verbose_name="code"
                            ),
                        ),
                        (
                            "name_vi",
                            models.CharField(max_length=250, verbose_name="Vietnamese name"),
                        ),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=250, verbose_name="English name"
                            ),
                        ),
                        (
                            "is_retired",
                            models.BooleanField(
                                default=False,
                                help_text="Kept for what refers to it, offered no more.",
                                verbose_name="retired",
                            ),
                        ),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, editable=False, max_length=32),
                        ),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("PROGRAMME", "of the programme"),
                                    ("INDUSTRY", "of the industry"),
                                    ("CONTEXT", "of the economy"),
                                ],
                                max_length=9,
                                verbose_name="group",
                            ),
                        ),
                        (
                            "unit_vi",
                            models.CharField(max_length=60, verbose_name="unit in Vietnamese"),
                        ),
                        (
                            "unit_en",
                            models.CharField(max_length=60, verbose_name="unit in English"),
                        ),
                        (
                            "definition_vi",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="definition in Vietnamese"
                            ),
                        ),
                        (
                            "definition_en",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="definition in English"
                            ),
                        ),
                        (
                            "measured",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("VISIT", "visitors of a day"),
                                    ("ASSESSED", "assessments finished"),
                                    ("CONSULTED", "enterprises advised"),
                                    ("USING", "platforms kept after a trial"),
                                    ("PUBLISHED", "platforms published"),
                                    ("ADVISERS", "advisers in the network"),
                                ],
                                max_length=10,
                                verbose_name="counted here as",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programme.indicator",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OfflineActual",
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
                        ("month", models.DateField(verbose_name="month")),
                        ("value", models.PositiveBigIntegerField(verbose_name="value")),
                        ("source", models.CharField(max_length=400, verbose_name="source")),
                        ("entered_at", models.DateTimeField(verbose_name="entered at")),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="entered by",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offline",
                                to="programme.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "province",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.province",
                                verbose_name="province",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "figure from beside the portal",
                        "verbose_name_plural": "figures from beside the portal",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("indicator", "month", "province", "source"),
                                name="offlineactual_is_entered_once",
                                nulls_distinct=False,
                                violation_error_message="This source was entered for this month already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)),
                                name="offlineactual_is_of_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True),
                                name="offlineactual_says_where_it_is_from",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfflineActualEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("month", models.DateField(verbose_name="month")),
                        ("value", models.PositiveBigIntegerField(verbose_name="value")),
                        ("source", models.CharField(max_length=400, verbose_name="source")),
                        ("entered_at", models.DateTimeField(verbose_name="entered at")),
                        ("request_key", models.UUIDField(editable=False)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="entered by",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programme.offlineactual",
                            ),
                        ),
                        (
                            "province",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.province",
                                verbose_name="province",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Survey",
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
                            "year",
                            models.PositiveSmallIntegerField(unique=True, verbose_name="year"),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("OFFICIAL", "official"),
                                    ("ILLUSTRATIVE", "illustrative"),
                                ],
                                max_length=12,
                                verbose_name="wording",
                            ),
                        ),
                        ("questions", models.JSONField(verbose_name="questions")),
                        (
                            "is_open",
                            models.BooleanField(default=True, verbose_name="takes answers"),
                        ),
                    ],
                    options={
                        "verbose_name": "survey",
                        "verbose_name_plural": "surveys",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2026), ("year__lte", 2045)),
                                name="survey_year_is_near",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyAnswer",
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
                        ("answers", models.JSONField()),
                        ("size", models.CharField(blank=True, max_length=9)),
                        ("day", models.DateField()),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("person", models.CharField(blank=True, editable=False, max_length=32)),
                        (
                            "province",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.province",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.sector",
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="programme.survey",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer to a survey",
                        "verbose_name_plural": "answers to surveys",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("person", ""), _negated=True),
                                fields=("survey", "person"),
                                name="surveyanswer_is_given_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answers", {}), _negated=True),
                                name="surveyanswer_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "size__in",
                                        ["", "household", "micro", "small", "medium", "large"],
                                    )
                                ),
                                name="surveyanswer_size_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("OFFICIAL", "official"),
                                    ("ILLUSTRATIVE", "illustrative"),
                                ],
                                max_length=12,
                                verbose_name="wording",
                            ),
                        ),
                        ("questions", models.JSONField(verbose_name="questions")),
                        (
                            "is_open",
                            models.BooleanField(default=True, verbose_name="takes answers"),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programme.survey",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Target",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="value"
                            ),
                        ),
                        ("source", models.CharField(max_length=400, verbose_name="source")),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, default="", editable=False, max_length=32),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="targets",
                                to="programme.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "province",
                            models.ForeignKey(
                                blank=True,
                                help_text="None: the whole country.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.province",
                                verbose_name="province",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.targetchange",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "target",
                        "verbose_name_plural": "targets",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("indicator", "year", "province"),
                                name="target_is_one_a_year",
                                nulls_distinct=False,
                                violation_error_message="This year has a target already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2021), ("year__lte", 2045)),
                                name="target_year_is_near",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__gt", 0)),
                                name="target_is_more_than_nothing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True),
                                name="target_says_where_it_is_from",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetChange",
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
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="new value"
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="reason")),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("is_approved", models.BooleanField(null=True, verbose_name="approved")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="programme.target",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change of a target",
                        "verbose_name_plural": "changes of targets",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="targetchange_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at", None), ("is_approved", None)),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("is_approved__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="targetchange_decided_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by", None),
                                    ("asked_by", None),
                                    models.Q(("decided_by", models.F("asked_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="targetchange_takes_two_people",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_approved", None)),
                                fields=("target",),
                                name="targetchange_is_one_open_each",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="value"
                            ),
                        ),
                        ("source", models.CharField(max_length=400, verbose_name="source")),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, default="", editable=False, max_length=32),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.targetchange",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programme.target",
                            ),
                        ),
                        (
                            "province",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="None: the whole country.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.province",
                                verbose_name="province",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FigureSource",
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
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "address",
                            models.URLField(blank=True, max_length=400, verbose_name="address"),
                        ),
                        (
                            "press",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="issue of the press"
                            ),
                        ),
                        (
                            "figure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sources",
                                to="programme.figure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "source",
                        "verbose_name_plural": "sources",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("address", ""), ("press", ""), _negated=True),
                                name="figuresource_says_something",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FigureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "code",
                            models.SlugField(
                                db_index=False, max_length=60, serialize=False, verbose_name="code"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("RESULT", "result"), ("TARGET", "target")],
                                max_length=6,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="value",
                            ),
                        ),
                        (
                            "qualifier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ABOUT", "about"),
                                    ("OVER", "over"),
                                    ("NEARLY", "nearly"),
                                    ("LEAST", "at least"),
                                    ("UPTO", "up to"),
                                    ("MORE", "more than before"),
                                ],
                                max_length=6,
                                verbose_name="exactness",
                            ),
                        ),
                        ("from_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "note_vi",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="note in Vietnamese"
                            ),
                        ),
                        (
                            "note_en",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="note in English"
                            ),
                        ),
                        ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, editable=False, max_length=32),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="programme.figure",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="programme.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicator",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "programme_indicatorevent" ("code", "definition_en", "definition_vi", "group", "is_retired", "measured", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "shipped_digest", "unit_en", "unit_vi") VALUES (NEW."code", NEW."definition_en", NEW."definition_vi", NEW."group", NEW."is_retired", NEW."measured", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."position", NEW."shipped_digest", NEW."unit_en", NEW."unit_vi"); RETURN NULL;',
                            hash="40222deaae8fcbb78437234eb6001f108a123149",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9ddf4",
                            table="programme_indicator",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicator",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "programme_indicatorevent" ("code", "definition_en", "definition_vi", "group", "is_retired", "measured", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "shipped_digest", "unit_en", "unit_vi") VALUES (NEW."code", NEW."definition_en", NEW."definition_vi", NEW."group", NEW."is_retired", NEW."measured", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."position", NEW."shipped_digest", NEW."unit_en", NEW."unit_vi"); RETURN NULL;',
                            hash="d3ccd79bd20e80fed76e78a7660d322f66257126",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c2844",
                            table="programme_indicator",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicator",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "programme_indicatorevent" ("code", "definition_en", "definition_vi", "group", "is_retired", "measured", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "shipped_digest", "unit_en", "unit_vi") VALUES (OLD."code", OLD."definition_en", OLD."definition_vi", OLD."group", OLD."is_retired", OLD."measured", OLD."name_en", OLD."name_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."position", OLD."shipped_digest", OLD."unit_en", OLD."unit_vi"); RETURN NULL;',
                            hash="2e7c736be0405e6cecce6876f5c58b000dcd6189",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_545e3",
                            table="programme_indicator",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="survey",
                    trigger=pgtrigger.compiler.Trigger(
                        name="survey_with_answers_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.questions IS DISTINCT FROM NEW.questions OR OLD.year IS DISTINCT FROM NEW.year OR OLD.origin IS DISTINCT FROM NEW.origin)",
                            func="IF EXISTS (SELECT FROM programme_surveyanswer AS given WHERE given.survey_id = OLD.id) THEN RAISE EXCEPTION 'a survey with answers is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'survey_with_answers_is_kept'; END IF; RETURN NEW;",
                            hash="3eaea3e7f68c47a84d5c7c06be9b0898463c6b7a",
                            operation="UPDATE",
                            pgid="pgtrigger_survey_with_answers_is_kept_c1baf",
                            table="programme_survey",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="survey",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "programme_surveyevent" ("id", "is_open", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "year") VALUES (NEW."id", NEW."is_open", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."questions", NEW."year"); RETURN NULL;',
                            hash="7b9ee8fbaf35269224fb5c4efb7ab7c7dbdd30b0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fdcfb",
                            table="programme_survey",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="survey",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "programme_surveyevent" ("id", "is_open", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "year") VALUES (NEW."id", NEW."is_open", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."questions", NEW."year"); RETURN NULL;',
                            hash="4aeff54c51c7b53c09e12296f28549819bd19253",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5ec3a",
                            table="programme_survey",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="survey",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "programme_surveyevent" ("id", "is_open", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "year") VALUES (OLD."id", OLD."is_open", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."questions", OLD."year"); RETURN NULL;',
                            hash="037f403375cf48458691fbeb90dcdc50d55bfb13",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1bc99",
                            table="programme_survey",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figureevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b3ba5f1282e8bcd30e1498ab19afeb47ed62c3fb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_510c9",
                            table="programme_figureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "programme_figureevent" ("code", "from_on", "indicator_id", "is_retired", "kind", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "shipped_digest", "until_on", "value") VALUES (NEW."code", NEW."from_on", NEW."indicator_id", NEW."is_retired", NEW."kind", NEW."note_en", NEW."note_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."qualifier", NEW."shipped_digest", NEW."until_on", NEW."value"); RETURN NULL;',
                            hash="6187b2604cff52ffa341c61eebefc40d2d2ee429",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_18b1c",
                            table="programme_figure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "programme_figureevent" ("code", "from_on", "indicator_id", "is_retired", "kind", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "shipped_digest", "until_on", "value") VALUES (NEW."code", NEW."from_on", NEW."indicator_id", NEW."is_retired", NEW."kind", NEW."note_en", NEW."note_vi", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."qualifier", NEW."shipped_digest", NEW."until_on", NEW."value"); RETURN NULL;',
                            hash="c30509ec21c705a6e789d6587b320e339975f768",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96d2a",
                            table="programme_figure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="figure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "programme_figureevent" ("code", "from_on", "indicator_id", "is_retired", "kind", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "shipped_digest", "until_on", "value") VALUES (OLD."code", OLD."from_on", OLD."indicator_id", OLD."is_retired", OLD."kind", OLD."note_en", OLD."note_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."qualifier", OLD."shipped_digest", OLD."until_on", OLD."value"); RETURN NULL;',
                            hash="31d90f4fc5ad995647d0f43d294d94af37da52ba",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_85605",
                            table="programme_figure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="83f16a20c4b9f5b1515331a97d65c4005d425d1c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_47380",
                            table="programme_indicatorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offlineactual",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "programme_offlineactualevent" ("entered_at", "entered_by_id", "id", "indicator_id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "request_key", "source", "value") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."indicator_id", NEW."month", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."province_id", NEW."request_key", NEW."source", NEW."value"); RETURN NULL;',
                            hash="0cbc280f041c7725d4b6f6a3151f1c68bdc4e084",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_16843",
                            table="programme_offlineactual",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offlineactual",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "programme_offlineactualevent" ("entered_at", "entered_by_id", "id", "indicator_id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "request_key", "source", "value") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."indicator_id", NEW."month", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."province_id", NEW."request_key", NEW."source", NEW."value"); RETURN NULL;',
                            hash="1cca4a64d37c8b1c95378d2b99683d0d0103ef4e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7c301",
                            table="programme_offlineactual",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offlineactual",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "programme_offlineactualevent" ("entered_at", "entered_by_id", "id", "indicator_id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "request_key", "source", "value") VALUES (OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."indicator_id", OLD."month", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."province_id", OLD."request_key", OLD."source", OLD."value"); RETURN NULL;',
                            hash="a86c506177a1ce1391934b28663b8c1f08a2ac3c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7de0b",
                            table="programme_offlineactual",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="offlineactualevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bc6c2173071b2d0d3006b8f256a3bc5f706f1b4c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4803c",
                            table="programme_offlineactualevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="49ab7670e9fafc49713fd76ba611534fd51e92ef",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1ef1c",
                            table="programme_surveyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=pgtrigger.compiler.Trigger(
                        name="target_of_a_closed_year_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.value IS DISTINCT FROM NEW.value OR OLD.year IS DISTINCT FROM NEW.year)",
                            func="\nIF make_date(NEW.year + 1, 1, 1) <= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date\n    AND NOT EXISTS (\n        SELECT FROM programme_targetchange AS asked\n        WHERE asked.id = NEW.changed_by_id AND asked.target_id = NEW.id AND asked.is_approved\n        AND asked.value = NEW.value AND NEW.changed_by_id IS DISTINCT FROM OLD.changed_by_id\n    )\nTHEN RAISE EXCEPTION 'a closed year takes two people' USING ERRCODE = 'check_violation', CONSTRAINT = 'target_of_a_closed_year_is_kept'; END IF; RETURN NEW;\n",
                            hash="5445c731e9abab0116f868936977d70f9a7d58d8",
                            operation="UPDATE",
                            pgid="pgtrigger_target_of_a_closed_year_is_kept_1480d",
                            table="programme_target",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "programme_targetevent" ("changed_by_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "shipped_digest", "source", "value", "year") VALUES (NEW."changed_by_id", NEW."id", NEW."indicator_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."province_id", NEW."shipped_digest", NEW."source", NEW."value", NEW."year"); RETURN NULL;',
                            hash="e46ab180045f5d13de3b691d2323716fb2d76cb4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f7125",
                            table="programme_target",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "programme_targetevent" ("changed_by_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "shipped_digest", "source", "value", "year") VALUES (NEW."changed_by_id", NEW."id", NEW."indicator_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."province_id", NEW."shipped_digest", NEW."source", NEW."value", NEW."year"); RETURN NULL;',
                            hash="6267871f8985752429c40b44e99a2dd07990b049",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2014f",
                            table="programme_target",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "programme_targetevent" ("changed_by_id", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id", "shipped_digest", "source", "value", "year") VALUES (OLD."changed_by_id", OLD."id", OLD."indicator_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."province_id", OLD."shipped_digest", OLD."source", OLD."value", OLD."year"); RETURN NULL;',
                            hash="56cc37b1c3f89679db8cf1cc34c94b2ef426454a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_92309",
                            table="programme_target",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="targetevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="96244534b5a2053f95c5cbda580f62d2943935b3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f5daf",
                            table="programme_targetevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
