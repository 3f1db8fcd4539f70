import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import reference.lookups
import reference.operations


class Migration(migrations.Migration):
    replaces = [
        ("reference", "0002_create_tables"),
        ("reference", "0003_watch_places_apart"),
        ("reference", "0004_keep_history"),
        ("reference", "0005_add_support_offices"),
        ("reference", "0006_search_quickly"),
        ("reference", "0007_keep_imported_communes"),
    ]

    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0001_create_database_functions"),
    ]

    operations = [
        reference.operations.MakeTables(
            operations=[
                migrations.CreateModel(
                    name="BusinessFunction",
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
                            "description_vi",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="Vietnamese description"
                            ),
                        ),
                        (
                            "description_en",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="English description"
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "verbose_name": "business function",
                        "verbose_name_plural": "business functions",
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="businessfunction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="ec95ed1ae5aa71bf416b2525860c69f2dcb241c1",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_1e8f8",
                            table="reference_businessfunction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="businessfunction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_businessfunctionevent" ("code", "description_en", "description_vi", "is_retired", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "shipped_digest") VALUES (NEW."code", NEW."description_en", NEW."description_vi", NEW."is_retired", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."position", NEW."shipped_digest"); RETURN NULL;',
                            hash="bc95a8702e09dbef806407db8590eea6bbfbfbf0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c400a",
                            table="reference_businessfunction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="businessfunction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reference_businessfunctionevent" ("code", "description_en", "description_vi", "is_retired", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "shipped_digest") VALUES (NEW."code", NEW."description_en", NEW."description_vi", NEW."is_retired", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."position", NEW."shipped_digest"); RETURN NULL;',
                            hash="4d5f025f8b7339ae923ed7b26958ea72b5dbbaa7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6f363",
                            table="reference_businessfunction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="businessfunction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_businessfunctionevent" ("code", "description_en", "description_vi", "is_retired", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "shipped_digest") VALUES (OLD."code", OLD."description_en", OLD."description_vi", OLD."is_retired", OLD."name_en", OLD."name_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."position", OLD."shipped_digest"); RETURN NULL;',
                            hash="06b88b609c9917ac2b38a80ca1ea60a81b25d2c4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b3fa3",
                            table="reference_businessfunction",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="BusinessFunctionEvent",
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
                                to="reference.businessfunction",
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
                            "description_vi",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="Vietnamese description"
                            ),
                        ),
                        (
                            "description_en",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="English description"
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
                    model_name="businessfunctionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a4d51e43f560eb6d31d5fa87cd24c80a16eaaace",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1b0d1",
                            table="reference_businessfunctionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Need",
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
                            "function",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="needs",
                                to="reference.businessfunction",
                                verbose_name="business function",
                            ),
                        ),
                        (
                            "description_vi",
                            models.CharField(max_length=500, verbose_name="Vietnamese description"),
                        ),
                        (
                            "description_en",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="English description"
                            ),
                        ),
                        ("pillar", models.CharField(max_length=60, verbose_name="main pillar")),
                        (
                            "pillars",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                default=list,
                                size=None,
                                verbose_name="pillars",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "verbose_name": "need",
                        "verbose_name_plural": "needs",
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="need",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="32b3fe967cfe7900fb4aa27587f7661ac6eaca5f",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_c2a05",
                            table="reference_need",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="need",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_needevent" ("code", "description_en", "description_vi", "function_id", "is_retired", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar", "pillars", "position", "shipped_digest") VALUES (NEW."code", NEW."description_en", NEW."description_vi", NEW."function_id", NEW."is_retired", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."pillar", NEW."pillars", NEW."position", NEW."shipped_digest"); RETURN NULL;',
                            hash="d5e5aab312bd7490685294ea152889684e3abc49",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_24451",
                            table="reference_need",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="need",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reference_needevent" ("code", "description_en", "description_vi", "function_id", "is_retired", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar", "pillars", "position", "shipped_digest") VALUES (NEW."code", NEW."description_en", NEW."description_vi", NEW."function_id", NEW."is_retired", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."pillar", NEW."pillars", NEW."position", NEW."shipped_digest"); RETURN NULL;',
                            hash="bccedcc4bbfa695a2fd3f53f44541662d907f643",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_377f6",
                            table="reference_need",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="need",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_needevent" ("code", "description_en", "description_vi", "function_id", "is_retired", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar", "pillars", "position", "shipped_digest") VALUES (OLD."code", OLD."description_en", OLD."description_vi", OLD."function_id", OLD."is_retired", OLD."name_en", OLD."name_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."pillar", OLD."pillars", OLD."position", OLD."shipped_digest"); RETURN NULL;',
                            hash="a91a41be43009a3e68f73ddfebd96a4af08f173d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6d434",
                            table="reference_need",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="NeedEvent",
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
                                to="reference.need",
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
                            "function",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.businessfunction",
                                verbose_name="business function",
                            ),
                        ),
                        (
                            "description_vi",
                            models.CharField(max_length=500, verbose_name="Vietnamese description"),
                        ),
                        (
                            "description_en",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="English description"
                            ),
                        ),
                        ("pillar", models.CharField(max_length=60, verbose_name="main pillar")),
                        (
                            "pillars",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                default=list,
                                size=None,
                                verbose_name="pillars",
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
                    model_name="needevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2e2c8386a2c14c5e05f84d8a7cc0e14ba681472d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_616e7",
                            table="reference_needevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="NeedSynonym",
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
                            "need",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="synonyms",
                                to="reference.need",
                                verbose_name="need",
                            ),
                        ),
                        ("text", models.CharField(max_length=120, verbose_name="phrase")),
                        (
                            "language",
                            models.CharField(
                                choices=[
                                    ("VI", "Vietnamese"),
                                    ("PLAIN", "Vietnamese without diacritics"),
                                    ("EN", "English"),
                                ],
                                default="VI",
                                max_length=5,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "is_retired",
                            models.BooleanField(
                                default=False,
                                help_text="Misleads more than it helps: not used any more.",
                                verbose_name="retired",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "synonym",
                        "verbose_name_plural": "synonyms",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("text"), name="gin_trgm_ops"
                                ),
                                name="needsynonym_text_words",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("need", "text"),
                                name="needsynonym_is_said_once",
                                violation_error_message="This need already has this phrase.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="needsynonym_text_is_not_empty",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="needsynonym",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="144a7390e525b75af69101a11280b389e9119a96",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_e591c",
                            table="reference_needsynonym",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="needsynonym",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_needsynonymevent" ("id", "is_retired", "language", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."id", NEW."is_retired", NEW."language", NEW."need_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="0474bdecda959573c036ec0fb2dbd7df6a4ab59f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e486f",
                            table="reference_needsynonym",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="needsynonym",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reference_needsynonymevent" ("id", "is_retired", "language", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."id", NEW."is_retired", NEW."language", NEW."need_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="2814f95ab92ba288f09475d0b6c7e62a56c401f6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0619a",
                            table="reference_needsynonym",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="needsynonym",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_needsynonymevent" ("id", "is_retired", "language", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."id", OLD."is_retired", OLD."language", OLD."need_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                            hash="e016967608e283c3409efbb75da39d3bd7b4259a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1247c",
                            table="reference_needsynonym",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="NeedSynonymEvent",
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
                                to="reference.needsynonym",
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
                        ("text", models.CharField(max_length=120, verbose_name="phrase")),
                        (
                            "language",
                            models.CharField(
                                choices=[
                                    ("VI", "Vietnamese"),
                                    ("PLAIN", "Vietnamese without diacritics"),
                                    ("EN", "English"),
                                ],
                                default="VI",
                                max_length=5,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "is_retired",
                            models.BooleanField(
                                default=False,
                                help_text="Misleads more than it helps: not used any more.",
                                verbose_name="retired",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="needsynonymevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="63e7773e70a2ef2ec1a9d6946508692027bd5dfa",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_13f05",
                            table="reference_needsynonymevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="SizeGroup",
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
                    ],
                    options={
                        "verbose_name": "sector group",
                        "verbose_name_plural": "sector groups",
                    },
                ),
                migrations.CreateModel(
                    name="SizeLimit",
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
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="limits",
                                to="reference.sizegroup",
                                verbose_name="sector group",
                            ),
                        ),
                        (
                            "size",
                            models.CharField(
                                choices=[
                                    ("micro", "micro"),
                                    ("small", "small"),
                                    ("medium", "medium"),
                                ],
                                max_length=6,
                                verbose_name="size class",
                            ),
                        ),
                        (
                            "max_employees",
                            models.PositiveIntegerField(verbose_name="employees at most"),
                        ),
                        (
                            "max_revenue_vnd",
                            models.PositiveBigIntegerField(
                                verbose_name="revenue a year at most (VND)"
                            ),
                        ),
                        (
                            "max_capital_vnd",
                            models.PositiveBigIntegerField(
                                verbose_name="total capital at most (VND)"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "size limit",
                        "verbose_name_plural": "size limits",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "size"), name="sizelimit_is_set_once"
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sizelimit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_sizelimitevent" ("group_id", "id", "max_capital_vnd", "max_employees", "max_revenue_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size") VALUES (NEW."group_id", NEW."id", NEW."max_capital_vnd", NEW."max_employees", NEW."max_revenue_vnd", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."size"); RETURN NULL;',
                            hash="27828d36da15d7f87a623692dfcbed9aba8caaea",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_76fae",
                            table="reference_sizelimit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sizelimit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reference_sizelimitevent" ("group_id", "id", "max_capital_vnd", "max_employees", "max_revenue_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size") VALUES (NEW."group_id", NEW."id", NEW."max_capital_vnd", NEW."max_employees", NEW."max_revenue_vnd", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."size"); RETURN NULL;',
                            hash="549a8561241b7bbe64f395e9e53e6e770b517ec9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ebd7b",
                            table="reference_sizelimit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sizelimit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_sizelimitevent" ("group_id", "id", "max_capital_vnd", "max_employees", "max_revenue_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size") VALUES (OLD."group_id", OLD."id", OLD."max_capital_vnd", OLD."max_employees", OLD."max_revenue_vnd", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."size"); RETURN NULL;',
                            hash="78f14740e8fd4a992bb9a8667d9454cb63e030b8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8e919",
                            table="reference_sizelimit",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="SizeLimitEvent",
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
                                to="reference.sizelimit",
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
                            "group",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.sizegroup",
                                verbose_name="sector group",
                            ),
                        ),
                        (
                            "size",
                            models.CharField(
                                choices=[
                                    ("micro", "micro"),
                                    ("small", "small"),
                                    ("medium", "medium"),
                                ],
                                max_length=6,
                                verbose_name="size class",
                            ),
                        ),
                        (
                            "max_employees",
                            models.PositiveIntegerField(verbose_name="employees at most"),
                        ),
                        (
                            "max_revenue_vnd",
                            models.PositiveBigIntegerField(
                                verbose_name="revenue a year at most (VND)"
                            ),
                        ),
                        (
                            "max_capital_vnd",
                            models.PositiveBigIntegerField(
                                verbose_name="total capital at most (VND)"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sizelimitevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="76c4db7e5b72022b4073aeb888316052e6ff7086",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_38b41",
                            table="reference_sizelimitevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Sector",
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
                            "level",
                            models.CharField(
                                choices=[("SECTION", "section"), ("DIVISION", "division")],
                                max_length=8,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="divisions",
                                to="reference.sector",
                                verbose_name="section",
                            ),
                        ),
                        (
                            "short_vi",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="short Vietnamese name"
                            ),
                        ),
                        (
                            "size_group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="reference.sizegroup",
                                verbose_name="sector group",
                            ),
                        ),
                        (
                            "is_selectable",
                            models.BooleanField(
                                default=True, verbose_name="offered to enterprises"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sector",
                        "verbose_name_plural": "sectors",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("level", "SECTION"), ("section", None)),
                                    models.Q(("level", "DIVISION"), ("section__isnull", False)),
                                    _connector="OR",
                                ),
                                name="sector_division_has_a_section",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="8dc55e4161886ca35302c38d46029c9d00601f9a",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_f27a6",
                            table="reference_sector",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_sectorevent" ("code", "is_retired", "is_selectable", "level", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "shipped_digest", "short_vi", "size_group_id") VALUES (NEW."code", NEW."is_retired", NEW."is_selectable", NEW."level", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."section_id", NEW."shipped_digest", NEW."short_vi", NEW."size_group_id"); RETURN NULL;',
                            hash="8810de80b089f54915e987fa4600a3166019ad92",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5d2a5",
                            table="reference_sector",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reference_sectorevent" ("code", "is_retired", "is_selectable", "level", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "shipped_digest", "short_vi", "size_group_id") VALUES (NEW."code", NEW."is_retired", NEW."is_selectable", NEW."level", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."section_id", NEW."shipped_digest", NEW."short_vi", NEW."size_group_id"); RETURN NULL;',
                            hash="1dc7587c83ba5e89e259a6dd66a8768d55003760",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c2df6",
                            table="reference_sector",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_sectorevent" ("code", "is_retired", "is_selectable", "level", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "shipped_digest", "short_vi", "size_group_id") VALUES (OLD."code", OLD."is_retired", OLD."is_selectable", OLD."level", OLD."name_en", OLD."name_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."section_id", OLD."shipped_digest", OLD."short_vi", OLD."size_group_id"); RETURN NULL;',
                            hash="31297a3b9680aad5b7c6ca990ac8f7afd1075a96",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_11b64",
                            table="reference_sector",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="SectorEvent",
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
                                to="reference.sector",
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
                            "level",
                            models.CharField(
                                choices=[("SECTION", "section"), ("DIVISION", "division")],
                                max_length=8,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.sector",
                                verbose_name="section",
                            ),
                        ),
                        (
                            "short_vi",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="short Vietnamese name"
                            ),
                        ),
                        (
                            "size_group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.sizegroup",
                                verbose_name="sector group",
                            ),
                        ),
                        (
                            "is_selectable",
                            models.BooleanField(
                                default=True, verbose_name="offered to enterprises"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sectorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bb6d1023e4942c7a29f94fcf90d094df2c2c51bc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ac6f9",
                            table="reference_sectorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Province",
                    fields=[
                        (
                            "code",
                            models.CharField(
                                max_length=2, primary_key=True, serialize=False, verbose_name="code"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        ("short_name", models.CharField(max_length=60, verbose_name="short name")),
                        ("kind", models.CharField(max_length=30, verbose_name="kind")),
                        (
                            "latitude",
                            models.DecimalField(
                                decimal_places=5, max_digits=8, verbose_name="latitude"
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                decimal_places=5, max_digits=8, verbose_name="longitude"
                            ),
                        ),
                        ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                    ],
                    options={
                        "verbose_name": "province",
                        "verbose_name_plural": "provinces",
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="province",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_places",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('places'); RETURN NULL;",
                            hash="47d640206155e73f125b65c0fbe7d5bff3ad96f0",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_places_33519",
                            table="reference_province",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Commune",
                    fields=[
                        (
                            "code",
                            models.CharField(
                                max_length=5, primary_key=True, serialize=False, verbose_name="code"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("kind", models.CharField(max_length=20, verbose_name="kind")),
                        (
                            "province",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="communes",
                                to="reference.province",
                                verbose_name="province",
                            ),
                        ),
                        (
                            "latitude",
                            models.DecimalField(
                                decimal_places=5, max_digits=8, verbose_name="latitude"
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                decimal_places=5, max_digits=8, verbose_name="longitude"
                            ),
                        ),
                        ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, default="", editable=False, max_length=32),
                        ),
                    ],
                    options={
                        "verbose_name": "commune",
                        "verbose_name_plural": "communes",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("name"), name="gin_trgm_ops"
                                ),
                                name="commune_name_words",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commune",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_places",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('places'); RETURN NULL;",
                            hash="6b277402cda28c22314e216f098b142aad357978",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_places_3387f",
                            table="reference_commune",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commune",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_communeevent" ("code", "is_retired", "kind", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id") VALUES (NEW."code", NEW."is_retired", NEW."kind", NEW."latitude", NEW."longitude", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."province_id"); RETURN NULL;',
                            hash="f679eb0666866461f2e6839a7c2b3002f842f2c3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_968ef",
                            table="reference_commune",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commune",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."is_retired" IS DISTINCT FROM (NEW."is_retired") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."latitude" IS DISTINCT FROM (NEW."latitude") OR OLD."longitude" IS DISTINCT FROM (NEW."longitude") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."province_id" IS DISTINCT FROM (NEW."province_id"))',
                            func='INSERT INTO "reference_communeevent" ("code", "is_retired", "kind", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id") VALUES (NEW."code", NEW."is_retired", NEW."kind", NEW."latitude", NEW."longitude", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."province_id"); RETURN NULL;',
                            hash="076e157db95ba54d3ccf176a94dcb685dd2d1120",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9bba1",
                            table="reference_commune",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commune",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_communeevent" ("code", "is_retired", "kind", "latitude", "longitude", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id") VALUES (OLD."code", OLD."is_retired", OLD."kind", OLD."latitude", OLD."longitude", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."province_id"); RETURN NULL;',
                            hash="30a0e1eaadcf64458a89de1f6bd178d4351eea77",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dd54e",
                            table="reference_commune",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="CommuneEvent",
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
                                to="reference.commune",
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
                            models.CharField(max_length=5, serialize=False, verbose_name="code"),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("kind", models.CharField(max_length=20, verbose_name="kind")),
                        (
                            "province",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.province",
                                verbose_name="province",
                            ),
                        ),
                        (
                            "latitude",
                            models.DecimalField(
                                decimal_places=5, max_digits=8, verbose_name="latitude"
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                decimal_places=5, max_digits=8, verbose_name="longitude"
                            ),
                        ),
                        ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="communeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d13fadf5f85b85d610239cf572b905097f17989c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_140be",
                            table="reference_communeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="LegacyUnit",
                    fields=[
                        (
                            "code",
                            models.CharField(
                                max_length=5,
                                primary_key=True,
                                serialize=False,
                                verbose_name="former code",
                            ),
                        ),
                        (
                            "province",
                            models.CharField(max_length=60, verbose_name="former province"),
                        ),
                        (
                            "district",
                            models.CharField(max_length=80, verbose_name="former district"),
                        ),
                        ("ward", models.CharField(max_length=80, verbose_name="former ward")),
                        (
                            "commune_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=5),
                                size=None,
                                verbose_name="today's communes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "former unit",
                        "verbose_name_plural": "former units",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("ward"), name="gin_trgm_ops"
                                ),
                                name="legacyunit_ward_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("district"), name="gin_trgm_ops"
                                ),
                                name="legacyunit_district_words",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("province", "district", "ward"),
                                name="legacyunit_is_listed_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("commune_codes__len__gt", 0)),
                                name="legacyunit_leads_somewhere",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legacyunit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_places",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('places'); RETURN NULL;",
                            hash="711260ebcd15110d776f17fb9bab0bdf20e95673",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_places_915a3",
                            table="reference_legacyunit",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="SupportOffice",
                    fields=[
                        (
                            "province",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="support_office",
                                serialize=False,
                                to="reference.province",
                                verbose_name="province",
                            ),
                        ),
                        (
                            "name_vi",
                            models.CharField(
                                blank=True, max_length=250, verbose_name="Vietnamese name"
                            ),
                        ),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=250, verbose_name="English name"
                            ),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=250, verbose_name="address"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=60, verbose_name="phone"),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                help_text="Where this was published, or who confirmed it.",
                                max_length=300,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "checked_on",
                            models.DateField(blank=True, null=True, verbose_name="last checked on"),
                        ),
                    ],
                    options={
                        "verbose_name": "support office",
                        "verbose_name_plural": "support offices",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("address", ""),
                                        ("email", ""),
                                        ("name_en", ""),
                                        ("name_vi", ""),
                                        ("phone", ""),
                                        ("source", ""),
                                        ("website", ""),
                                    ),
                                    models.Q(
                                        models.Q(("name_vi", ""), _negated=True),
                                        models.Q(("source", ""), _negated=True),
                                        ("checked_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="supportoffice_says_where_it_is_from",
                                violation_error_message="Give the office's name, the source and the day it was checked, or leave all of it empty.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportoffice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_supportofficeevent" ("address", "checked_on", "email", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "province_id", "source", "website") VALUES (NEW."address", NEW."checked_on", NEW."email", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."province_id", NEW."phone", NEW."province_id", NEW."source", NEW."website"); RETURN NULL;',
                            hash="f65445a7e8da4edbef07a6c69ba83d14f256821f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d3d71",
                            table="reference_supportoffice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportoffice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reference_supportofficeevent" ("address", "checked_on", "email", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "province_id", "source", "website") VALUES (NEW."address", NEW."checked_on", NEW."email", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'update\', NEW."province_id", NEW."phone", NEW."province_id", NEW."source", NEW."website"); RETURN NULL;',
                            hash="959e3427f01e3a0b97bb30c9d482950f67e5f9db",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_abe08",
                            table="reference_supportoffice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportoffice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reference_supportofficeevent" ("address", "checked_on", "email", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "province_id", "source", "website") VALUES (OLD."address", OLD."checked_on", OLD."email", OLD."name_en", OLD."name_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."province_id", OLD."phone", OLD."province_id", OLD."source", OLD."website"); RETURN NULL;',
                            hash="952b830182f6c95d1b2f6bc1190535642223d622",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e300f",
                            table="reference_supportoffice",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="SupportOfficeEvent",
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
                                to="reference.supportoffice",
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
                            "province",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                serialize=False,
                                to="reference.province",
                                verbose_name="province",
                            ),
                        ),
                        (
                            "name_vi",
                            models.CharField(
                                blank=True, max_length=250, verbose_name="Vietnamese name"
                            ),
                        ),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=250, verbose_name="English name"
                            ),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=250, verbose_name="address"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=60, verbose_name="phone"),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                help_text="Where this was published, or who confirmed it.",
                                max_length=300,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "checked_on",
                            models.DateField(blank=True, null=True, verbose_name="last checked on"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportofficeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="663fca850d1e3a8cbeccaeb2a621712c42b1f493",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c31d7",
                            table="reference_supportofficeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="DataVersion",
                    fields=[
                        (
                            "code",
                            models.CharField(max_length=30, primary_key=True, serialize=False),
                        ),
                        ("number", models.PositiveBigIntegerField(default=0)),
                        ("changed_at", models.DateTimeField(null=True)),
                    ],
                ),
            ],
        ),
    ]
