import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import reference.operations


class Migration(migrations.Migration):
    replaces = [("guidance", "0001_create_tables")]

    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0002_make_tables"),
    ]

    operations = [
        reference.operations.MakeTables(
            operations=[
                migrations.CreateModel(
                    name="LegalReference",
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
                            "topic_vi",
                            models.CharField(max_length=300, verbose_name="subject in Vietnamese"),
                        ),
                        (
                            "topic_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="subject in English"
                            ),
                        ),
                        (
                            "issued_on",
                            models.DateField(blank=True, null=True, verbose_name="issued on"),
                        ),
                        (
                            "effective_on",
                            models.DateField(blank=True, null=True, verbose_name="in force since"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("IN_FORCE", "in force"),
                                    ("REPLACED", "replaced"),
                                    ("UNKNOWN", "status not stated"),
                                ],
                                default="UNKNOWN",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "status_note_vi",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="on the status, in Vietnamese",
                            ),
                        ),
                        (
                            "status_note_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="on the status, in English"
                            ),
                        ),
                        (
                            "replaces",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=150),
                                blank=True,
                                default=list,
                                help_text="Names of documents, separated by commas.",
                                size=None,
                                verbose_name="replaces",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("VERIFIED", "checked against public sources"),
                                    ("PARTLY", "partly checked"),
                                    ("UNVERIFIED", "not checked against the official text"),
                                ],
                                default="UNVERIFIED",
                                max_length=10,
                                verbose_name="how well checked",
                            ),
                        ),
                        (
                            "confidence_note_vi",
                            models.CharField(
                                blank=True,
                                max_length=400,
                                verbose_name="what was checked, in Vietnamese",
                            ),
                        ),
                        (
                            "confidence_note_en",
                            models.CharField(
                                blank=True,
                                max_length=400,
                                verbose_name="what was checked, in English",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "verbose_name": "legal reference",
                        "verbose_name_plural": "legal references",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("issued_on", None),
                                    ("effective_on", None),
                                    ("effective_on__gte", models.F("issued_on")),
                                    _connector="OR",
                                ),
                                name="legalreference_is_issued_before_in_force",
                                violation_error_message="A document is not in force before it is issued.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalreference",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="fcf1c5055c1c10e18f1b34c89658187257b36b17",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_be3ef",
                            table="guidance_legalreference",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalreference",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_legalreferenceevent" ("code", "confidence", "confidence_note_en", "confidence_note_vi", "effective_on", "is_retired", "issued_on", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "replaces", "shipped_digest", "status", "status_note_en", "status_note_vi", "topic_en", "topic_vi") VALUES (NEW."code", NEW."confidence", NEW."confidence_note_en", NEW."confidence_note_vi", NEW."effective_on", NEW."is_retired", NEW."issued_on", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."position", NEW."replaces", NEW."shipped_digest", NEW."status", NEW."status_note_en", NEW."status_note_vi", NEW."topic_en", NEW."topic_vi"); RETURN NULL;',
                            hash="b0759d08c0ebaa74b1b7da66db30377910daf64b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f70a3",
                            table="guidance_legalreference",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalreference",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "guidance_legalreferenceevent" ("code", "confidence", "confidence_note_en", "confidence_note_vi", "effective_on", "is_retired", "issued_on", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "replaces", "shipped_digest", "status", "status_note_en", "status_note_vi", "topic_en", "topic_vi") VALUES (NEW."code", NEW."confidence", NEW."confidence_note_en", NEW."confidence_note_vi", NEW."effective_on", NEW."is_retired", NEW."issued_on", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."position", NEW."replaces", NEW."shipped_digest", NEW."status", NEW."status_note_en", NEW."status_note_vi", NEW."topic_en", NEW."topic_vi"); RETURN NULL;',
                            hash="cc7c6f17ed46d73f5e3d56a52c45b26b70b8fa6e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4222e",
                            table="guidance_legalreference",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalreference",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_legalreferenceevent" ("code", "confidence", "confidence_note_en", "confidence_note_vi", "effective_on", "is_retired", "issued_on", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "replaces", "shipped_digest", "status", "status_note_en", "status_note_vi", "topic_en", "topic_vi") VALUES (OLD."code", OLD."confidence", OLD."confidence_note_en", OLD."confidence_note_vi", OLD."effective_on", OLD."is_retired", OLD."issued_on", OLD."name_en", OLD."name_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."position", OLD."replaces", OLD."shipped_digest", OLD."status", OLD."status_note_en", OLD."status_note_vi", OLD."topic_en", OLD."topic_vi"); RETURN NULL;',
                            hash="b872f0731e5b5b734c18a92a3cfaea0f3618c87b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1007b",
                            table="guidance_legalreference",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="LegalReferenceEvent",
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
                                to="guidance.legalreference",
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
                            "topic_vi",
                            models.CharField(max_length=300, verbose_name="subject in Vietnamese"),
                        ),
                        (
                            "topic_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="subject in English"
                            ),
                        ),
                        (
                            "issued_on",
                            models.DateField(blank=True, null=True, verbose_name="issued on"),
                        ),
                        (
                            "effective_on",
                            models.DateField(blank=True, null=True, verbose_name="in force since"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("IN_FORCE", "in force"),
                                    ("REPLACED", "replaced"),
                                    ("UNKNOWN", "status not stated"),
                                ],
                                default="UNKNOWN",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "status_note_vi",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="on the status, in Vietnamese",
                            ),
                        ),
                        (
                            "status_note_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="on the status, in English"
                            ),
                        ),
                        (
                            "replaces",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=150),
                                blank=True,
                                default=list,
                                help_text="Names of documents, separated by commas.",
                                size=None,
                                verbose_name="replaces",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("VERIFIED", "checked against public sources"),
                                    ("PARTLY", "partly checked"),
                                    ("UNVERIFIED", "not checked against the official text"),
                                ],
                                default="UNVERIFIED",
                                max_length=10,
                                verbose_name="how well checked",
                            ),
                        ),
                        (
                            "confidence_note_vi",
                            models.CharField(
                                blank=True,
                                max_length=400,
                                verbose_name="what was checked, in Vietnamese",
                            ),
                        ),
                        (
                            "confidence_note_en",
                            models.CharField(
                                blank=True,
                                max_length=400,
                                verbose_name="what was checked, in English",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalreferenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0e24d7076d21dd2ac85c8a547e769a4c7507cf2d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_88023",
                            table="guidance_legalreferenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="LegalSource",
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
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                        (
                            "address",
                            models.URLField(blank=True, max_length=400, verbose_name="address"),
                        ),
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
                        (
                            "reference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sources",
                                to="guidance.legalreference",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "source",
                        "verbose_name_plural": "sources",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("address", ""), _negated=True),
                                    models.Q(("note_vi", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="legalsource_says_something",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalsource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="d0f1a92daed07a4dfd8bfaa7e9fc1be9803f54d7",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_d2510",
                            table="guidance_legalsource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalsource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_legalsourceevent" ("address", "id", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference_id") VALUES (NEW."address", NEW."id", NEW."note_en", NEW."note_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reference_id"); RETURN NULL;',
                            hash="933ac82a640f96d7388001544dc4d381ad506081",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_58775",
                            table="guidance_legalsource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalsource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "guidance_legalsourceevent" ("address", "id", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference_id") VALUES (NEW."address", NEW."id", NEW."note_en", NEW."note_vi", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reference_id"); RETURN NULL;',
                            hash="5edde489668eb461205cfb1f7ec496927572e34c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_792b4",
                            table="guidance_legalsource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalsource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_legalsourceevent" ("address", "id", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference_id") VALUES (OLD."address", OLD."id", OLD."note_en", OLD."note_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."reference_id"); RETURN NULL;',
                            hash="539a96c04d39f6ed467537ccb08443cc3c8c20ee",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_491d3",
                            table="guidance_legalsource",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="LegalSourceEvent",
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
                                to="guidance.legalsource",
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
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                        (
                            "address",
                            models.URLField(blank=True, max_length=400, verbose_name="address"),
                        ),
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
                        (
                            "reference",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="guidance.legalreference",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalsourceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d9b7bf73fa4a8d52964fee03b23baeccc03f2496",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d5b23",
                            table="guidance_legalsourceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Article",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("START", "Start"),
                                    ("DIGITISE", "Digitise your work"),
                                    ("TRANSFORM", "Transform"),
                                ],
                                max_length=10,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "topic",
                            models.CharField(
                                choices=[
                                    ("STRATEGY", "where to begin"),
                                    ("ASSESSMENT", "where you stand"),
                                    ("BUYING", "choosing and buying"),
                                    ("SUPPORT", "state support"),
                                    ("LEGAL_DUTIES", "legal duties"),
                                    ("FINANCE", "money and books"),
                                    ("SALES", "selling"),
                                    ("PAYMENTS", "payments"),
                                    ("SECURITY", "security"),
                                    ("DATA", "data"),
                                ],
                                max_length=20,
                                verbose_name="topic",
                            ),
                        ),
                        (
                            "body_vi",
                            models.TextField(
                                max_length=20000, verbose_name="text in Vietnamese (Markdown)"
                            ),
                        ),
                        (
                            "body_en",
                            models.TextField(
                                blank=True,
                                max_length=20000,
                                verbose_name="text in English (Markdown)",
                            ),
                        ),
                        (
                            "pillars",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="pillars",
                            ),
                        ),
                        ("checked_on", models.DateField(verbose_name="last checked on")),
                        ("review_on", models.DateField(verbose_name="check again by")),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "verbose_name": "article",
                        "verbose_name_plural": "articles",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("review_on__gt", models.F("checked_on"))),
                                name="article_is_reviewed_after_it_was_checked",
                                violation_error_message="The next check comes after the last one.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="article",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="aace575ccd499303775cb1f24f21dc08792ed1ff",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_64ca7",
                            table="guidance_article",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="article",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_articleevent" ("body_en", "body_vi", "checked_on", "code", "is_retired", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillars", "position", "review_on", "shipped_digest", "stage", "topic") VALUES (NEW."body_en", NEW."body_vi", NEW."checked_on", NEW."code", NEW."is_retired", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."pillars", NEW."position", NEW."review_on", NEW."shipped_digest", NEW."stage", NEW."topic"); RETURN NULL;',
                            hash="4d6231e26a30dc7e402ca93718c6b3dc9cf0938d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_57101",
                            table="guidance_article",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="article",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "guidance_articleevent" ("body_en", "body_vi", "checked_on", "code", "is_retired", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillars", "position", "review_on", "shipped_digest", "stage", "topic") VALUES (NEW."body_en", NEW."body_vi", NEW."checked_on", NEW."code", NEW."is_retired", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."pillars", NEW."position", NEW."review_on", NEW."shipped_digest", NEW."stage", NEW."topic"); RETURN NULL;',
                            hash="fb212db7707c3e5977e442757c84fda1095ff4bb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4ca24",
                            table="guidance_article",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="article",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_articleevent" ("body_en", "body_vi", "checked_on", "code", "is_retired", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillars", "position", "review_on", "shipped_digest", "stage", "topic") VALUES (OLD."body_en", OLD."body_vi", OLD."checked_on", OLD."code", OLD."is_retired", OLD."name_en", OLD."name_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."pillars", OLD."position", OLD."review_on", OLD."shipped_digest", OLD."stage", OLD."topic"); RETURN NULL;',
                            hash="f99a130bbfee285abf0fe948b0da13034000339f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3f07b",
                            table="guidance_article",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ArticleEvent",
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
                                to="guidance.article",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("START", "Start"),
                                    ("DIGITISE", "Digitise your work"),
                                    ("TRANSFORM", "Transform"),
                                ],
                                max_length=10,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "topic",
                            models.CharField(
                                choices=[
                                    ("STRATEGY", "where to begin"),
                                    ("ASSESSMENT", "where you stand"),
                                    ("BUYING", "choosing and buying"),
                                    ("SUPPORT", "state support"),
                                    ("LEGAL_DUTIES", "legal duties"),
                                    ("FINANCE", "money and books"),
                                    ("SALES", "selling"),
                                    ("PAYMENTS", "payments"),
                                    ("SECURITY", "security"),
                                    ("DATA", "data"),
                                ],
                                max_length=20,
                                verbose_name="topic",
                            ),
                        ),
                        (
                            "body_vi",
                            models.TextField(
                                max_length=20000, verbose_name="text in Vietnamese (Markdown)"
                            ),
                        ),
                        (
                            "body_en",
                            models.TextField(
                                blank=True,
                                max_length=20000,
                                verbose_name="text in English (Markdown)",
                            ),
                        ),
                        (
                            "pillars",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="pillars",
                            ),
                        ),
                        ("checked_on", models.DateField(verbose_name="last checked on")),
                        ("review_on", models.DateField(verbose_name="check again by")),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="37a52774fe0c5f36515d98fdb22cc76810ef1827",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b4b9f",
                            table="guidance_articleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ArticleSource",
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
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                        (
                            "address",
                            models.URLField(blank=True, max_length=400, verbose_name="address"),
                        ),
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
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sources",
                                to="guidance.article",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "source",
                        "verbose_name_plural": "sources",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("address", ""), _negated=True),
                                    models.Q(("note_vi", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="articlesource_says_something",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articlesource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="d85e7d85042a97bc8c010de7c5837509f58320bf",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_e44bf",
                            table="guidance_articlesource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articlesource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_articlesourceevent" ("address", "article_id", "id", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."address", NEW."article_id", NEW."id", NEW."note_en", NEW."note_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="e83bf927240e0d0fc8233d66c3e1387029252d41",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0a087",
                            table="guidance_articlesource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articlesource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "guidance_articlesourceevent" ("address", "article_id", "id", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."address", NEW."article_id", NEW."id", NEW."note_en", NEW."note_vi", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="636413e76c0733ec092b2a8a3fc368660f72e70b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2d7e8",
                            table="guidance_articlesource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articlesource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_articlesourceevent" ("address", "article_id", "id", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."address", OLD."article_id", OLD."id", OLD."note_en", OLD."note_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;',
                            hash="f24225329d2fbc5f925e9885c832efccf1fcfeee",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_57fc5",
                            table="guidance_articlesource",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ArticleSourceEvent",
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
                                to="guidance.articlesource",
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
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                        (
                            "address",
                            models.URLField(blank=True, max_length=400, verbose_name="address"),
                        ),
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
                        (
                            "article",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="guidance.article",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articlesourceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2102bbe79220aeafd97541c0a2d495883a0d33ed",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8ac5c",
                            table="guidance_articlesourceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ArticleNeed",
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
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="article_needs",
                                to="guidance.article",
                            ),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.need",
                                verbose_name="need",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "need",
                        "verbose_name_plural": "needs",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("article", "need"),
                                name="articleneed_is_listed_once",
                                violation_error_message="This is already listed.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articleneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="543f95fd02469f99f60f46ddff8071b6965f15b5",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_3d0a9",
                            table="guidance_articleneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articleneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_articleneedevent" ("article_id", "id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."article_id", NEW."id", NEW."need_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="615e41340d8b768f24779d3ef51b23eea185e91d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d2afe",
                            table="guidance_articleneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articleneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "guidance_articleneedevent" ("article_id", "id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."article_id", NEW."id", NEW."need_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="6cba7806b86ae39dee4ee9025dd474f5c6b830a0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_601f7",
                            table="guidance_articleneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articleneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_articleneedevent" ("article_id", "id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."article_id", OLD."id", OLD."need_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="73e31247d30ac4d938fc3c946796313fe5dfe47b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7bc4a",
                            table="guidance_articleneed",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ArticleNeedEvent",
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
                                to="guidance.articleneed",
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
                            "article",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="guidance.article",
                            ),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.need",
                                verbose_name="need",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articleneedevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ec884bf9ecd0e1f5722a811fb5deb0fcba5d4f5f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5171f",
                            table="guidance_articleneedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ArticleReference",
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
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="article_references",
                                to="guidance.article",
                            ),
                        ),
                        (
                            "reference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="guidance.legalreference",
                                verbose_name="legal reference",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "legal reference",
                        "verbose_name_plural": "legal references",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("article", "reference"),
                                name="articlereference_is_listed_once",
                                violation_error_message="This is already listed.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articlereference",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="612f5a337a8aae48d6d99281e12e326ecfa5efa0",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_ef0b0",
                            table="guidance_articlereference",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articlereference",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_articlereferenceevent" ("article_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_id") VALUES (NEW."article_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference_id"); RETURN NULL;',
                            hash="b0b9d4ad40fbbb25218209839a07ba806095031b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aee4b",
                            table="guidance_articlereference",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articlereference",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "guidance_articlereferenceevent" ("article_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_id") VALUES (NEW."article_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference_id"); RETURN NULL;',
                            hash="9f3d613ce95cbe99f2d7824117c103064447acb3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b4a61",
                            table="guidance_articlereference",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articlereference",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_articlereferenceevent" ("article_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_id") VALUES (OLD."article_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference_id"); RETURN NULL;',
                            hash="3c1658f80dde70606328f54bf6d49ff82001ba5f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_af223",
                            table="guidance_articlereference",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ArticleReferenceEvent",
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
                                to="guidance.articlereference",
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
                            "article",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="guidance.article",
                            ),
                        ),
                        (
                            "reference",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="guidance.legalreference",
                                verbose_name="legal reference",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="articlereferenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f8abe0957484f35d67b4cb9d77aba868ce7aa12b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c38a9",
                            table="guidance_articlereferenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Duty",
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
                            "what_vi",
                            models.TextField(
                                max_length=2000, verbose_name="what to do, in Vietnamese"
                            ),
                        ),
                        (
                            "what_en",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="what to do, in English"
                            ),
                        ),
                        (
                            "steps_vi",
                            models.TextField(
                                blank=True,
                                help_text="One a line.",
                                max_length=2000,
                                verbose_name="first steps in Vietnamese",
                            ),
                        ),
                        (
                            "steps_en",
                            models.TextField(
                                blank=True,
                                help_text="One a line.",
                                max_length=2000,
                                verbose_name="first steps in English",
                            ),
                        ),
                        (
                            "legal_reference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duties",
                                to="guidance.legalreference",
                                verbose_name="legal reference",
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duties",
                                to="guidance.article",
                                verbose_name="article it comes from",
                            ),
                        ),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("HOUSEHOLD", "household business"),
                                        ("ENTERPRISE", "enterprise"),
                                    ],
                                    max_length=20,
                                ),
                                default=list,
                                size=None,
                                verbose_name="for whom",
                            ),
                        ),
                        (
                            "sizes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("micro", "micro"),
                                        ("small", "small"),
                                        ("medium", "medium"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="size classes (none: all)",
                            ),
                        ),
                        (
                            "revenue_above_vnd",
                            models.PositiveBigIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="only with revenue a year above (VND)",
                            ),
                        ),
                        (
                            "revenue_up_to_vnd",
                            models.PositiveBigIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="only with revenue a year up to (VND)",
                            ),
                        ),
                        (
                            "condition_vi",
                            models.CharField(
                                blank=True,
                                help_text="Something that we do not ask, such as “you sell online”.",
                                max_length=200,
                                verbose_name="only if …, in Vietnamese",
                            ),
                        ),
                        (
                            "condition_en",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="only if …, in English"
                            ),
                        ),
                        (
                            "elsewhere_vi",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="in other sectors only if …, in Vietnamese",
                            ),
                        ),
                        (
                            "elsewhere_en",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="in other sectors only if …, in English",
                            ),
                        ),
                        (
                            "in_force_on",
                            models.DateField(blank=True, null=True, verbose_name="in force since"),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                        (
                            "recurrence",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("MONTH", "every month"),
                                    ("QUARTER", "every quarter"),
                                    ("YEAR", "every year"),
                                ],
                                max_length=7,
                                verbose_name="comes back",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("VERIFIED", "checked against public sources"),
                                    ("PARTLY", "partly checked"),
                                    ("UNVERIFIED", "not checked against the official text"),
                                ],
                                default="UNVERIFIED",
                                max_length=10,
                                verbose_name="how well checked",
                            ),
                        ),
                        (
                            "check_vi",
                            models.CharField(
                                max_length=300, verbose_name="whom to ask, in Vietnamese"
                            ),
                        ),
                        (
                            "check_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="whom to ask, in English"
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "verbose_name": "legal duty",
                        "verbose_name_plural": "legal duties",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kinds__len__gt", 0),
                                    ("kinds__contained_by", ["HOUSEHOLD", "ENTERPRISE"]),
                                ),
                                name="duty_is_for_somebody",
                                violation_error_message="Say whom it is for.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sizes__contained_by", ("micro", "small", "medium"))
                                ),
                                name="duty_sizes_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("due_on__isnull", False),
                                    ("in_force_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="duty_says_when",
                                violation_error_message="Say since when it is in force, or when it is due.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("recurrence", ""), ("due_on__isnull", False), _connector="OR"
                                ),
                                name="duty_comes_back_from_a_day",
                                violation_error_message="What comes back needs a first due date.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("revenue_above_vnd", None),
                                    ("revenue_up_to_vnd", None),
                                    ("revenue_up_to_vnd__gt", models.F("revenue_above_vnd")),
                                    _connector="OR",
                                ),
                                name="duty_revenue_limits_are_in_order",
                                violation_error_message="The upper limit is above the lower one.",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="duty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="e7cd477edd70fa41cc3dff4d9553b2ad44e9b94c",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_25f50",
                            table="guidance_duty",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="duty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_dutyevent" ("article_id", "check_en", "check_vi", "code", "condition_en", "condition_vi", "confidence", "due_on", "elsewhere_en", "elsewhere_vi", "in_force_on", "is_retired", "kinds", "legal_reference_id", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recurrence", "revenue_above_vnd", "revenue_up_to_vnd", "shipped_digest", "sizes", "steps_en", "steps_vi", "what_en", "what_vi") VALUES (NEW."article_id", NEW."check_en", NEW."check_vi", NEW."code", NEW."condition_en", NEW."condition_vi", NEW."confidence", NEW."due_on", NEW."elsewhere_en", NEW."elsewhere_vi", NEW."in_force_on", NEW."is_retired", NEW."kinds", NEW."legal_reference_id", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."position", NEW."recurrence", NEW."revenue_above_vnd", NEW."revenue_up_to_vnd", NEW."shipped_digest", NEW."sizes", NEW."steps_en", NEW."steps_vi", NEW."what_en", NEW."what_vi"); RETURN NULL;',
                            hash="33735f76ed71387dd0ac3596a38baf537efc0119",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6e57a",
                            table="guidance_duty",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="duty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "guidance_dutyevent" ("article_id", "check_en", "check_vi", "code", "condition_en", "condition_vi", "confidence", "due_on", "elsewhere_en", "elsewhere_vi", "in_force_on", "is_retired", "kinds", "legal_reference_id", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recurrence", "revenue_above_vnd", "revenue_up_to_vnd", "shipped_digest", "sizes", "steps_en", "steps_vi", "what_en", "what_vi") VALUES (NEW."article_id", NEW."check_en", NEW."check_vi", NEW."code", NEW."condition_en", NEW."condition_vi", NEW."confidence", NEW."due_on", NEW."elsewhere_en", NEW."elsewhere_vi", NEW."in_force_on", NEW."is_retired", NEW."kinds", NEW."legal_reference_id", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."position", NEW."recurrence", NEW."revenue_above_vnd", NEW."revenue_up_to_vnd", NEW."shipped_digest", NEW."sizes", NEW."steps_en", NEW."steps_vi", NEW."what_en", NEW."what_vi"); RETURN NULL;',
                            hash="db358b0041639047996df9bf5ee852ff3ff100d5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8b0e8",
                            table="guidance_duty",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="duty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_dutyevent" ("article_id", "check_en", "check_vi", "code", "condition_en", "condition_vi", "confidence", "due_on", "elsewhere_en", "elsewhere_vi", "in_force_on", "is_retired", "kinds", "legal_reference_id", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recurrence", "revenue_above_vnd", "revenue_up_to_vnd", "shipped_digest", "sizes", "steps_en", "steps_vi", "what_en", "what_vi") VALUES (OLD."article_id", OLD."check_en", OLD."check_vi", OLD."code", OLD."condition_en", OLD."condition_vi", OLD."confidence", OLD."due_on", OLD."elsewhere_en", OLD."elsewhere_vi", OLD."in_force_on", OLD."is_retired", OLD."kinds", OLD."legal_reference_id", OLD."name_en", OLD."name_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."position", OLD."recurrence", OLD."revenue_above_vnd", OLD."revenue_up_to_vnd", OLD."shipped_digest", OLD."sizes", OLD."steps_en", OLD."steps_vi", OLD."what_en", OLD."what_vi"); RETURN NULL;',
                            hash="e13a1c38a828ed013439025a824dd91ec135137f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4108f",
                            table="guidance_duty",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="DutyEvent",
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
                                to="guidance.duty",
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
                            "what_vi",
                            models.TextField(
                                max_length=2000, verbose_name="what to do, in Vietnamese"
                            ),
                        ),
                        (
                            "what_en",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="what to do, in English"
                            ),
                        ),
                        (
                            "steps_vi",
                            models.TextField(
                                blank=True,
                                help_text="One a line.",
                                max_length=2000,
                                verbose_name="first steps in Vietnamese",
                            ),
                        ),
                        (
                            "steps_en",
                            models.TextField(
                                blank=True,
                                help_text="One a line.",
                                max_length=2000,
                                verbose_name="first steps in English",
                            ),
                        ),
                        (
                            "legal_reference",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="guidance.legalreference",
                                verbose_name="legal reference",
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="guidance.article",
                                verbose_name="article it comes from",
                            ),
                        ),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("HOUSEHOLD", "household business"),
                                        ("ENTERPRISE", "enterprise"),
                                    ],
                                    max_length=20,
                                ),
                                default=list,
                                size=None,
                                verbose_name="for whom",
                            ),
                        ),
                        (
                            "sizes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("micro", "micro"),
                                        ("small", "small"),
                                        ("medium", "medium"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="size classes (none: all)",
                            ),
                        ),
                        (
                            "revenue_above_vnd",
                            models.PositiveBigIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="only with revenue a year above (VND)",
                            ),
                        ),
                        (
                            "revenue_up_to_vnd",
                            models.PositiveBigIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="only with revenue a year up to (VND)",
                            ),
                        ),
                        (
                            "condition_vi",
                            models.CharField(
                                blank=True,
                                help_text="Something that we do not ask, such as “you sell online”.",
                                max_length=200,
                                verbose_name="only if …, in Vietnamese",
                            ),
                        ),
                        (
                            "condition_en",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="only if …, in English"
                            ),
                        ),
                        (
                            "elsewhere_vi",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="in other sectors only if …, in Vietnamese",
                            ),
                        ),
                        (
                            "elsewhere_en",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="in other sectors only if …, in English",
                            ),
                        ),
                        (
                            "in_force_on",
                            models.DateField(blank=True, null=True, verbose_name="in force since"),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                        (
                            "recurrence",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("MONTH", "every month"),
                                    ("QUARTER", "every quarter"),
                                    ("YEAR", "every year"),
                                ],
                                max_length=7,
                                verbose_name="comes back",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("VERIFIED", "checked against public sources"),
                                    ("PARTLY", "partly checked"),
                                    ("UNVERIFIED", "not checked against the official text"),
                                ],
                                default="UNVERIFIED",
                                max_length=10,
                                verbose_name="how well checked",
                            ),
                        ),
                        (
                            "check_vi",
                            models.CharField(
                                max_length=300, verbose_name="whom to ask, in Vietnamese"
                            ),
                        ),
                        (
                            "check_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="whom to ask, in English"
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dutyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6d23d5cc971a14400e615eca9e0e466f8018b873",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bc44c",
                            table="guidance_dutyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="DutyNeed",
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
                            "duty",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="duty_needs",
                                to="guidance.duty",
                            ),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.need",
                                verbose_name="need",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "need",
                        "verbose_name_plural": "needs",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("duty", "need"),
                                name="dutyneed_is_listed_once",
                                violation_error_message="This is already listed.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dutyneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="4f2d669d8673510739af4275ec302dcb7bca476d",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_3e35e",
                            table="guidance_dutyneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dutyneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_dutyneedevent" ("duty_id", "id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."duty_id", NEW."id", NEW."need_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="5d1d7e172f13c61d52095c473543f45868ce2a8b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ce02c",
                            table="guidance_dutyneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dutyneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "guidance_dutyneedevent" ("duty_id", "id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."duty_id", NEW."id", NEW."need_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="526fd04cc9dbc11e54203755c057f53007496eef",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4d7de",
                            table="guidance_dutyneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dutyneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_dutyneedevent" ("duty_id", "id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."duty_id", OLD."id", OLD."need_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="98da914ba663c9cec18be36557dc458a477d6730",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4559a",
                            table="guidance_dutyneed",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="DutyNeedEvent",
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
                                to="guidance.dutyneed",
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
                            "duty",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="guidance.duty",
                            ),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.need",
                                verbose_name="need",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dutyneedevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="318448421a0c8dc701b11c230ff8d6012fe8de1e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9b73c",
                            table="guidance_dutyneedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="DutySector",
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
                            "duty",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="duty_sectors",
                                to="guidance.duty",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.sector",
                                verbose_name="sector",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sector",
                        "verbose_name_plural": "sectors",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("duty", "sector"),
                                name="dutysector_is_listed_once",
                                violation_error_message="This is already listed.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dutysector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="7ffaaf68a345a0368d694b950a8ebabb8e194b58",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_73bd6",
                            table="guidance_dutysector",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dutysector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_dutysectorevent" ("duty_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."duty_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="ddf1cb47b56630079be19dd48254fe8f394c22de",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f1bbf",
                            table="guidance_dutysector",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dutysector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "guidance_dutysectorevent" ("duty_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (NEW."duty_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sector_id"); RETURN NULL;',
                            hash="30efb21bc0eb8b328c6eb29cbd383227c04daf7f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3f08d",
                            table="guidance_dutysector",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dutysector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "guidance_dutysectorevent" ("duty_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector_id") VALUES (OLD."duty_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sector_id"); RETURN NULL;',
                            hash="128967fcb4913de8e4c230129a4d31ac776eafd1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8bcd1",
                            table="guidance_dutysector",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="DutySectorEvent",
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
                                to="guidance.dutysector",
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
                            "duty",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="guidance.duty",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.sector",
                                verbose_name="sector",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dutysectorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="13fce9dec761253e7399ddc5c235d2c339bdb3bb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1e18d",
                            table="guidance_dutysectorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
