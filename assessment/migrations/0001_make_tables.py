import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import assessment.models.attempts
import reference.operations


class Migration(migrations.Migration):
    replaces = [("assessment", "0001_create_tables"), ("assessment", "0002_add_enterprise")]

    initial = True

    dependencies = [
        ("accounts", "0001_make_tables"),
        ("enterprises", "0001_make_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0002_make_tables"),
    ]

    operations = [
        reference.operations.MakeTables(
            operations=[
                migrations.CreateModel(
                    name="Instrument",
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
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "verbose_name": "assessment instrument",
                        "verbose_name_plural": "assessment instruments",
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrument",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_instrumentevent" ("code", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."code", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."position"); RETURN NULL;',
                            hash="6bc3e3e643c6845d432bbc2aa73a8f3380d0938e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_65d9a",
                            table="assessment_instrument",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrument",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "assessment_instrumentevent" ("code", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."code", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."position"); RETURN NULL;',
                            hash="76e16a2f28a34d4cc5f86742ae9f8db72e926040",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0b371",
                            table="assessment_instrument",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrument",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_instrumentevent" ("code", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."code", OLD."name_en", OLD."name_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."position"); RETURN NULL;',
                            hash="61ce64dafaf9194c385aea3acb8af7a54247ce68",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7f2c0",
                            table="assessment_instrument",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="InstrumentEvent",
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
                                to="assessment.instrument",
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
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrumentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="72f689b0c2284a38d57464c67a14969dd92cef90",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_91930",
                            table="assessment_instrumentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="InstrumentVersion",
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
                            "instrument",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="assessment.instrument",
                                verbose_name="instrument",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "draft"),
                                    ("PUBLISHED", "published"),
                                    ("RETIRED", "retired"),
                                ],
                                default="DRAFT",
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("OFFICIAL", "official"),
                                    ("ILLUSTRATIVE", "illustrative"),
                                ],
                                default="ILLUSTRATIVE",
                                max_length=12,
                                verbose_name="wording",
                            ),
                        ),
                        (
                            "legal_reference",
                            models.CharField(
                                blank=True, max_length=250, verbose_name="legal reference"
                            ),
                        ),
                        (
                            "intro_vi",
                            models.TextField(
                                max_length=1000, verbose_name="Vietnamese introduction"
                            ),
                        ),
                        (
                            "intro_en",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="English introduction"
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="published at"
                            ),
                        ),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, editable=False, max_length=32),
                        ),
                    ],
                    options={
                        "verbose_name": "instrument version",
                        "verbose_name_plural": "instrument versions",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("instrument", "number"),
                                name="instrumentversion_number_is_unique",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "DRAFT")),
                                fields=("instrument",),
                                name="instrumentversion_has_one_draft",
                                violation_error_message="This instrument already has a draft.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "PUBLISHED")),
                                fields=("instrument",),
                                name="instrumentversion_one_is_published",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("published_at", None), ("status", "DRAFT")),
                                    models.Q(
                                        models.Q(("status", "DRAFT"), _negated=True),
                                        ("published_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="instrumentversion_published_says_when",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrumentversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="published_version_is_frozen",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((OLD.status <> 'DRAFT') AND (OLD.instrument_id IS DISTINCT FROM NEW.instrument_id OR OLD.number IS DISTINCT FROM NEW.number OR OLD.origin IS DISTINCT FROM NEW.origin OR OLD.legal_reference IS DISTINCT FROM NEW.legal_reference OR OLD.intro_vi IS DISTINCT FROM NEW.intro_vi OR OLD.intro_en IS DISTINCT FROM NEW.intro_en OR OLD.published_at IS DISTINCT FROM NEW.published_at))",
                            func="RAISE EXCEPTION 'a published version of an instrument does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'published_version_is_frozen';",
                            hash="8df91c6a8d626f6eceac992544be70da7d819d83",
                            operation="UPDATE",
                            pgid="pgtrigger_published_version_is_frozen_c5017",
                            table="assessment_instrumentversion",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrumentversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="version_goes_forward",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (((OLD.status, NEW.status) NOT IN (('DRAFT', 'PUBLISHED'), ('PUBLISHED', 'RETIRED'))) AND (OLD.status IS DISTINCT FROM NEW.status))",
                            func="RAISE EXCEPTION 'a version does not become a draft again' USING ERRCODE = 'check_violation', CONSTRAINT = 'version_goes_forward';",
                            hash="1cec9811d5d1bec3ac4e388e3744ca52f7d25f93",
                            operation="UPDATE",
                            pgid="pgtrigger_version_goes_forward_303fa",
                            table="assessment_instrumentversion",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrumentversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="published_version_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.status <> 'DRAFT')",
                            func="RAISE EXCEPTION 'a published version of an instrument stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'published_version_stays';",
                            hash="16a22468c2ab403a9c6d4011d6a2992bfd8a4e70",
                            operation="DELETE",
                            pgid="pgtrigger_published_version_stays_c25a1",
                            table="assessment_instrumentversion",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrumentversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_instrumentversionevent" ("id", "instrument_id", "intro_en", "intro_vi", "legal_reference", "number", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "shipped_digest", "status") VALUES (NEW."id", NEW."instrument_id", NEW."intro_en", NEW."intro_vi", NEW."legal_reference", NEW."number", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."shipped_digest", NEW."status"); RETURN NULL;',
                            hash="172c63b2fa4e00f3a22b658ef462fefa03f86d62",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6f851",
                            table="assessment_instrumentversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrumentversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "assessment_instrumentversionevent" ("id", "instrument_id", "intro_en", "intro_vi", "legal_reference", "number", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "shipped_digest", "status") VALUES (NEW."id", NEW."instrument_id", NEW."intro_en", NEW."intro_vi", NEW."legal_reference", NEW."number", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."shipped_digest", NEW."status"); RETURN NULL;',
                            hash="6db313b768fa440a759950e18796b802623f26f3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_443cf",
                            table="assessment_instrumentversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrumentversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_instrumentversionevent" ("id", "instrument_id", "intro_en", "intro_vi", "legal_reference", "number", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "shipped_digest", "status") VALUES (OLD."id", OLD."instrument_id", OLD."intro_en", OLD."intro_vi", OLD."legal_reference", OLD."number", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."shipped_digest", OLD."status"); RETURN NULL;',
                            hash="6c1252f00877b0f6a84b2adbeda79601f07b9f53",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_31ba0",
                            table="assessment_instrumentversion",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="InstrumentVersionEvent",
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
                                to="assessment.instrumentversion",
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
                            "instrument",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessment.instrument",
                                verbose_name="instrument",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "draft"),
                                    ("PUBLISHED", "published"),
                                    ("RETIRED", "retired"),
                                ],
                                default="DRAFT",
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("OFFICIAL", "official"),
                                    ("ILLUSTRATIVE", "illustrative"),
                                ],
                                default="ILLUSTRATIVE",
                                max_length=12,
                                verbose_name="wording",
                            ),
                        ),
                        (
                            "legal_reference",
                            models.CharField(
                                blank=True, max_length=250, verbose_name="legal reference"
                            ),
                        ),
                        (
                            "intro_vi",
                            models.TextField(
                                max_length=1000, verbose_name="Vietnamese introduction"
                            ),
                        ),
                        (
                            "intro_en",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="English introduction"
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="published at"
                            ),
                        ),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, editable=False, max_length=32),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrumentversionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e0f3a7667408fb127f5c4e5a772a1e0360f678ca",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_446a8",
                            table="assessment_instrumentversionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Pillar",
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
                            "name_vi",
                            models.CharField(max_length=120, verbose_name="Vietnamese name"),
                        ),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="English name"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pillars",
                                to="assessment.instrumentversion",
                                verbose_name="version",
                            ),
                        ),
                        ("code", models.SlugField(max_length=60, verbose_name="code")),
                        (
                            "max_points",
                            models.PositiveSmallIntegerField(verbose_name="points at most"),
                        ),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                help_text="Codes of needs, best first, with commas between them.",
                                size=None,
                                verbose_name="needs",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "verbose_name": "pillar",
                        "verbose_name_plural": "pillars",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "code"),
                                name="pillar_code_is_unique",
                                violation_error_message="This version already has a pillar with this code.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("max_points__gte", 1)), name="pillar_has_points"
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pillar",
                    trigger=pgtrigger.compiler.Trigger(
                        name="only_in_drafts",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE held bigint[]; state text;",
                            func="\n            IF TG_OP <> 'INSERT' THEN held := held || (OLD.version_id)::bigint; END IF;\n            IF TG_OP <> 'DELETE' THEN held := held || (NEW.version_id)::bigint; END IF;\n            FOR state IN SELECT status FROM assessment_instrumentversion\n                    WHERE id = ANY(held) ORDER BY id FOR SHARE LOOP\n                IF state <> 'DRAFT' THEN RAISE EXCEPTION 'a published version of an instrument does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_version_is_frozen'; END IF;\n            END LOOP;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="68e34d8d649082878ec6723f6157209ff90a6b1c",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_only_in_drafts_c4996",
                            table="assessment_pillar",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pillar",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_pillarevent" ("code", "id", "max_points", "name_en", "name_vi", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "version_id") VALUES (NEW."code", NEW."id", NEW."max_points", NEW."name_en", NEW."name_vi", NEW."needs", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."version_id"); RETURN NULL;',
                            hash="12353741b9e6d2d9600122b13aa3a453b0565159",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bb2fe",
                            table="assessment_pillar",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pillar",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "assessment_pillarevent" ("code", "id", "max_points", "name_en", "name_vi", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "version_id") VALUES (NEW."code", NEW."id", NEW."max_points", NEW."name_en", NEW."name_vi", NEW."needs", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."version_id"); RETURN NULL;',
                            hash="3286a16a0e7d8526f5c4e1e4fa6c1efdadbef6e5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1eed6",
                            table="assessment_pillar",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pillar",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_pillarevent" ("code", "id", "max_points", "name_en", "name_vi", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "version_id") VALUES (OLD."code", OLD."id", OLD."max_points", OLD."name_en", OLD."name_vi", OLD."needs", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."version_id"); RETURN NULL;',
                            hash="d178a2e9672b6be0f9c3506c0be44d8c205715f1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_df762",
                            table="assessment_pillar",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="PillarEvent",
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
                                to="assessment.pillar",
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
                            "name_vi",
                            models.CharField(max_length=120, verbose_name="Vietnamese name"),
                        ),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="English name"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessment.instrumentversion",
                                verbose_name="version",
                            ),
                        ),
                        (
                            "code",
                            models.SlugField(db_index=False, max_length=60, verbose_name="code"),
                        ),
                        (
                            "max_points",
                            models.PositiveSmallIntegerField(verbose_name="points at most"),
                        ),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                help_text="Codes of needs, best first, with commas between them.",
                                size=None,
                                verbose_name="needs",
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
                    model_name="pillarevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e3989ff52f138b7d24244457b841c4a98a8d26b5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_63be5",
                            table="assessment_pillarevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="LevelRule",
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
                            "name_vi",
                            models.CharField(max_length=120, verbose_name="Vietnamese name"),
                        ),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="English name"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="levels",
                                to="assessment.instrumentversion",
                                verbose_name="version",
                            ),
                        ),
                        ("level", models.PositiveSmallIntegerField(verbose_name="level")),
                        (
                            "percent_from",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="share of a pillar from (%)"
                            ),
                        ),
                        (
                            "is_inclusive",
                            models.BooleanField(default=False, verbose_name="this share is enough"),
                        ),
                        (
                            "points_above",
                            models.PositiveSmallIntegerField(default=0, verbose_name="total above"),
                        ),
                        (
                            "pillars_required",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="pillars at this level"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "level",
                        "verbose_name_plural": "levels",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "level"), name="levelrule_is_set_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level__lte", 5)), name="levelrule_is_at_most_5"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percent_from__lte", 100)),
                                name="levelrule_is_percent",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="levelrule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="only_in_drafts",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE held bigint[]; state text;",
                            func="\n            IF TG_OP <> 'INSERT' THEN held := held || (OLD.version_id)::bigint; END IF;\n            IF TG_OP <> 'DELETE' THEN held := held || (NEW.version_id)::bigint; END IF;\n            FOR state IN SELECT status FROM assessment_instrumentversion\n                    WHERE id = ANY(held) ORDER BY id FOR SHARE LOOP\n                IF state <> 'DRAFT' THEN RAISE EXCEPTION 'a published version of an instrument does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_version_is_frozen'; END IF;\n            END LOOP;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="e5194f9880bad2558216511a816a38eeac41c79e",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_only_in_drafts_5a785",
                            table="assessment_levelrule",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="levelrule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_levelruleevent" ("id", "is_inclusive", "level", "name_en", "name_vi", "percent_from", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillars_required", "points_above", "version_id") VALUES (NEW."id", NEW."is_inclusive", NEW."level", NEW."name_en", NEW."name_vi", NEW."percent_from", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pillars_required", NEW."points_above", NEW."version_id"); RETURN NULL;',
                            hash="edba5c0d485449920c3c1a2467a25ba3fa46c078",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c4d2f",
                            table="assessment_levelrule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="levelrule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "assessment_levelruleevent" ("id", "is_inclusive", "level", "name_en", "name_vi", "percent_from", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillars_required", "points_above", "version_id") VALUES (NEW."id", NEW."is_inclusive", NEW."level", NEW."name_en", NEW."name_vi", NEW."percent_from", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pillars_required", NEW."points_above", NEW."version_id"); RETURN NULL;',
                            hash="7b61b941b83968d7717dd8bbc696e34d71ad640c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b00c3",
                            table="assessment_levelrule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="levelrule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_levelruleevent" ("id", "is_inclusive", "level", "name_en", "name_vi", "percent_from", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillars_required", "points_above", "version_id") VALUES (OLD."id", OLD."is_inclusive", OLD."level", OLD."name_en", OLD."name_vi", OLD."percent_from", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pillars_required", OLD."points_above", OLD."version_id"); RETURN NULL;',
                            hash="4cce50a2e50edb5dec474a5f950de79bb31531bf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c5449",
                            table="assessment_levelrule",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="LevelRuleEvent",
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
                                to="assessment.levelrule",
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
                            "name_vi",
                            models.CharField(max_length=120, verbose_name="Vietnamese name"),
                        ),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="English name"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessment.instrumentversion",
                                verbose_name="version",
                            ),
                        ),
                        ("level", models.PositiveSmallIntegerField(verbose_name="level")),
                        (
                            "percent_from",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="share of a pillar from (%)"
                            ),
                        ),
                        (
                            "is_inclusive",
                            models.BooleanField(default=False, verbose_name="this share is enough"),
                        ),
                        (
                            "points_above",
                            models.PositiveSmallIntegerField(default=0, verbose_name="total above"),
                        ),
                        (
                            "pillars_required",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="pillars at this level"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="levelruleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5d802abcf8d7b2e6e55804dbcb4f27be070cb896",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_21990",
                            table="assessment_levelruleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Industry",
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
                            "name_vi",
                            models.CharField(max_length=120, verbose_name="Vietnamese name"),
                        ),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="English name"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="industries",
                                to="assessment.instrumentversion",
                                verbose_name="version",
                            ),
                        ),
                        ("code", models.SlugField(max_length=60, verbose_name="code")),
                        (
                            "group",
                            models.SlugField(
                                help_text="Industries of one group get the same questions.",
                                max_length=60,
                                verbose_name="group",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "verbose_name": "industry",
                        "verbose_name_plural": "industries",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "code"), name="industry_code_is_unique"
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="industry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="only_in_drafts",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE held bigint[]; state text;",
                            func="\n            IF TG_OP <> 'INSERT' THEN held := held || (OLD.version_id)::bigint; END IF;\n            IF TG_OP <> 'DELETE' THEN held := held || (NEW.version_id)::bigint; END IF;\n            FOR state IN SELECT status FROM assessment_instrumentversion\n                    WHERE id = ANY(held) ORDER BY id FOR SHARE LOOP\n                IF state <> 'DRAFT' THEN RAISE EXCEPTION 'a published version of an instrument does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_version_is_frozen'; END IF;\n            END LOOP;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="d1fa83b2977064cf93e381a29cbd40234d27979b",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_only_in_drafts_4644e",
                            table="assessment_industry",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="industry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_industryevent" ("code", "group", "id", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "version_id") VALUES (NEW."code", NEW."group", NEW."id", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."version_id"); RETURN NULL;',
                            hash="5b3da58eefc106ce10cc6865ccf961abf0661c04",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_83460",
                            table="assessment_industry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="industry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "assessment_industryevent" ("code", "group", "id", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "version_id") VALUES (NEW."code", NEW."group", NEW."id", NEW."name_en", NEW."name_vi", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."version_id"); RETURN NULL;',
                            hash="976f8097a19f31a0a9143f8fe7960ac4a21a26d1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bb9f0",
                            table="assessment_industry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="industry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_industryevent" ("code", "group", "id", "name_en", "name_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "version_id") VALUES (OLD."code", OLD."group", OLD."id", OLD."name_en", OLD."name_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."version_id"); RETURN NULL;',
                            hash="ec8cbab04a2c1c94ceeca0a9428b3c5cca957ba3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_85dc4",
                            table="assessment_industry",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="IndustryEvent",
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
                                to="assessment.industry",
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
                            "name_vi",
                            models.CharField(max_length=120, verbose_name="Vietnamese name"),
                        ),
                        (
                            "name_en",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="English name"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessment.instrumentversion",
                                verbose_name="version",
                            ),
                        ),
                        (
                            "code",
                            models.SlugField(db_index=False, max_length=60, verbose_name="code"),
                        ),
                        (
                            "group",
                            models.SlugField(
                                db_index=False,
                                help_text="Industries of one group get the same questions.",
                                max_length=60,
                                verbose_name="group",
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
                    model_name="industryevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a2fc14e4dbd4a7885c009d11c480ccb53ec7489e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_46b40",
                            table="assessment_industryevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Question",
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
                            "text_vi",
                            models.CharField(max_length=300, verbose_name="Vietnamese text"),
                        ),
                        (
                            "text_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="English text"
                            ),
                        ),
                        (
                            "pillar",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="assessment.pillar",
                                verbose_name="pillar",
                            ),
                        ),
                        ("code", models.SlugField(max_length=60, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ONE", "one answer, the higher the better"),
                                    ("MANY", "several, each counts"),
                                ],
                                default="ONE",
                                max_length=4,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "groups",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.SlugField(max_length=60),
                                blank=True,
                                default=list,
                                help_text="Groups of industries, with commas between them; empty: everybody.",
                                size=None,
                                verbose_name="asked of",
                            ),
                        ),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                help_text="Codes of needs, best first, with commas between them.",
                                size=None,
                                verbose_name="needs",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "verbose_name": "question",
                        "verbose_name_plural": "questions",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pillar", "code"),
                                name="question_code_is_unique",
                                violation_error_message="This pillar already has a question with this code.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="only_in_drafts",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE held bigint[]; state text;",
                            func="\n            IF TG_OP <> 'INSERT' THEN held := held || (SELECT version_id FROM assessment_pillar WHERE id = OLD.pillar_id)::bigint; END IF;\n            IF TG_OP <> 'DELETE' THEN held := held || (SELECT version_id FROM assessment_pillar WHERE id = NEW.pillar_id)::bigint; END IF;\n            FOR state IN SELECT status FROM assessment_instrumentversion\n                    WHERE id = ANY(held) ORDER BY id FOR SHARE LOOP\n                IF state <> 'DRAFT' THEN RAISE EXCEPTION 'a published version of an instrument does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_version_is_frozen'; END IF;\n            END LOOP;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="1db2c1729852c9db8bfa93794e402ecb2ceccb39",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_only_in_drafts_838ee",
                            table="assessment_question",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_questionevent" ("code", "groups", "id", "kind", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "text_en", "text_vi") VALUES (NEW."code", NEW."groups", NEW."id", NEW."kind", NEW."needs", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pillar_id", NEW."position", NEW."text_en", NEW."text_vi"); RETURN NULL;',
                            hash="1a4c939977c3c5a1405f0bc96dc72622680da44a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f16c6",
                            table="assessment_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "assessment_questionevent" ("code", "groups", "id", "kind", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "text_en", "text_vi") VALUES (NEW."code", NEW."groups", NEW."id", NEW."kind", NEW."needs", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pillar_id", NEW."position", NEW."text_en", NEW."text_vi"); RETURN NULL;',
                            hash="52ea991ce9b61c2c30238818fef32e1f960675aa",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_61fdb",
                            table="assessment_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_questionevent" ("code", "groups", "id", "kind", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "text_en", "text_vi") VALUES (OLD."code", OLD."groups", OLD."id", OLD."kind", OLD."needs", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pillar_id", OLD."position", OLD."text_en", OLD."text_vi"); RETURN NULL;',
                            hash="9ad965bbc9ecdc129bd89e448c8aaf1ce9a58664",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_40f42",
                            table="assessment_question",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="QuestionEvent",
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
                                to="assessment.question",
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
                            "text_vi",
                            models.CharField(max_length=300, verbose_name="Vietnamese text"),
                        ),
                        (
                            "text_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="English text"
                            ),
                        ),
                        (
                            "pillar",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessment.pillar",
                                verbose_name="pillar",
                            ),
                        ),
                        (
                            "code",
                            models.SlugField(db_index=False, max_length=60, verbose_name="code"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ONE", "one answer, the higher the better"),
                                    ("MANY", "several, each counts"),
                                ],
                                default="ONE",
                                max_length=4,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "groups",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.SlugField(max_length=60),
                                blank=True,
                                default=list,
                                help_text="Groups of industries, with commas between them; empty: everybody.",
                                size=None,
                                verbose_name="asked of",
                            ),
                        ),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                help_text="Codes of needs, best first, with commas between them.",
                                size=None,
                                verbose_name="needs",
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
                    model_name="questionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c6df954f74a3d7e50b696ecc4588b344588c061c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_38e18",
                            table="assessment_questionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Option",
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
                            "text_vi",
                            models.CharField(max_length=300, verbose_name="Vietnamese text"),
                        ),
                        (
                            "text_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="English text"
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="options",
                                to="assessment.question",
                                verbose_name="question",
                            ),
                        ),
                        ("code", models.SlugField(max_length=60, verbose_name="code")),
                        ("score", models.PositiveSmallIntegerField(verbose_name="worth")),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                help_text="Codes of needs, best first, with commas between them.",
                                size=None,
                                verbose_name="needs",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                    ],
                    options={
                        "verbose_name": "answer",
                        "verbose_name_plural": "answers",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("question", "code"),
                                name="option_code_is_unique",
                                violation_error_message="This question already has an answer with this code.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("score__lte", 100)),
                                name="option_score_is_at_most_100",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="option",
                    trigger=pgtrigger.compiler.Trigger(
                        name="only_in_drafts",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE held bigint[]; state text;",
                            func="\n            IF TG_OP <> 'INSERT' THEN held := held || (SELECT version_id FROM assessment_pillar p JOIN assessment_question q ON q.pillar_id = p.id WHERE q.id = OLD.question_id)::bigint; END IF;\n            IF TG_OP <> 'DELETE' THEN held := held || (SELECT version_id FROM assessment_pillar p JOIN assessment_question q ON q.pillar_id = p.id WHERE q.id = NEW.question_id)::bigint; END IF;\n            FOR state IN SELECT status FROM assessment_instrumentversion\n                    WHERE id = ANY(held) ORDER BY id FOR SHARE LOOP\n                IF state <> 'DRAFT' THEN RAISE EXCEPTION 'a published version of an instrument does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_version_is_frozen'; END IF;\n            END LOOP;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="da92fdc432ece4e76da9d7a2da5c0416438224cf",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_only_in_drafts_750d4",
                            table="assessment_option",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="option",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_optionevent" ("code", "id", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "question_id", "score", "text_en", "text_vi") VALUES (NEW."code", NEW."id", NEW."needs", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."question_id", NEW."score", NEW."text_en", NEW."text_vi"); RETURN NULL;',
                            hash="519cc218cafebc20d3fb397fa9bdc36c3ff13e74",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8abb2",
                            table="assessment_option",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="option",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "assessment_optionevent" ("code", "id", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "question_id", "score", "text_en", "text_vi") VALUES (NEW."code", NEW."id", NEW."needs", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."question_id", NEW."score", NEW."text_en", NEW."text_vi"); RETURN NULL;',
                            hash="257673f6ce12c3cbee970436b00dee07a018e778",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_49f82",
                            table="assessment_option",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="option",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessment_optionevent" ("code", "id", "needs", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "question_id", "score", "text_en", "text_vi") VALUES (OLD."code", OLD."id", OLD."needs", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."question_id", OLD."score", OLD."text_en", OLD."text_vi"); RETURN NULL;',
                            hash="f0fa1c1a04d0d06c7717711290339670f52ea66b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_615ef",
                            table="assessment_option",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="OptionEvent",
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
                                to="assessment.option",
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
                            "text_vi",
                            models.CharField(max_length=300, verbose_name="Vietnamese text"),
                        ),
                        (
                            "text_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="English text"
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessment.question",
                                verbose_name="question",
                            ),
                        ),
                        (
                            "code",
                            models.SlugField(db_index=False, max_length=60, verbose_name="code"),
                        ),
                        ("score", models.PositiveSmallIntegerField(verbose_name="worth")),
                        (
                            "needs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                help_text="Codes of needs, best first, with commas between them.",
                                size=None,
                                verbose_name="needs",
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
                    model_name="optionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ff31db88878a6a310b521cb16ff02c4a11673614",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_37a21",
                            table="assessment_optionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Assessment",
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
                            "token",
                            models.CharField(
                                default=assessment.models.attempts.new_token,
                                editable=False,
                                max_length=22,
                                unique=True,
                            ),
                        ),
                        ("request_key", models.UUIDField(unique=True)),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="assessment.instrumentversion",
                                verbose_name="version",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assessments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assessments",
                                to="enterprises.enterprise",
                                verbose_name="enterprise",
                            ),
                        ),
                        ("series", models.UUIDField(db_index=True, verbose_name="series")),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="reference.sector",
                                verbose_name="sector",
                            ),
                        ),
                        (
                            "size",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("micro", "micro"),
                                    ("small", "small"),
                                    ("medium", "medium"),
                                    ("large", "large"),
                                ],
                                max_length=6,
                                verbose_name="size class",
                            ),
                        ),
                        (
                            "industry",
                            models.CharField(blank=True, max_length=60, verbose_name="industry"),
                        ),
                        ("answers", models.JSONField(default=dict, verbose_name="answers")),
                        (
                            "language",
                            models.CharField(default="vi", max_length=2, verbose_name="language"),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="begun at")),
                        ("changed_at", models.DateTimeField(verbose_name="changed at")),
                        (
                            "finished_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                        ),
                        (
                            "expires_at",
                            models.DateTimeField(
                                blank=True, db_index=True, null=True, verbose_name="kept until"
                            ),
                        ),
                        ("shares", models.JSONField(blank=True, null=True, verbose_name="shares")),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="level"
                            ),
                        ),
                        (
                            "colleague_token",
                            models.CharField(blank=True, max_length=22, null=True, unique=True),
                        ),
                    ],
                    options={
                        "verbose_name": "assessment",
                        "verbose_name_plural": "assessments",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("finished_at__isnull", False)),
                                fields=["version", "size"],
                                name="assessment_peers",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("expires_at__isnull", False), ("owner", None)),
                                    models.Q(("expires_at", None), ("owner__isnull", False)),
                                    _connector="OR",
                                ),
                                name="assessment_without_owner_expires",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("enterprise", None), ("owner__isnull", False), _connector="OR"
                                ),
                                name="assessment_of_an_enterprise_has_an_owner",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expires_at", None),
                                    ("expires_at__gt", models.F("created_at")),
                                    _connector="OR",
                                ),
                                name="assessment_expires_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("finished_at", None), ("level", None), ("shares", None)
                                    ),
                                    models.Q(
                                        ("finished_at__isnull", False),
                                        ("level__lte", 5),
                                        ("shares__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="assessment_finished_has_a_result",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("colleague_token", None),
                                    ("finished_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="assessment_asks_colleagues_when_finished",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="assessment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="finished_assessment_is_frozen",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((OLD.finished_at IS NOT NULL) AND (OLD.version_id IS DISTINCT FROM NEW.version_id OR OLD.answers IS DISTINCT FROM NEW.answers OR OLD.sector_id IS DISTINCT FROM NEW.sector_id OR OLD.size IS DISTINCT FROM NEW.size OR OLD.industry IS DISTINCT FROM NEW.industry OR OLD.finished_at IS DISTINCT FROM NEW.finished_at OR OLD.shares IS DISTINCT FROM NEW.shares OR OLD.level IS DISTINCT FROM NEW.level OR OLD.series IS DISTINCT FROM NEW.series))",
                            func="RAISE EXCEPTION 'a finished assessment does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'finished_assessment_is_frozen';",
                            hash="8104108a955bcdd098c94f6c5b40e82d4bbf12a0",
                            operation="UPDATE",
                            pgid="pgtrigger_finished_assessment_is_frozen_db1fb",
                            table="assessment_assessment",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ColleagueAnswer",
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
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="colleagues",
                                to="assessment.assessment",
                            ),
                        ),
                        ("request_key", models.UUIDField(unique=True)),
                        ("shares", models.JSONField(verbose_name="shares")),
                    ],
                    options={
                        "verbose_name": "colleague's answer",
                        "verbose_name_plural": "colleagues' answers",
                    },
                ),
            ],
        ),
    ]
