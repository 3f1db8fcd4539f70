import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import reference.lookups
import reference.operations


class Migration(migrations.Migration):
    replaces = [
        ("ledger", "0001_create_tables"),
        ("ledger", "0002_keep_history"),
        ("ledger", "0003_add_notices"),
        ("ledger", "0004_search_quickly"),
        ("ledger", "0005_triage_reports"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_make_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0001_create_database_functions"),
    ]

    operations = [
        reference.operations.MakeTables(
            operations=[
                migrations.CreateModel(
                    name="Wish",
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
                            "origin",
                            models.CharField(
                                choices=[("SEARCH", "search"), ("MATCH", "match")],
                                max_length=6,
                                verbose_name="came from",
                            ),
                        ),
                        (
                            "text",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="in her words"
                            ),
                        ),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                default=list,
                                size=None,
                                verbose_name="needs",
                            ),
                        ),
                        (
                            "filters",
                            models.CharField(blank=True, max_length=300, verbose_name="filters"),
                        ),
                        (
                            "language",
                            models.CharField(default="vi", max_length=2, verbose_name="language"),
                        ),
                        ("day", models.DateField(verbose_name="day")),
                        ("fingerprint", models.CharField(editable=False, max_length=32)),
                        ("times", models.PositiveIntegerField(default=1, verbose_name="times")),
                    ],
                    options={
                        "verbose_name": "unmet wish",
                        "verbose_name_plural": "unmet wishes",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("text"), name="gin_trgm_ops"
                                ),
                                name="wish_text_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("filters"), name="gin_trgm_ops"
                                ),
                                name="wish_filters_words",
                            ),
                            models.Index(fields=["-day", "-times", "id"], name="wish_latest"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("day", "fingerprint"), name="wish_is_counted_by_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("times__gte", 1)), name="wish_was_made"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProblemReport",
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
                        ("subject_kind", models.CharField(max_length=20, verbose_name="about a")),
                        ("subject_key", models.CharField(max_length=80, verbose_name="which")),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("WRONG_FACT", "something stated is wrong"),
                                    ("DEAD_LINK", "a link does not work"),
                                    ("GONE", "the product no longer exists"),
                                    ("MISLEADING", "it misleads or asks for money"),
                                    ("OTHER", "something else"),
                                ],
                                max_length=10,
                                verbose_name="what is wrong",
                            ),
                        ),
                        (
                            "text",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="in her words"
                            ),
                        ),
                        (
                            "contact",
                            models.EmailField(blank=True, max_length=254, verbose_name="answer to"),
                        ),
                        (
                            "language",
                            models.CharField(default="vi", max_length=2, verbose_name="language"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("NEW", "new"),
                                    ("LOOKING", "being looked at"),
                                    ("MERGED", "answered with another"),
                                    ("DONE", "dealt with"),
                                    ("DISMISSED", "nothing to mend"),
                                ],
                                default="NEW",
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "assigned_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who looks at it",
                            ),
                        ),
                        (
                            "taken_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="taken at"),
                        ),
                        (
                            "duplicate_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duplicates",
                                to="ledger.problemreport",
                                verbose_name="answered with",
                            ),
                        ),
                        (
                            "answer",
                            models.TextField(blank=True, max_length=2000, verbose_name="answer"),
                        ),
                        ("request_key", models.UUIDField(unique=True, verbose_name="form")),
                        ("created_at", models.DateTimeField(verbose_name="reported at")),
                        (
                            "done_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="dealt with at"
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dealt with by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "problem report",
                        "verbose_name_plural": "problem reports",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("subject_key"), name="gin_trgm_ops"
                                ),
                                name="problemreport_subject_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("text"), name="gin_trgm_ops"
                                ),
                                name="problemreport_text_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("contact"), name="gin_trgm_ops"
                                ),
                                name="problemreport_contact_words",
                            ),
                            models.Index(
                                fields=["-status", "created_at", "id"],
                                name="problemreport_to_answer",
                            ),
                            models.Index(
                                condition=models.Q(("status__in", ["NEW", "LOOKING", "MERGED"])),
                                fields=["subject_kind", "subject_key"],
                                name="problemreport_of_subject",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("done_at", None),
                                        ("done_by", None),
                                        ("status__in", ["NEW", "LOOKING", "MERGED"]),
                                    ),
                                    models.Q(
                                        ("done_at__isnull", False),
                                        ("status__in", ["DONE", "DISMISSED"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="problemreport_done_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("assigned_to", None), ("status", "NEW"), ("taken_at", None)
                                    ),
                                    models.Q(("status", "LOOKING"), ("taken_at__isnull", False)),
                                    ("status__in", ["MERGED", "DONE", "DISMISSED"]),
                                    _connector="OR",
                                ),
                                name="problemreport_taken_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "DISMISSED"), _negated=True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="problemreport_dismissed_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("duplicate_of", None), ("status__in", ["NEW", "LOOKING"])
                                    ),
                                    models.Q(("duplicate_of__isnull", False), ("status", "MERGED")),
                                    ("status__in", ["DONE", "DISMISSED"]),
                                    _connector="OR",
                                ),
                                name="problemreport_merged_says_with_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("duplicate_of", None),
                                    models.Q(("duplicate_of", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="problemreport_is_not_its_own_duplicate",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="problemreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "ledger_problemreportevent" ("answer", "assigned_to_id", "contact", "created_at", "done_at", "done_by_id", "duplicate_of_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "request_key", "status", "subject_key", "subject_kind", "taken_at", "text") VALUES (NEW."answer", NEW."assigned_to_id", NEW."contact", NEW."created_at", NEW."done_at", NEW."done_by_id", NEW."duplicate_of_id", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."request_key", NEW."status", NEW."subject_key", NEW."subject_kind", NEW."taken_at", NEW."text"); RETURN NULL;',
                            hash="cc74f3d06bf997fdcba048173dd362bb7eb804e2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9a411",
                            table="ledger_problemreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="problemreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "ledger_problemreportevent" ("answer", "assigned_to_id", "contact", "created_at", "done_at", "done_by_id", "duplicate_of_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "request_key", "status", "subject_key", "subject_kind", "taken_at", "text") VALUES (NEW."answer", NEW."assigned_to_id", NEW."contact", NEW."created_at", NEW."done_at", NEW."done_by_id", NEW."duplicate_of_id", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."request_key", NEW."status", NEW."subject_key", NEW."subject_kind", NEW."taken_at", NEW."text"); RETURN NULL;',
                            hash="2737ddeb37d9795d24e30831da0b2b5f5e743a17",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a95b2",
                            table="ledger_problemreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="problemreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "ledger_problemreportevent" ("answer", "assigned_to_id", "contact", "created_at", "done_at", "done_by_id", "duplicate_of_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "request_key", "status", "subject_key", "subject_kind", "taken_at", "text") VALUES (OLD."answer", OLD."assigned_to_id", OLD."contact", OLD."created_at", OLD."done_at", OLD."done_by_id", OLD."duplicate_of_id", OLD."id", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."request_key", OLD."status", OLD."subject_key", OLD."subject_kind", OLD."taken_at", OLD."text"); RETURN NULL;',
                            hash="51ed3d081dc7ad318548cfeecc5155726bc5cab1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bb480",
                            table="ledger_problemreport",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ProblemReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="ledger.problemreport",
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
                        ("id", models.BigIntegerField()),
                        ("subject_kind", models.CharField(max_length=20, verbose_name="about a")),
                        ("subject_key", models.CharField(max_length=80, verbose_name="which")),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("WRONG_FACT", "something stated is wrong"),
                                    ("DEAD_LINK", "a link does not work"),
                                    ("GONE", "the product no longer exists"),
                                    ("MISLEADING", "it misleads or asks for money"),
                                    ("OTHER", "something else"),
                                ],
                                max_length=10,
                                verbose_name="what is wrong",
                            ),
                        ),
                        (
                            "text",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="in her words"
                            ),
                        ),
                        (
                            "contact",
                            models.EmailField(blank=True, max_length=254, verbose_name="answer to"),
                        ),
                        (
                            "language",
                            models.CharField(default="vi", max_length=2, verbose_name="language"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("NEW", "new"),
                                    ("LOOKING", "being looked at"),
                                    ("MERGED", "answered with another"),
                                    ("DONE", "dealt with"),
                                    ("DISMISSED", "nothing to mend"),
                                ],
                                default="NEW",
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "assigned_to",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who looks at it",
                            ),
                        ),
                        (
                            "taken_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="taken at"),
                        ),
                        (
                            "duplicate_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="ledger.problemreport",
                                verbose_name="answered with",
                            ),
                        ),
                        (
                            "answer",
                            models.TextField(blank=True, max_length=2000, verbose_name="answer"),
                        ),
                        ("request_key", models.UUIDField(verbose_name="form")),
                        ("created_at", models.DateTimeField(verbose_name="reported at")),
                        (
                            "done_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="dealt with at"
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dealt with by",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="problemreportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="91b0dec19b2819ddb35f8bed0f995c6d65267be9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e896f",
                            table="ledger_problemreportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="DailyCount",
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
                        ("day", models.DateField(verbose_name="day")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("VISIT", "visit to the vendor"),
                                    ("VIEW", "listing read"),
                                    ("MATCH", "match made"),
                                ],
                                max_length=8,
                                verbose_name="what",
                            ),
                        ),
                        ("key", models.CharField(blank=True, max_length=80, verbose_name="which")),
                        ("times", models.PositiveBigIntegerField(default=0, verbose_name="times")),
                    ],
                    options={
                        "verbose_name": "daily count",
                        "verbose_name_plural": "daily counts",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("key"), name="gin_trgm_ops"
                                ),
                                name="dailycount_key_words",
                            ),
                            models.Index(
                                fields=["-day", "kind", "key", "id"], name="dailycount_latest"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("day", "kind", "key"), name="dailycount_is_one_row"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RateCounter",
                    fields=[
                        (
                            "key",
                            models.CharField(max_length=120, primary_key=True, serialize=False),
                        ),
                        ("window_started_at", models.DateTimeField()),
                        ("used", models.PositiveIntegerField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Notice",
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="to",
                            ),
                        ),
                        ("kind", models.CharField(max_length=60, verbose_name="kind")),
                        ("key", models.CharField(max_length=120, verbose_name="about")),
                        ("params", models.JSONField(default=dict, verbose_name="values")),
                        (
                            "path",
                            models.CharField(blank=True, max_length=300, verbose_name="leads to"),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="made at")),
                        ("due_at", models.DateTimeField(verbose_name="not before")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("WAITING", "waiting"),
                                    ("SENDING", "being sent"),
                                    ("SENT", "sent"),
                                    ("SHOWN", "on the portal only"),
                                    ("CANCELLED", "no longer true"),
                                ],
                                default="WAITING",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "sent_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="sent at"),
                        ),
                        (
                            "read_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="read at"),
                        ),
                    ],
                    options={
                        "verbose_name": "notice",
                        "verbose_name_plural": "notices",
                        "indexes": [
                            models.Index(fields=["user", "-due_at"], name="notice_of_user"),
                            models.Index(
                                condition=models.Q(("state", "WAITING")),
                                fields=["due_at"],
                                name="notice_waiting",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "kind", "key"), name="notice_is_told_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_at__gte", models.F("created_at"))),
                                name="notice_is_due_after_it_is_made",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("state", "SENT")),
                                    models.Q(
                                        models.Q(("state", "SENT"), _negated=True),
                                        ("sent_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="notice_sent_says_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeChoice",
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notice_choices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    (
                                        "SERVICE",
                                        "What you must know: invitations, your data, decisions you wait for",
                                    ),
                                    ("MATCHES", "What changed in your matches"),
                                    ("TRIALS", "Your trials and requests for prices"),
                                    ("REMINDERS", "Dates of your roadmap and legal duties"),
                                ],
                                max_length=10,
                                verbose_name="what",
                            ),
                        ),
                        (
                            "delivery",
                            models.CharField(
                                choices=[
                                    ("AT_ONCE", "at once"),
                                    ("DAILY", "once a day, together"),
                                    ("WEEKLY", "on Mondays, together"),
                                    ("PORTAL", "only here on the portal"),
                                ],
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "choice of notices",
                        "verbose_name_plural": "choices of notices",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "group"), name="noticechoice_is_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("group", "SERVICE"), _negated=True),
                                name="noticechoice_is_a_choice",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="noticechoice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "ledger_noticechoiceevent" ("delivery", "group", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."delivery", NEW."group", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="74f5c02d488b2e36c1aa361ea27f4390c98fb045",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a19cd",
                            table="ledger_noticechoice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="noticechoice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "ledger_noticechoiceevent" ("delivery", "group", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."delivery", NEW."group", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="e408fdad32033035c41cdd932c54f8a7f3bbc851",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8d72a",
                            table="ledger_noticechoice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="noticechoice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "ledger_noticechoiceevent" ("delivery", "group", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."delivery", OLD."group", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                            hash="baf1b885d5efd80a60d55989ab5ecedc75181711",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_46484",
                            table="ledger_noticechoice",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="NoticeChoiceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="ledger.noticechoice",
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
                        ("id", models.BigIntegerField()),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    (
                                        "SERVICE",
                                        "What you must know: invitations, your data, decisions you wait for",
                                    ),
                                    ("MATCHES", "What changed in your matches"),
                                    ("TRIALS", "Your trials and requests for prices"),
                                    ("REMINDERS", "Dates of your roadmap and legal duties"),
                                ],
                                max_length=10,
                                verbose_name="what",
                            ),
                        ),
                        (
                            "delivery",
                            models.CharField(
                                choices=[
                                    ("AT_ONCE", "at once"),
                                    ("DAILY", "once a day, together"),
                                    ("WEEKLY", "on Mondays, together"),
                                    ("PORTAL", "only here on the portal"),
                                ],
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="noticechoiceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2cde7cb9229dc1d3bab31d002b154cadbf19d0a2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ea151",
                            table="ledger_noticechoiceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
