import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import reference.lookups
import reference.operations


class Migration(migrations.Migration):
    replaces = [
        ("platforms", "0001_create_tables"),
        ("platforms", "0002_create_tables"),
        ("platforms", "0003_source_notes_in_both_languages"),
        ("platforms", "0004_add_vendor_contact"),
        ("platforms", "0005_add_revisions"),
        ("platforms", "0006_search_quickly"),
        ("platforms", "0007_add_purged_files"),
        ("platforms", "0008_add_link_checks"),
        ("platforms", "0009_add_interests"),
        ("platforms", "0010_add_signals"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_make_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0002_make_tables"),
    ]

    operations = [
        reference.operations.MakeTables(
            operations=[
                migrations.CreateModel(
                    name="Vendor",
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
                            "slug",
                            models.SlugField(
                                max_length=80, unique=True, verbose_name="address on the site"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "contact_email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="address for requests"
                            ),
                        ),
                        (
                            "founded_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="founded in"
                            ),
                        ),
                        (
                            "founded_year_source",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="source of the year"
                            ),
                        ),
                        (
                            "sort_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    models.F("name"),
                                    function="vi_sort_key",
                                    output_field=models.TextField(),
                                ),
                                output_field=models.TextField(db_collation="C"),
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="last changed"),
                        ),
                    ],
                    options={
                        "verbose_name": "vendor",
                        "verbose_name_plural": "vendors",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("name"), name="gin_trgm_ops"
                                ),
                                name="vendor_name_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("slug"), name="gin_trgm_ops"
                                ),
                                name="vendor_slug_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("website"), name="gin_trgm_ops"
                                ),
                                name="vendor_website_words",
                            ),
                            models.Index(fields=["sort_key", "id"], name="vendor_by_name"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("founded_year", None),
                                    ("founded_year__range", (1800, 2100)),
                                    _connector="OR",
                                ),
                                name="vendor_founded_year_is_plausible",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="898a279c5ce2b0093791cfb467cea0b559e6c2c5",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_2ae5a",
                            table="platforms_vendor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_vendorevent" ("contact_email", "founded_year", "founded_year_source", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "website") VALUES (NEW."contact_email", NEW."founded_year", NEW."founded_year_source", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."website"); RETURN NULL;',
                            hash="655b8bbc9bff807826a73a32e9ec311366596a07",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c1c3a",
                            table="platforms_vendor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."contact_email" IS DISTINCT FROM (NEW."contact_email") OR OLD."founded_year" IS DISTINCT FROM (NEW."founded_year") OR OLD."founded_year_source" IS DISTINCT FROM (NEW."founded_year_source") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."website" IS DISTINCT FROM (NEW."website"))',
                            func='INSERT INTO "platforms_vendorevent" ("contact_email", "founded_year", "founded_year_source", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "website") VALUES (NEW."contact_email", NEW."founded_year", NEW."founded_year_source", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."website"); RETURN NULL;',
                            hash="97e91ef03409f1ea77a8905503600ad99e4a37e8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4fbb6",
                            table="platforms_vendor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_vendorevent" ("contact_email", "founded_year", "founded_year_source", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "website") VALUES (OLD."contact_email", OLD."founded_year", OLD."founded_year_source", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."website"); RETURN NULL;',
                            hash="77574c939e8c05474aa24ce82d4ad7475e1e6b3b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_db8a6",
                            table="platforms_vendor",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="VendorEvent",
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
                                to="platforms.vendor",
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
                            "slug",
                            models.SlugField(
                                db_index=False, max_length=80, verbose_name="address on the site"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "contact_email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="address for requests"
                            ),
                        ),
                        (
                            "founded_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="founded in"
                            ),
                        ),
                        (
                            "founded_year_source",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="source of the year"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5e4b70e95d0b49587ebdeddcb5c62540d21fe31c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_045d4",
                            table="platforms_vendorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Platform",
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
                            "slug",
                            models.SlugField(
                                max_length=80, unique=True, verbose_name="address on the site"
                            ),
                        ),
                        ("name", models.CharField(max_length=150, verbose_name="name")),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="platforms",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "draft"),
                                    ("PUBLISHED", "published"),
                                    ("SUSPENDED", "suspended"),
                                    ("RETIRED", "retired"),
                                ],
                                default="DRAFT",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "summary_vi",
                            models.CharField(
                                max_length=400, verbose_name="one sentence in Vietnamese"
                            ),
                        ),
                        (
                            "summary_en",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="one sentence in English"
                            ),
                        ),
                        (
                            "description_vi",
                            models.TextField(
                                blank=True, max_length=5000, verbose_name="Vietnamese description"
                            ),
                        ),
                        (
                            "description_en",
                            models.TextField(
                                blank=True, max_length=5000, verbose_name="English description"
                            ),
                        ),
                        (
                            "sector_scope",
                            models.CharField(
                                choices=[
                                    ("ALL", "all sectors"),
                                    ("LISTED", "the listed ones"),
                                    ("UNKNOWN", "not stated"),
                                ],
                                default="UNKNOWN",
                                max_length=7,
                                verbose_name="which sectors",
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
                                        ("large", "large"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="size classes",
                            ),
                        ),
                        (
                            "deployments",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("cloud", "cloud"),
                                        ("mobile", "phone app"),
                                        ("on-premises", "own server or computer"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="deployment",
                            ),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[("vi", "Vietnamese"), ("en", "English")], max_length=20
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="languages",
                            ),
                        ),
                        (
                            "free_trial_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="free trial, days"
                            ),
                        ),
                        (
                            "free_trial_source",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="source of the trial"
                            ),
                        ),
                        (
                            "export_formats",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="formats of export"
                            ),
                        ),
                        (
                            "exit_terms_vi",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="leaving, in Vietnamese"
                            ),
                        ),
                        (
                            "exit_terms_en",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="leaving, in English"
                            ),
                        ),
                        (
                            "support_hours",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="support hours"
                            ),
                        ),
                        (
                            "logo",
                            models.CharField(
                                blank=True, editable=False, max_length=120, verbose_name="logo"
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                choices=[
                                    ("vendor-page", "the vendor's own page"),
                                    ("third-party-page", "somebody else's page"),
                                    ("seed", "an article on the programme"),
                                    ("indirect", "indirect only, unconfirmed"),
                                    ("none", "none"),
                                ],
                                default="none",
                                max_length=16,
                                verbose_name="evidence",
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="last confirmed on"
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="confirmed by"
                            ),
                        ),
                        (
                            "curator_note_en",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="curator's note"
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="published at"
                            ),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(auto_now=True, verbose_name="last changed"),
                        ),
                        (
                            "sort_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    models.F("name"),
                                    function="vi_sort_key",
                                    output_field=models.TextField(),
                                ),
                                output_field=models.TextField(db_collation="C"),
                            ),
                        ),
                        (
                            "shipped_digest",
                            models.CharField(blank=True, editable=False, max_length=32),
                        ),
                        (
                            "needs",
                            models.ManyToManyField(
                                related_name="platforms",
                                through="platforms.PlatformNeed",
                                to="reference.need",
                            ),
                        ),
                        (
                            "sectors",
                            models.ManyToManyField(
                                related_name="platforms",
                                through="platforms.PlatformSector",
                                to="reference.sector",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "platform",
                        "verbose_name_plural": "platforms",
                        "indexes": [
                            models.Index(
                                fields=["status", "sort_key"], name="platform_status_and_name"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("name"), name="gin_trgm_ops"
                                ),
                                name="platform_name_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("slug"), name="gin_trgm_ops"
                                ),
                                name="platform_slug_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("summary_vi"), name="gin_trgm_ops"
                                ),
                                name="platform_summary_words",
                            ),
                            models.Index(fields=["sort_key", "id"], name="platform_by_name"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "PUBLISHED"), _negated=True),
                                    models.Q(("evidence", "none"), _negated=True),
                                    _connector="OR",
                                ),
                                name="platform_published_has_evidence",
                                violation_error_message="A listing without any evidence stays a draft.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("confirmed_by", ""), ("confirmed_on", None)),
                                    models.Q(
                                        ("confirmed_on__isnull", False),
                                        models.Q(("confirmed_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="platform_confirmation_says_who_and_when",
                                violation_error_message="Say both when and by whom it was confirmed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "PUBLISHED"), _negated=True),
                                    ("published_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="platform_published_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sizes__contained_by", ["micro", "small", "medium", "large"])
                                ),
                                name="platform_sizes_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "deployments__contained_by",
                                        ["cloud", "mobile", "on-premises"],
                                    )
                                ),
                                name="platform_deployments_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("languages__contained_by", ["vi", "en"])),
                                name="platform_languages_are_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="platform_has_a_name",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platform",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="fb38a9f5d973eb0295d3d9dfdd398d31ebb21420",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_9e990",
                            table="platforms_platform",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platform",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_platformevent" ("confirmed_by", "confirmed_on", "curator_note_en", "deployments", "description_en", "description_vi", "evidence", "exit_terms_en", "exit_terms_vi", "export_formats", "free_trial_days", "free_trial_source", "id", "languages", "logo", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "sector_scope", "shipped_digest", "sizes", "slug", "status", "summary_en", "summary_vi", "support_hours", "vendor_id", "website") VALUES (NEW."confirmed_by", NEW."confirmed_on", NEW."curator_note_en", NEW."deployments", NEW."description_en", NEW."description_vi", NEW."evidence", NEW."exit_terms_en", NEW."exit_terms_vi", NEW."export_formats", NEW."free_trial_days", NEW."free_trial_source", NEW."id", NEW."languages", NEW."logo", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."sector_scope", NEW."shipped_digest", NEW."sizes", NEW."slug", NEW."status", NEW."summary_en", NEW."summary_vi", NEW."support_hours", NEW."vendor_id", NEW."website"); RETURN NULL;',
                            hash="cf9bbbd14531c08c36306dc0acc1179ee7b07bca",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b2dfe",
                            table="platforms_platform",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platform",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."confirmed_by" IS DISTINCT FROM (NEW."confirmed_by") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."curator_note_en" IS DISTINCT FROM (NEW."curator_note_en") OR OLD."deployments" IS DISTINCT FROM (NEW."deployments") OR OLD."description_en" IS DISTINCT FROM (NEW."description_en") OR OLD."description_vi" IS DISTINCT FROM (NEW."description_vi") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."exit_terms_en" IS DISTINCT FROM (NEW."exit_terms_en") OR OLD."exit_terms_vi" IS DISTINCT FROM (NEW."exit_terms_vi") OR OLD."export_formats" IS DISTINCT FROM (NEW."export_formats") OR OLD."free_trial_days" IS DISTINCT FROM (NEW."free_trial_days") OR OLD."free_trial_source" IS DISTINCT FROM (NEW."free_trial_source") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."logo" IS DISTINCT FROM (NEW."logo") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."sector_scope" IS DISTINCT FROM (NEW."sector_scope") OR OLD."shipped_digest" IS DISTINCT FROM (NEW."shipped_digest") OR OLD."sizes" IS DISTINCT FROM (NEW."sizes") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."summary_en" IS DISTINCT FROM (NEW."summary_en") OR OLD."summary_vi" IS DISTINCT FROM (NEW."summary_vi") OR OLD."support_hours" IS DISTINCT FROM (NEW."support_hours") OR OLD."vendor_id" IS DISTINCT FROM (NEW."vendor_id") OR OLD."website" IS DISTINCT FROM (NEW."website"))',
                            func='INSERT INTO "platforms_platformevent" ("confirmed_by", "confirmed_on", "curator_note_en", "deployments", "description_en", "description_vi", "evidence", "exit_terms_en", "exit_terms_vi", "export_formats", "free_trial_days", "free_trial_source", "id", "languages", "logo", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "sector_scope", "shipped_digest", "sizes", "slug", "status", "summary_en", "summary_vi", "support_hours", "vendor_id", "website") VALUES (NEW."confirmed_by", NEW."confirmed_on", NEW."curator_note_en", NEW."deployments", NEW."description_en", NEW."description_vi", NEW."evidence", NEW."exit_terms_en", NEW."exit_terms_vi", NEW."export_formats", NEW."free_trial_days", NEW."free_trial_source", NEW."id", NEW."languages", NEW."logo", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."sector_scope", NEW."shipped_digest", NEW."sizes", NEW."slug", NEW."status", NEW."summary_en", NEW."summary_vi", NEW."support_hours", NEW."vendor_id", NEW."website"); RETURN NULL;',
                            hash="34ecccb98e55a1916049dd38cc5c217549a6a425",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7efdb",
                            table="platforms_platform",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platform",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_platformevent" ("confirmed_by", "confirmed_on", "curator_note_en", "deployments", "description_en", "description_vi", "evidence", "exit_terms_en", "exit_terms_vi", "export_formats", "free_trial_days", "free_trial_source", "id", "languages", "logo", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "sector_scope", "shipped_digest", "sizes", "slug", "status", "summary_en", "summary_vi", "support_hours", "vendor_id", "website") VALUES (OLD."confirmed_by", OLD."confirmed_on", OLD."curator_note_en", OLD."deployments", OLD."description_en", OLD."description_vi", OLD."evidence", OLD."exit_terms_en", OLD."exit_terms_vi", OLD."export_formats", OLD."free_trial_days", OLD."free_trial_source", OLD."id", OLD."languages", OLD."logo", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."sector_scope", OLD."shipped_digest", OLD."sizes", OLD."slug", OLD."status", OLD."summary_en", OLD."summary_vi", OLD."support_hours", OLD."vendor_id", OLD."website"); RETURN NULL;',
                            hash="9e4cb5cfb8d3bfbb7846d57d7cd904553baeccbc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7e347",
                            table="platforms_platform",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="PlatformEvent",
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
                                to="platforms.platform",
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
                            "slug",
                            models.SlugField(
                                db_index=False, max_length=80, verbose_name="address on the site"
                            ),
                        ),
                        ("name", models.CharField(max_length=150, verbose_name="name")),
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "draft"),
                                    ("PUBLISHED", "published"),
                                    ("SUSPENDED", "suspended"),
                                    ("RETIRED", "retired"),
                                ],
                                default="DRAFT",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "summary_vi",
                            models.CharField(
                                max_length=400, verbose_name="one sentence in Vietnamese"
                            ),
                        ),
                        (
                            "summary_en",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="one sentence in English"
                            ),
                        ),
                        (
                            "description_vi",
                            models.TextField(
                                blank=True, max_length=5000, verbose_name="Vietnamese description"
                            ),
                        ),
                        (
                            "description_en",
                            models.TextField(
                                blank=True, max_length=5000, verbose_name="English description"
                            ),
                        ),
                        (
                            "sector_scope",
                            models.CharField(
                                choices=[
                                    ("ALL", "all sectors"),
                                    ("LISTED", "the listed ones"),
                                    ("UNKNOWN", "not stated"),
                                ],
                                default="UNKNOWN",
                                max_length=7,
                                verbose_name="which sectors",
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
                                        ("large", "large"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="size classes",
                            ),
                        ),
                        (
                            "deployments",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("cloud", "cloud"),
                                        ("mobile", "phone app"),
                                        ("on-premises", "own server or computer"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="deployment",
                            ),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[("vi", "Vietnamese"), ("en", "English")], max_length=20
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="languages",
                            ),
                        ),
                        (
                            "free_trial_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="free trial, days"
                            ),
                        ),
                        (
                            "free_trial_source",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="source of the trial"
                            ),
                        ),
                        (
                            "export_formats",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="formats of export"
                            ),
                        ),
                        (
                            "exit_terms_vi",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="leaving, in Vietnamese"
                            ),
                        ),
                        (
                            "exit_terms_en",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="leaving, in English"
                            ),
                        ),
                        (
                            "support_hours",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="support hours"
                            ),
                        ),
                        (
                            "logo",
                            models.CharField(
                                blank=True, editable=False, max_length=120, verbose_name="logo"
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                choices=[
                                    ("vendor-page", "the vendor's own page"),
                                    ("third-party-page", "somebody else's page"),
                                    ("seed", "an article on the programme"),
                                    ("indirect", "indirect only, unconfirmed"),
                                    ("none", "none"),
                                ],
                                default="none",
                                max_length=16,
                                verbose_name="evidence",
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="last confirmed on"
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="confirmed by"
                            ),
                        ),
                        (
                            "curator_note_en",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="curator's note"
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="published at"
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
                    model_name="platformevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="471794f9980282d9d215bff34de8dacdf304e310",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7535c",
                            table="platforms_platformevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="PlatformNeed",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="platform_needs",
                                to="platforms.platform",
                            ),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="platform_needs",
                                to="reference.need",
                                verbose_name="need",
                            ),
                        ),
                        (
                            "strength",
                            models.CharField(
                                choices=[("CORE", "core"), ("SUPPORTING", "supporting")],
                                max_length=10,
                                verbose_name="strength",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "need met",
                        "verbose_name_plural": "needs met",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("platform", "need"),
                                name="platformneed_is_listed_once",
                                violation_error_message="This need is already listed.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="bc686c4fc1ae6e6f7005fcc980f776f9227d041b",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_cec2b",
                            table="platforms_platformneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_platformneedevent" ("id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "strength") VALUES (NEW."id", NEW."need_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."platform_id", NEW."strength"); RETURN NULL;',
                            hash="9b1602f4c9a9fd1c2f8b03bff3badb4570cbd436",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_94c2d",
                            table="platforms_platformneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "platforms_platformneedevent" ("id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "strength") VALUES (NEW."id", NEW."need_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform_id", NEW."strength"); RETURN NULL;',
                            hash="a9464a7628d198f37c4aeb0d91af797c33066459",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4fbdb",
                            table="platforms_platformneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_platformneedevent" ("id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "strength") VALUES (OLD."id", OLD."need_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."platform_id", OLD."strength"); RETURN NULL;',
                            hash="b46e440e6bab4acf0132b8688927517e928750ac",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c4f77",
                            table="platforms_platformneed",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="PlatformNeedEvent",
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
                                to="platforms.platformneed",
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
                            "platform",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.platform",
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
                        (
                            "strength",
                            models.CharField(
                                choices=[("CORE", "core"), ("SUPPORTING", "supporting")],
                                max_length=10,
                                verbose_name="strength",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformneedevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f51c69b6b98ad35e98d933e427f78daa2a95e6d1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_170d3",
                            table="platforms_platformneedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="PlatformSector",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="platform_sectors",
                                to="platforms.platform",
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="platform_sectors",
                                to="reference.sector",
                                verbose_name="sector",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sector served",
                        "verbose_name_plural": "sectors served",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("platform", "sector"),
                                name="platformsector_is_listed_once",
                                violation_error_message="This sector is already listed.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformsector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="185b2225c336e3cd9700e55713c65dabbdd51246",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_4a728",
                            table="platforms_platformsector",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformsector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_platformsectorevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "sector_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."platform_id", NEW."sector_id"); RETURN NULL;',
                            hash="1dc2be0412a3a3d4fa12c230e8685ecd47455c52",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b0564",
                            table="platforms_platformsector",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformsector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "platforms_platformsectorevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "sector_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform_id", NEW."sector_id"); RETURN NULL;',
                            hash="23786869955062030b8d0bb98943fb329cd465d0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0e962",
                            table="platforms_platformsector",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformsector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_platformsectorevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "sector_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."platform_id", OLD."sector_id"); RETURN NULL;',
                            hash="9cfc67fc9c8d851b4cf62f47807feeeffc19943e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_54cee",
                            table="platforms_platformsector",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="PlatformSectorEvent",
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
                                to="platforms.platformsector",
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
                            "platform",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.platform",
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
                    model_name="platformsectorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5d42cdb21eed4b2478e89cbfda9fe391e7fe746c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ab759",
                            table="platforms_platformsectorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="PricingPlan",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="plans",
                                to="platforms.platform",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                        (
                            "name",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="name of the plan"
                            ),
                        ),
                        (
                            "charge",
                            models.CharField(
                                choices=[
                                    ("FREE", "free"),
                                    ("FREEMIUM", "free plan, paid extras"),
                                    ("MONTHLY", "by the month"),
                                    ("YEARLY", "by the year"),
                                    ("PER_USER", "by user and month"),
                                    ("PER_USE", "by use"),
                                    ("QUOTE", "on request"),
                                ],
                                max_length=10,
                                verbose_name="how it is charged",
                            ),
                        ),
                        (
                            "price_vnd",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="price from, VND"
                            ),
                        ),
                        (
                            "period",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("MONTH", "month"),
                                    ("YEAR", "year"),
                                    ("ONCE", "once"),
                                    ("USE", "use"),
                                ],
                                max_length=5,
                                verbose_name="per period",
                            ),
                        ),
                        (
                            "per",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("USER", "user"),
                                    ("DEVICE", "device"),
                                    ("SHOP", "shop"),
                                    ("INVOICE", "invoice"),
                                    ("MESSAGE", "message"),
                                    ("PARCEL", "parcel"),
                                ],
                                max_length=10,
                                verbose_name="per what",
                            ),
                        ),
                        (
                            "note_vi",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="note in Vietnamese"
                            ),
                        ),
                        (
                            "note_en",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="note in English"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="source of the price"
                            ),
                        ),
                        (
                            "is_second_hand",
                            models.BooleanField(
                                default=False, verbose_name="price from somebody else"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pricing plan",
                        "verbose_name_plural": "pricing plans",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("platform", "position"),
                                name="pricingplan_position_is_used_once",
                                violation_error_message="Two plans have the same position.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("charge", "FREE"), _negated=True),
                                    ("price_vnd", None),
                                    ("price_vnd", 0),
                                    _connector="OR",
                                ),
                                name="pricingplan_free_costs_nothing",
                                violation_error_message="A free plan has no price.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("price_vnd", None),
                                    models.Q(("source", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="pricingplan_price_names_its_source",
                                violation_error_message="Say where the price was published.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("price_vnd", None),
                                    ("price_vnd", 0),
                                    models.Q(("period", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="pricingplan_price_names_its_period",
                                violation_error_message="Say what period the price is for.",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pricingplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="e02872d5a821c03d9034e4606f2e9358458b8c49",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_7eca9",
                            table="platforms_pricingplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pricingplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_pricingplanevent" ("charge", "id", "is_second_hand", "name", "note_en", "note_vi", "per", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "position", "price_vnd", "source") VALUES (NEW."charge", NEW."id", NEW."is_second_hand", NEW."name", NEW."note_en", NEW."note_vi", NEW."per", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."platform_id", NEW."position", NEW."price_vnd", NEW."source"); RETURN NULL;',
                            hash="1ff8c49c6c8217d5e7e0fd7b7fccc3d826927a58",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0e155",
                            table="platforms_pricingplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pricingplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "platforms_pricingplanevent" ("charge", "id", "is_second_hand", "name", "note_en", "note_vi", "per", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "position", "price_vnd", "source") VALUES (NEW."charge", NEW."id", NEW."is_second_hand", NEW."name", NEW."note_en", NEW."note_vi", NEW."per", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform_id", NEW."position", NEW."price_vnd", NEW."source"); RETURN NULL;',
                            hash="e8f183ea022041298d0b93a5cf497eaaeb530e95",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9146d",
                            table="platforms_pricingplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pricingplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_pricingplanevent" ("charge", "id", "is_second_hand", "name", "note_en", "note_vi", "per", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "position", "price_vnd", "source") VALUES (OLD."charge", OLD."id", OLD."is_second_hand", OLD."name", OLD."note_en", OLD."note_vi", OLD."per", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."platform_id", OLD."position", OLD."price_vnd", OLD."source"); RETURN NULL;',
                            hash="46ba8ab2fed3246bca1de9130781b0f93ed62539",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cdd5a",
                            table="platforms_pricingplan",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="PricingPlanEvent",
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
                                to="platforms.pricingplan",
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
                            "platform",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.platform",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="position"),
                        ),
                        (
                            "name",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="name of the plan"
                            ),
                        ),
                        (
                            "charge",
                            models.CharField(
                                choices=[
                                    ("FREE", "free"),
                                    ("FREEMIUM", "free plan, paid extras"),
                                    ("MONTHLY", "by the month"),
                                    ("YEARLY", "by the year"),
                                    ("PER_USER", "by user and month"),
                                    ("PER_USE", "by use"),
                                    ("QUOTE", "on request"),
                                ],
                                max_length=10,
                                verbose_name="how it is charged",
                            ),
                        ),
                        (
                            "price_vnd",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="price from, VND"
                            ),
                        ),
                        (
                            "period",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("MONTH", "month"),
                                    ("YEAR", "year"),
                                    ("ONCE", "once"),
                                    ("USE", "use"),
                                ],
                                max_length=5,
                                verbose_name="per period",
                            ),
                        ),
                        (
                            "per",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("USER", "user"),
                                    ("DEVICE", "device"),
                                    ("SHOP", "shop"),
                                    ("INVOICE", "invoice"),
                                    ("MESSAGE", "message"),
                                    ("PARCEL", "parcel"),
                                ],
                                max_length=10,
                                verbose_name="per what",
                            ),
                        ),
                        (
                            "note_vi",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="note in Vietnamese"
                            ),
                        ),
                        (
                            "note_en",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="note in English"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="source of the price"
                            ),
                        ),
                        (
                            "is_second_hand",
                            models.BooleanField(
                                default=False, verbose_name="price from somebody else"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pricingplanevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6146ff9cfeec5ed5030a894d3ad9aa7c8b2708a6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b99a5",
                            table="platforms_pricingplanevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="PlatformLink",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="platforms.platform",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links_from",
                                to="platforms.platform",
                                verbose_name="listed platform",
                            ),
                        ),
                        (
                            "outside_name",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="or another product"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "link",
                        "verbose_name_plural": "links",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outside_name", ""), ("target__isnull", False)),
                                    models.Q(
                                        ("target", None),
                                        models.Q(("outside_name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="platformlink_has_one_target",
                                violation_error_message="Choose a listed platform or name another product.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("target", None),
                                    models.Q(("target", models.F("platform")), _negated=True),
                                    _connector="OR",
                                ),
                                name="platformlink_leads_elsewhere",
                                violation_error_message="A platform does not link to itself.",
                            ),
                            models.UniqueConstraint(
                                fields=("platform", "target", "outside_name"),
                                name="platformlink_is_declared_once",
                                nulls_distinct=False,
                                violation_error_message="This link is already listed.",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="97486f0fe6a8369a3553d6b6cb16f4cf37593ae9",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_6ac6f",
                            table="platforms_platformlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_platformlinkevent" ("id", "outside_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "target_id") VALUES (NEW."id", NEW."outside_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."platform_id", NEW."target_id"); RETURN NULL;',
                            hash="8ca90093f0d22819d0a375fd18185db0255ed6b7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d70c0",
                            table="platforms_platformlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "platforms_platformlinkevent" ("id", "outside_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "target_id") VALUES (NEW."id", NEW."outside_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform_id", NEW."target_id"); RETURN NULL;',
                            hash="012b165951561c836252e54682bfa1d20830cf85",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0024a",
                            table="platforms_platformlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_platformlinkevent" ("id", "outside_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "target_id") VALUES (OLD."id", OLD."outside_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."platform_id", OLD."target_id"); RETURN NULL;',
                            hash="6615ec01aad2192c637c78acd19e31d97897b09d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c1ac6",
                            table="platforms_platformlink",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="PlatformLinkEvent",
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
                                to="platforms.platformlink",
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
                            "platform",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.platform",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.platform",
                                verbose_name="listed platform",
                            ),
                        ),
                        (
                            "outside_name",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="or another product"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="platformlinkevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ff026b8dd1478e537ccb34db608682a02c3febf4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b97f8",
                            table="platforms_platformlinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Mention",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mentions",
                                to="platforms.platform",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("RECOGNITION", "recognition"),
                                    ("COMPLIANCE", "certificate or rule"),
                                ],
                                max_length=11,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "title_vi",
                            models.CharField(max_length=300, verbose_name="title in Vietnamese"),
                        ),
                        (
                            "title_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="title in English"
                            ),
                        ),
                        ("source", models.CharField(max_length=400, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "recognition or certificate",
                        "verbose_name_plural": "recognitions and certificates",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True),
                                name="mention_names_its_source",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mention",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="681dbbc14f9b69673bd8e2e5458020d2942d54d5",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_df547",
                            table="platforms_mention",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mention",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_mentionevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "source", "title_en", "title_vi") VALUES (NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."platform_id", NEW."source", NEW."title_en", NEW."title_vi"); RETURN NULL;',
                            hash="c73e2aecde4beb5dc91a1d9f7784926d68e3c61e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d64a8",
                            table="platforms_mention",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mention",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "platforms_mentionevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "source", "title_en", "title_vi") VALUES (NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform_id", NEW."source", NEW."title_en", NEW."title_vi"); RETURN NULL;',
                            hash="5be51f40b7a5b405ee09b658e927e646ca95b894",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0f03b",
                            table="platforms_mention",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mention",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_mentionevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "source", "title_en", "title_vi") VALUES (OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."platform_id", OLD."source", OLD."title_en", OLD."title_vi"); RETURN NULL;',
                            hash="cb0c7bd79d8271d636ff3e587fb20429e29a05f1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8559f",
                            table="platforms_mention",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="MentionEvent",
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
                                to="platforms.mention",
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
                            "platform",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.platform",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("RECOGNITION", "recognition"),
                                    ("COMPLIANCE", "certificate or rule"),
                                ],
                                max_length=11,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "title_vi",
                            models.CharField(max_length=300, verbose_name="title in Vietnamese"),
                        ),
                        (
                            "title_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="title in English"
                            ),
                        ),
                        ("source", models.CharField(max_length=400, verbose_name="source")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mentionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ac2c4dda8bd9d456cc7640f41ee9ae0a9a7acb93",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f7356",
                            table="platforms_mentionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Source",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sources",
                                to="platforms.platform",
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
                                blank=True, max_length=300, verbose_name="note in Vietnamese"
                            ),
                        ),
                        (
                            "note_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="note in English"
                            ),
                        ),
                        ("retrieved_on", models.DateField(verbose_name="read on")),
                    ],
                    options={
                        "verbose_name": "source",
                        "verbose_name_plural": "sources",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("address", ""), _negated=True),
                                    models.Q(("note_vi", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="source_says_something",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=pgtrigger.compiler.Trigger(
                        name="bump_catalogue",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM bump_data_version('catalogue'); RETURN NULL;",
                            hash="571b613978cfdd41a3ff38d62060053be98f3c8d",
                            level="STATEMENT",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_bump_catalogue_b2cfc",
                            table="platforms_source",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_sourceevent" ("address", "id", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "position", "retrieved_on") VALUES (NEW."address", NEW."id", NEW."note_en", NEW."note_vi", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."platform_id", NEW."position", NEW."retrieved_on"); RETURN NULL;',
                            hash="6315e890a240a2304377f147da0ce23fb09ad84f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f3fa8",
                            table="platforms_source",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "platforms_sourceevent" ("address", "id", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "position", "retrieved_on") VALUES (NEW."address", NEW."id", NEW."note_en", NEW."note_vi", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform_id", NEW."position", NEW."retrieved_on"); RETURN NULL;',
                            hash="4a02274ac353ad7c22f56450e5103def54a67af8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dc7f7",
                            table="platforms_source",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="source",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_sourceevent" ("address", "id", "note_en", "note_vi", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "position", "retrieved_on") VALUES (OLD."address", OLD."id", OLD."note_en", OLD."note_vi", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."platform_id", OLD."position", OLD."retrieved_on"); RETURN NULL;',
                            hash="6dea763e839259db09e41aef34361ea8278d29c1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_23c82",
                            table="platforms_source",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="SourceEvent",
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
                                to="platforms.source",
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
                            "platform",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.platform",
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
                                blank=True, max_length=300, verbose_name="note in Vietnamese"
                            ),
                        ),
                        (
                            "note_en",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="note in English"
                            ),
                        ),
                        ("retrieved_on", models.DateField(verbose_name="read on")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sourceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a5f36d1148da48f2ea12f6f92dbdad19637c25f6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_667ab",
                            table="platforms_sourceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="VendorMember",
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
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="members",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="vendor_memberships",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="since")),
                    ],
                    options={
                        "verbose_name": "person of a vendor",
                        "verbose_name_plural": "people of vendors",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("vendor", "user"), name="vendormember_is_listed_once"
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendormember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_vendormemberevent" ("created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "vendor_id") VALUES (NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id", NEW."vendor_id"); RETURN NULL;',
                            hash="4f23e223bdaf5a8f7d46e1fae86d5aa6da24bab8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e8fd0",
                            table="platforms_vendormember",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendormember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "platforms_vendormemberevent" ("created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "vendor_id") VALUES (NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id", NEW."vendor_id"); RETURN NULL;',
                            hash="4083aea8507c32463d03be6d0cf2df86076695de",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_15111",
                            table="platforms_vendormember",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendormember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_vendormemberevent" ("created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "vendor_id") VALUES (OLD."created_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id", OLD."vendor_id"); RETURN NULL;',
                            hash="1e720bd55d20751b36b6d45748a1668999dc819c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d029a",
                            table="platforms_vendormember",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="VendorMemberEvent",
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
                                to="platforms.vendormember",
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
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="since")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendormemberevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="75132e1a79ec33959c5304e2ed8476edc89b904a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d77b6",
                            table="platforms_vendormemberevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="VendorInvitation",
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
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        (
                            "token_hash",
                            models.CharField(editable=False, max_length=64, unique=True),
                        ),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="invited at")),
                        ("expires_at", models.DateTimeField(verbose_name="valid until")),
                        (
                            "accepted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="accepted at"),
                        ),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "revoked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                        ),
                    ],
                    options={
                        "verbose_name": "invitation of a vendor",
                        "verbose_name_plural": "invitations of vendors",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("email", django.db.models.functions.text.Lower("email"))
                                ),
                                name="vendorinvitation_email_is_lower_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("created_at"))),
                                name="vendorinvitation_expires_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_at", None), ("revoked_at", None), _connector="OR"
                                ),
                                name="vendorinvitation_ends_one_way",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_by", None),
                                    ("accepted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="vendorinvitation_accepted_says_when",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("accepted_at", None), ("revoked_at", None)),
                                fields=("vendor", "email"),
                                name="vendorinvitation_is_one_for_an_address",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorinvitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_vendorinvitationevent" ("accepted_at", "accepted_by_id", "created_at", "created_by_id", "email", "expires_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "revoked_at", "vendor_id") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."created_at", NEW."created_by_id", NEW."email", NEW."expires_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."request_key", NEW."revoked_at", NEW."vendor_id"); RETURN NULL;',
                            hash="f9efab4f0bc1e1f8245d7777d1191f133c2bfc2c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_29127",
                            table="platforms_vendorinvitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorinvitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."accepted_by_id" IS DISTINCT FROM (NEW."accepted_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."request_key" IS DISTINCT FROM (NEW."request_key") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."vendor_id" IS DISTINCT FROM (NEW."vendor_id"))',
                            func='INSERT INTO "platforms_vendorinvitationevent" ("accepted_at", "accepted_by_id", "created_at", "created_by_id", "email", "expires_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "revoked_at", "vendor_id") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."created_at", NEW."created_by_id", NEW."email", NEW."expires_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."request_key", NEW."revoked_at", NEW."vendor_id"); RETURN NULL;',
                            hash="59b3c4a28f08cd37063c6a3a91d1a254789ca251",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c2fe6",
                            table="platforms_vendorinvitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorinvitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_vendorinvitationevent" ("accepted_at", "accepted_by_id", "created_at", "created_by_id", "email", "expires_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "revoked_at", "vendor_id") VALUES (OLD."accepted_at", OLD."accepted_by_id", OLD."created_at", OLD."created_by_id", OLD."email", OLD."expires_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."request_key", OLD."revoked_at", OLD."vendor_id"); RETURN NULL;',
                            hash="96735d749953e1ca06acdb9f07acdb6d42c96475",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_71d2b",
                            table="platforms_vendorinvitation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="VendorInvitationEvent",
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
                                to="platforms.vendorinvitation",
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
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        ("request_key", models.UUIDField(editable=False)),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="invited at")),
                        ("expires_at", models.DateTimeField(verbose_name="valid until")),
                        (
                            "accepted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="accepted at"),
                        ),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "revoked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorinvitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6ca68e4075b4655c78c3f5cb809bd14b84fac630",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ea19d",
                            table="platforms_vendorinvitationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="VendorClaim",
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
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="claims",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="vendor_claims",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "position",
                            models.CharField(max_length=100, verbose_name="position there"),
                        ),
                        (
                            "proof",
                            models.TextField(
                                max_length=1000, verbose_name="how staff can verify it"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("OPEN", "to be decided"),
                                    ("ACCEPTED", "accepted"),
                                    ("REFUSED", "refused"),
                                    ("WITHDRAWN", "withdrawn"),
                                ],
                                default="OPEN",
                                editable=False,
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("created_at", models.DateTimeField(verbose_name="asked at")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=500, verbose_name="answer"),
                        ),
                    ],
                    options={
                        "verbose_name": "claim of a vendor",
                        "verbose_name_plural": "claims of vendors",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "OPEN")),
                                fields=("vendor", "user"),
                                name="vendorclaim_is_open_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at", None), ("status", "OPEN")),
                                    models.Q(
                                        models.Q(("status", "OPEN"), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="vendorclaim_decided_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by", None),
                                    models.Q(("decided_by", models.F("user")), _negated=True),
                                    _connector="OR",
                                ),
                                name="vendorclaim_is_decided_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "REFUSED"), _negated=True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="vendorclaim_refused_says_why",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorclaim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_vendorclaimevent" ("answer", "created_at", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proof", "request_key", "status", "user_id", "vendor_id") VALUES (NEW."answer", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."proof", NEW."request_key", NEW."status", NEW."user_id", NEW."vendor_id"); RETURN NULL;',
                            hash="266adb335beceb33b7dbb17f69c736837c04575e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_527d0",
                            table="platforms_vendorclaim",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorclaim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "platforms_vendorclaimevent" ("answer", "created_at", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proof", "request_key", "status", "user_id", "vendor_id") VALUES (NEW."answer", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."proof", NEW."request_key", NEW."status", NEW."user_id", NEW."vendor_id"); RETURN NULL;',
                            hash="b30a46474d4dbb4da7a8910be50a0d85b8258741",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e41d6",
                            table="platforms_vendorclaim",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorclaim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_vendorclaimevent" ("answer", "created_at", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proof", "request_key", "status", "user_id", "vendor_id") VALUES (OLD."answer", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."proof", OLD."request_key", OLD."status", OLD."user_id", OLD."vendor_id"); RETURN NULL;',
                            hash="1d7932286f43b7fda86a96c741dc7808c573a426",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6dd8a",
                            table="platforms_vendorclaim",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="VendorClaimEvent",
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
                                to="platforms.vendorclaim",
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
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "position",
                            models.CharField(max_length=100, verbose_name="position there"),
                        ),
                        (
                            "proof",
                            models.TextField(
                                max_length=1000, verbose_name="how staff can verify it"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("OPEN", "to be decided"),
                                    ("ACCEPTED", "accepted"),
                                    ("REFUSED", "refused"),
                                    ("WITHDRAWN", "withdrawn"),
                                ],
                                default="OPEN",
                                editable=False,
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        ("request_key", models.UUIDField(editable=False)),
                        ("created_at", models.DateTimeField(verbose_name="asked at")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=500, verbose_name="answer"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorclaimevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c323a462e523bc5796c59c0968f5434288d52eff",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_400ec",
                            table="platforms_vendorclaimevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Criterion",
                    fields=[
                        (
                            "code",
                            models.SlugField(
                                max_length=40,
                                primary_key=True,
                                serialize=False,
                                verbose_name="code",
                            ),
                        ),
                        (
                            "use",
                            models.CharField(
                                choices=[
                                    ("LISTING", "what every listing must meet"),
                                    ("SUSPENSION", "why a listing is suspended"),
                                ],
                                max_length=10,
                                verbose_name="for what",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                        (
                            "title_vi",
                            models.CharField(max_length=150, verbose_name="title in Vietnamese"),
                        ),
                        (
                            "title_en",
                            models.CharField(max_length=150, verbose_name="title in English"),
                        ),
                        (
                            "text_vi",
                            models.TextField(max_length=600, verbose_name="Vietnamese text"),
                        ),
                        ("text_en", models.TextField(max_length=600, verbose_name="English text")),
                        ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                    ],
                    options={
                        "verbose_name": "criterion",
                        "verbose_name_plural": "criteria",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_active", True)),
                                fields=("use", "position"),
                                name="criterion_position_is_used_once",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_criterionevent" ("code", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text_en", "text_vi", "title_en", "title_vi", "use") VALUES (NEW."code", NEW."is_active", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."position", NEW."text_en", NEW."text_vi", NEW."title_en", NEW."title_vi", NEW."use"); RETURN NULL;',
                            hash="975b223efe65adc53f04490b468c566fb162424e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cec72",
                            table="platforms_criterion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "platforms_criterionevent" ("code", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text_en", "text_vi", "title_en", "title_vi", "use") VALUES (NEW."code", NEW."is_active", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."position", NEW."text_en", NEW."text_vi", NEW."title_en", NEW."title_vi", NEW."use"); RETURN NULL;',
                            hash="6cd46b78b7c3bd1f8751870c72a206d6da3ae989",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_55190",
                            table="platforms_criterion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_criterionevent" ("code", "is_active", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text_en", "text_vi", "title_en", "title_vi", "use") VALUES (OLD."code", OLD."is_active", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."position", OLD."text_en", OLD."text_vi", OLD."title_en", OLD."title_vi", OLD."use"); RETURN NULL;',
                            hash="69cbf252d66066a4e9d0140db3cc633a8ea89a0e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_27edf",
                            table="platforms_criterion",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="CriterionEvent",
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
                                to="platforms.criterion",
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
                                db_index=False, max_length=40, serialize=False, verbose_name="code"
                            ),
                        ),
                        (
                            "use",
                            models.CharField(
                                choices=[
                                    ("LISTING", "what every listing must meet"),
                                    ("SUSPENSION", "why a listing is suspended"),
                                ],
                                max_length=10,
                                verbose_name="for what",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                        (
                            "title_vi",
                            models.CharField(max_length=150, verbose_name="title in Vietnamese"),
                        ),
                        (
                            "title_en",
                            models.CharField(max_length=150, verbose_name="title in English"),
                        ),
                        (
                            "text_vi",
                            models.TextField(max_length=600, verbose_name="Vietnamese text"),
                        ),
                        ("text_en", models.TextField(max_length=600, verbose_name="English text")),
                        ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4a37372f29b1114e7e2ffc3c7dc1c730e16115fd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d2e56",
                            table="platforms_criterionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Revision",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="revisions",
                                to="platforms.platform",
                                verbose_name="platform",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "side",
                            models.CharField(
                                choices=[("VENDOR", "vendor"), ("STAFF", "ministry")],
                                max_length=6,
                                verbose_name="written by",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "draft"),
                                    ("SUBMITTED", "submitted"),
                                    ("IN_REVIEW", "in review"),
                                    ("CHANGES_REQUESTED", "changes requested"),
                                    ("APPROVED", "approved"),
                                    ("PUBLISHED", "published"),
                                    ("REFUSED", "refused"),
                                    ("DISCARDED", "discarded"),
                                ],
                                default="DRAFT",
                                editable=False,
                                max_length=17,
                                verbose_name="state",
                            ),
                        ),
                        ("content", models.JSONField(verbose_name="content")),
                        (
                            "private",
                            models.JSONField(
                                blank=True, default=dict, verbose_name="evidence for staff"
                            ),
                        ),
                        (
                            "base",
                            models.JSONField(
                                default=dict, editable=False, verbose_name="as it was before"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="author",
                            ),
                        ),
                        (
                            "writers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(),
                                default=list,
                                editable=False,
                                size=None,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(editable=False, verbose_name="begun at"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="changed at"),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="submitted at"
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewer",
                            ),
                        ),
                        (
                            "taken_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="taken up at"
                            ),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="approved at"
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                choices=[
                                    ("vendor-page", "the vendor's own page"),
                                    ("third-party-page", "somebody else's page"),
                                    ("seed", "an article on the programme"),
                                    ("indirect", "indirect only, unconfirmed"),
                                    ("none", "none"),
                                ],
                                default="none",
                                editable=False,
                                max_length=16,
                                verbose_name="kind of evidence",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="published by",
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="decided at"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "revision of a listing",
                        "verbose_name_plural": "revisions of listings",
                        "indexes": [
                            models.Index(fields=["state", "submitted_at"], name="revision_queue")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("platform", "number"), name="revision_number_is_used_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        (
                                            "DRAFT",
                                            "SUBMITTED",
                                            "IN_REVIEW",
                                            "CHANGES_REQUESTED",
                                            "APPROVED",
                                        ),
                                    )
                                ),
                                fields=("platform",),
                                name="revision_is_open_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ("DRAFT", "DISCARDED")),
                                    ("submitted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="revision_submitted_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ("APPROVED", "PUBLISHED")), _negated=True
                                    ),
                                    models.Q(
                                        ("approved_at__isnull", False),
                                        models.Q(("evidence", "none"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="revision_approved_says_when_and_on_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_at", None),
                                        (
                                            "state__in",
                                            (
                                                "DRAFT",
                                                "SUBMITTED",
                                                "IN_REVIEW",
                                                "CHANGES_REQUESTED",
                                                "APPROVED",
                                            ),
                                        ),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "state__in",
                                                (
                                                    "DRAFT",
                                                    "SUBMITTED",
                                                    "IN_REVIEW",
                                                    "CHANGES_REQUESTED",
                                                    "APPROVED",
                                                ),
                                            ),
                                            _negated=True,
                                        ),
                                        ("closed_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="revision_decided_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reviewer", None),
                                    ("author", None),
                                    models.Q(("reviewer", models.F("author")), _negated=True),
                                    _connector="OR",
                                ),
                                name="revision_is_reviewed_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by", None),
                                    ("author", None),
                                    models.Q(("approved_by", models.F("author")), _negated=True),
                                    _connector="OR",
                                ),
                                name="revision_is_approved_by_another",
                            ),
                            models.CheckConstraint(
                                condition=django.db.models.expressions.RawSQL(
                                    "approved_by_id IS NULL OR NOT approved_by_id = ANY (writers)",
                                    (),
                                    output_field=models.BooleanField(),
                                ),
                                name="revision_is_approved_by_no_writer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_by", None),
                                    ("approved_by", None),
                                    models.Q(
                                        ("published_by", models.F("approved_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="revision_is_published_by_a_second_person",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="revision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="revision_text_is_frozen",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((OLD.state NOT IN ('DRAFT', 'CHANGES_REQUESTED')) AND (OLD.content IS DISTINCT FROM NEW.content OR OLD.private IS DISTINCT FROM NEW.private OR OLD.base IS DISTINCT FROM NEW.base OR OLD.platform_id IS DISTINCT FROM NEW.platform_id OR OLD.number IS DISTINCT FROM NEW.number))",
                            func="RAISE EXCEPTION 'a revision changes only as a draft or when changes were requested' USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_text_is_frozen';",
                            hash="bb822ec58fc18c64f70cf24c072db0a6aa803366",
                            operation="UPDATE",
                            pgid="pgtrigger_revision_text_is_frozen_92dda",
                            table="platforms_revision",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="revision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="revision_decision_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((OLD.state IN ('PUBLISHED', 'REFUSED', 'DISCARDED')) AND (OLD.state IS DISTINCT FROM NEW.state))",
                            func="RAISE EXCEPTION 'a decided revision keeps its state' USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_decision_is_final';",
                            hash="d09202250985a890dd3d8b1739ee6494c86a500c",
                            operation="UPDATE",
                            pgid="pgtrigger_revision_decision_is_final_267e3",
                            table="platforms_revision",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="revision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="revision_decided_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.state IN ('PUBLISHED', 'REFUSED'))",
                            func="RAISE EXCEPTION 'a decided revision is kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_decided_is_kept';",
                            hash="0b02d2f667aa18098b7cf067fa9091457db13e36",
                            operation="DELETE",
                            pgid="pgtrigger_revision_decided_is_kept_22f1a",
                            table="platforms_revision",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="revision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_revisionevent" ("approved_at", "approved_by_id", "author_id", "closed_at", "created_at", "evidence", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "published_by_id", "request_key", "reviewer_id", "side", "state", "submitted_at", "taken_at") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."author_id", NEW."closed_at", NEW."created_at", NEW."evidence", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."platform_id", NEW."published_by_id", NEW."request_key", NEW."reviewer_id", NEW."side", NEW."state", NEW."submitted_at", NEW."taken_at"); RETURN NULL;',
                            hash="462bf3b37ebb6d21b8d95555db2e78637ecdefad",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c7a23",
                            table="platforms_revision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="revision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."author_id" IS DISTINCT FROM (NEW."author_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."platform_id" IS DISTINCT FROM (NEW."platform_id") OR OLD."published_by_id" IS DISTINCT FROM (NEW."published_by_id") OR OLD."request_key" IS DISTINCT FROM (NEW."request_key") OR OLD."reviewer_id" IS DISTINCT FROM (NEW."reviewer_id") OR OLD."side" IS DISTINCT FROM (NEW."side") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."taken_at" IS DISTINCT FROM (NEW."taken_at"))',
                            func='INSERT INTO "platforms_revisionevent" ("approved_at", "approved_by_id", "author_id", "closed_at", "created_at", "evidence", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "published_by_id", "request_key", "reviewer_id", "side", "state", "submitted_at", "taken_at") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."author_id", NEW."closed_at", NEW."created_at", NEW."evidence", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform_id", NEW."published_by_id", NEW."request_key", NEW."reviewer_id", NEW."side", NEW."state", NEW."submitted_at", NEW."taken_at"); RETURN NULL;',
                            hash="1c6b5035d90812afdde5c195ae75e35f3e137982",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bfbf6",
                            table="platforms_revision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="revision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_revisionevent" ("approved_at", "approved_by_id", "author_id", "closed_at", "created_at", "evidence", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_id", "published_by_id", "request_key", "reviewer_id", "side", "state", "submitted_at", "taken_at") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."author_id", OLD."closed_at", OLD."created_at", OLD."evidence", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."platform_id", OLD."published_by_id", OLD."request_key", OLD."reviewer_id", OLD."side", OLD."state", OLD."submitted_at", OLD."taken_at"); RETURN NULL;',
                            hash="059f0e82de79388887603c3cff80235804450c26",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c0a6b",
                            table="platforms_revision",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="RevisionEvent",
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
                                to="platforms.revision",
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
                            "platform",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.platform",
                                verbose_name="platform",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        (
                            "side",
                            models.CharField(
                                choices=[("VENDOR", "vendor"), ("STAFF", "ministry")],
                                max_length=6,
                                verbose_name="written by",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("DRAFT", "draft"),
                                    ("SUBMITTED", "submitted"),
                                    ("IN_REVIEW", "in review"),
                                    ("CHANGES_REQUESTED", "changes requested"),
                                    ("APPROVED", "approved"),
                                    ("PUBLISHED", "published"),
                                    ("REFUSED", "refused"),
                                    ("DISCARDED", "discarded"),
                                ],
                                default="DRAFT",
                                editable=False,
                                max_length=17,
                                verbose_name="state",
                            ),
                        ),
                        ("request_key", models.UUIDField(editable=False)),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="author",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(editable=False, verbose_name="begun at"),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="submitted at"
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewer",
                            ),
                        ),
                        (
                            "taken_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="taken up at"
                            ),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="approved at"
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                choices=[
                                    ("vendor-page", "the vendor's own page"),
                                    ("third-party-page", "somebody else's page"),
                                    ("seed", "an article on the programme"),
                                    ("indirect", "indirect only, unconfirmed"),
                                    ("none", "none"),
                                ],
                                default="none",
                                editable=False,
                                max_length=16,
                                verbose_name="kind of evidence",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="published by",
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="decided at"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="revisionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0fa1971564b6812053dd10a2f38c11bef7c96a03",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_32750",
                            table="platforms_revisionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Message",
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
                            "revision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to="platforms.revision",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("THREAD", "to the other side"),
                                    ("NOTE", "note among staff"),
                                ],
                                default="THREAD",
                                max_length=6,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("VENDOR", "vendor"), ("STAFF", "ministry")],
                                max_length=6,
                                verbose_name="written by",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="author",
                            ),
                        ),
                        ("text", models.TextField(max_length=2000, verbose_name="text")),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        (
                            "created_at",
                            models.DateTimeField(editable=False, verbose_name="written at"),
                        ),
                    ],
                    options={
                        "verbose_name": "message on a revision",
                        "verbose_name_plural": "messages on revisions",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="message_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "NOTE"), _negated=True),
                                    ("side", "STAFF"),
                                    _connector="OR",
                                ),
                                name="message_note_is_of_staff",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvidenceFile",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evidence_files",
                                to="platforms.platform",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("CERTIFICATE", "certificate"),
                                    ("CUSTOMER", "reference of a customer"),
                                    ("COMPANY", "company paper"),
                                    ("OTHER", "other document"),
                                ],
                                max_length=11,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=150, verbose_name="title")),
                        (
                            "stored_as",
                            models.CharField(editable=False, max_length=120, unique=True),
                        ),
                        (
                            "content_type",
                            models.CharField(editable=False, max_length=40, verbose_name="type"),
                        ),
                        (
                            "size_bytes",
                            models.PositiveIntegerField(
                                editable=False, verbose_name="size in bytes"
                            ),
                        ),
                        ("sha256", models.CharField(editable=False, max_length=64)),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="uploaded by",
                            ),
                        ),
                        (
                            "uploaded_at",
                            models.DateTimeField(editable=False, verbose_name="uploaded at"),
                        ),
                        (
                            "removed_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="removed at"
                            ),
                        ),
                        (
                            "purged_at",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="bytes deleted at",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evidence file",
                        "verbose_name_plural": "evidence files",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("removed_at", None)),
                                fields=("platform", "sha256"),
                                name="evidencefile_is_kept_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("purged_at", None),
                                    ("removed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="evidencefile_is_removed_before_it_is_purged",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="platforms.platform",
                            ),
                        ),
                        (
                            "revision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="platforms.revision",
                            ),
                        ),
                        (
                            "act",
                            models.CharField(
                                choices=[
                                    ("SUBMIT", "submitted"),
                                    ("TAKE_BACK", "taken back"),
                                    ("DISCARD", "discarded"),
                                    ("TAKE", "taken up for review"),
                                    ("ASK", "changes requested"),
                                    ("APPROVE", "approved"),
                                    ("SEND_BACK", "sent back for review"),
                                    ("PUBLISH", "published"),
                                    ("REFUSE", "refused"),
                                    ("SUSPEND", "suspended"),
                                    ("LIFT", "suspension lifted"),
                                    ("RETIRE", "retired"),
                                    ("RENEW", "renewed"),
                                ],
                                max_length=9,
                                verbose_name="act",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="platforms.criterion",
                                verbose_name="criterion",
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                choices=[
                                    ("vendor-page", "the vendor's own page"),
                                    ("third-party-page", "somebody else's page"),
                                    ("seed", "an article on the programme"),
                                    ("indirect", "indirect only, unconfirmed"),
                                    ("none", "none"),
                                ],
                                max_length=16,
                                verbose_name="kind of evidence",
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="public reason"
                            ),
                        ),
                        ("decided_at", models.DateTimeField(verbose_name="decided at")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decision",
                        "verbose_name_plural": "decisions",
                        "indexes": [
                            models.Index(
                                fields=["-decided_at", "-id"], name="decision_latest_first"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("act__in", ("REFUSE", "SUSPEND")), _negated=True),
                                    models.Q(
                                        ("criterion__isnull", False),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="decision_against_names_rule_and_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "act__in",
                                        ("PUBLISH", "REFUSE", "SUSPEND", "LIFT", "RETIRE", "RENEW"),
                                    )
                                ),
                                name="decision_act_is_public",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("revision__isnull", False)),
                                fields=("revision", "act"),
                                name="decision_on_a_revision_is_taken_once",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="decision_does_not_change",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((TRUE) AND (OLD.platform_id IS DISTINCT FROM NEW.platform_id OR OLD.revision_id IS DISTINCT FROM NEW.revision_id OR OLD.act IS DISTINCT FROM NEW.act OR OLD.criterion_id IS DISTINCT FROM NEW.criterion_id OR OLD.evidence IS DISTINCT FROM NEW.evidence OR OLD.reason IS DISTINCT FROM NEW.reason OR OLD.decided_at IS DISTINCT FROM NEW.decided_at))",
                            func="RAISE EXCEPTION 'a decision in the log does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_does_not_change';",
                            hash="9c90208877fa19fec5272f1c1c9203a71da281b4",
                            operation="UPDATE",
                            pgid="pgtrigger_decision_does_not_change_f12a5",
                            table="platforms_decision",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="decision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="decision_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="73c412b7f58bf5a114a47e8ffb29d53794aef1bb",
                            operation="DELETE",
                            pgid="pgtrigger_decision_is_kept_9359e",
                            table="platforms_decision",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Interest",
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
                                related_name="interests",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interests",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("EMPLOYED", "works for it"),
                                    ("OWNS", "owns a part of it"),
                                    ("PAID", "is paid by it"),
                                    ("FAMILY", "somebody of the family does"),
                                    ("OTHER", "something else"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="in her words"
                            ),
                        ),
                        ("from_on", models.DateField(verbose_name="since")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("declared_at", models.DateTimeField(verbose_name="declared at")),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                    ],
                    options={
                        "verbose_name": "declared interest",
                        "verbose_name_plural": "declared interests",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "vendor", "kind", "from_on"),
                                name="interest_is_declared_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on", None),
                                    ("until_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="interest_ends_after_it_begins",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "OTHER"), _negated=True),
                                    models.Q(("note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="interest_other_says_what",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_interestevent" ("declared_at", "from_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "until_on", "user_id", "vendor_id") VALUES (NEW."declared_at", NEW."from_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."request_key", NEW."until_on", NEW."user_id", NEW."vendor_id"); RETURN NULL;',
                            hash="2c387f3deb82251baf342bbe8a8700fc1219946b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_11c0d",
                            table="platforms_interest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."declared_at" IS DISTINCT FROM (NEW."declared_at") OR OLD."from_on" IS DISTINCT FROM (NEW."from_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."request_key" IS DISTINCT FROM (NEW."request_key") OR OLD."until_on" IS DISTINCT FROM (NEW."until_on") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."vendor_id" IS DISTINCT FROM (NEW."vendor_id"))',
                            func='INSERT INTO "platforms_interestevent" ("declared_at", "from_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "until_on", "user_id", "vendor_id") VALUES (NEW."declared_at", NEW."from_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."request_key", NEW."until_on", NEW."user_id", NEW."vendor_id"); RETURN NULL;',
                            hash="560b93a44e688ea966f6cd1bdafb158d975efd86",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_88ac1",
                            table="platforms_interest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_interestevent" ("declared_at", "from_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "until_on", "user_id", "vendor_id") VALUES (OLD."declared_at", OLD."from_on", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."request_key", OLD."until_on", OLD."user_id", OLD."vendor_id"); RETURN NULL;',
                            hash="b8d8a5c410922fe498548dd07f2ef11c0af28c11",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a4f56",
                            table="platforms_interest",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="InterestEvent",
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
                                to="platforms.interest",
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
                                verbose_name="who",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("EMPLOYED", "works for it"),
                                    ("OWNS", "owns a part of it"),
                                    ("PAID", "is paid by it"),
                                    ("FAMILY", "somebody of the family does"),
                                    ("OTHER", "something else"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("from_on", models.DateField(verbose_name="since")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("declared_at", models.DateTimeField(verbose_name="declared at")),
                        ("request_key", models.UUIDField(editable=False)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5005eb5de0fcf60bb8bfad088d59a013f5420ebf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_293ae",
                            table="platforms_interestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="LinkCheck",
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
                            "platform",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="link_checks",
                                to="platforms.platform",
                                verbose_name="platform",
                            ),
                        ),
                        ("address", models.CharField(max_length=400, verbose_name="address")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("OK", "works"),
                                    ("MOVED", "moved for good"),
                                    ("REFUSED", "there, but turns our check away"),
                                    ("GONE", "gone"),
                                    ("UNREACHABLE", "cannot be reached"),
                                    ("UNSAFE", "not a public address"),
                                ],
                                max_length=11,
                                verbose_name="last answer",
                            ),
                        ),
                        (
                            "status",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="HTTP status"
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=20, verbose_name="why")),
                        (
                            "moved_to",
                            models.CharField(blank=True, max_length=2000, verbose_name="moved to"),
                        ),
                        (
                            "checked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="asked at"),
                        ),
                        (
                            "reached_at",
                            models.DateTimeField(
                                blank=True,
                                db_index=True,
                                null=True,
                                verbose_name="last answered at",
                            ),
                        ),
                        (
                            "failed_nights",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="nights without an answer"
                            ),
                        ),
                        (
                            "failed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="last night without an answer"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "link of a listing",
                        "verbose_name_plural": "links asked each night",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("platform", "address"), name="linkcheck_is_one_a_link"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("address", ""), _negated=True),
                                name="linkcheck_has_an_address",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("checked_at", None), ("outcome", "")),
                                    models.Q(
                                        models.Q(("outcome", ""), _negated=True),
                                        ("checked_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="linkcheck_asked_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("failed_nights", 0), ("failed_on", None)),
                                    models.Q(
                                        ("failed_nights__gt", 0), ("failed_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="linkcheck_failed_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("outcome", "MOVED"),
                                        models.Q(("moved_to", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("outcome", "MOVED"), _negated=True),
                                        ("moved_to", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="linkcheck_moved_says_where",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signal",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("SHARED_PHONE", "one phone number, several firms"),
                                    ("SHARED_TAX_CODE", "one tax code, several firms"),
                                    ("SHARED_DOMAIN", "one domain, several firms"),
                                    ("SHARED_MAIL", "one mail address, several firms"),
                                    ("REFERRED_BY_ONE", "a vendor's requests from one person"),
                                    ("REFERS_TO_ONE", "a person's requests to one vendor"),
                                    ("REVIEW_BURST", "many reviews within days"),
                                    ("NEW_REVIEWERS", "reviews from new accounts"),
                                    ("SAME_REVIEWS", "reviews of the same words"),
                                    ("ONLY_BEST", "five stars only"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        ("digest", models.CharField(editable=False, max_length=64)),
                        (
                            "vendor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signals",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        ("weight", models.PositiveIntegerField(verbose_name="pieces of evidence")),
                        ("facts", models.JSONField(default=dict, verbose_name="facts")),
                        ("refs", models.JSONField(default=list, verbose_name="evidence found")),
                        ("first_seen_at", models.DateTimeField(verbose_name="first seen")),
                        ("last_seen_at", models.DateTimeField(verbose_name="last seen")),
                        (
                            "looked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="looked at"),
                        ),
                        (
                            "looked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="looked at by",
                            ),
                        ),
                        ("looked_weight", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "note",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="what it was"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "signal",
                        "verbose_name_plural": "signals",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "digest"), name="signal_is_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weight__gte", 1)), name="signal_has_evidence"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_seen_at__gte", models.F("first_seen_at"))
                                ),
                                name="signal_is_seen_again_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("looked_at", None),
                                        ("looked_by", None),
                                        ("looked_weight", 0),
                                        ("note", ""),
                                    ),
                                    models.Q(
                                        ("looked_at__isnull", False),
                                        ("looked_weight__gte", 1),
                                        models.Q(("note", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="signal_looked_at_says_when_and_what",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="signal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_signalevent" ("digest", "first_seen_at", "id", "kind", "looked_at", "looked_by_id", "looked_weight", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vendor_id") VALUES (NEW."digest", NEW."first_seen_at", NEW."id", NEW."kind", NEW."looked_at", NEW."looked_by_id", NEW."looked_weight", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."vendor_id"); RETURN NULL;',
                            hash="379ccb907a85e20e4e82fba821d6de56663183e4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ee600",
                            table="platforms_signal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="signal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."first_seen_at" IS DISTINCT FROM (NEW."first_seen_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."looked_at" IS DISTINCT FROM (NEW."looked_at") OR OLD."looked_by_id" IS DISTINCT FROM (NEW."looked_by_id") OR OLD."looked_weight" IS DISTINCT FROM (NEW."looked_weight") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."vendor_id" IS DISTINCT FROM (NEW."vendor_id"))',
                            func='INSERT INTO "platforms_signalevent" ("digest", "first_seen_at", "id", "kind", "looked_at", "looked_by_id", "looked_weight", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vendor_id") VALUES (NEW."digest", NEW."first_seen_at", NEW."id", NEW."kind", NEW."looked_at", NEW."looked_by_id", NEW."looked_weight", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."vendor_id"); RETURN NULL;',
                            hash="71a98377e9a3fc34c2d45f68660dc6fe880aa636",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b165d",
                            table="platforms_signal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="signal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "platforms_signalevent" ("digest", "first_seen_at", "id", "kind", "looked_at", "looked_by_id", "looked_weight", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vendor_id") VALUES (OLD."digest", OLD."first_seen_at", OLD."id", OLD."kind", OLD."looked_at", OLD."looked_by_id", OLD."looked_weight", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."vendor_id"); RETURN NULL;',
                            hash="45806f405c1a2e0cf045e5b9529e353ec1606872",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0e396",
                            table="platforms_signal",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="SignalEvent",
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
                                to="platforms.signal",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("SHARED_PHONE", "one phone number, several firms"),
                                    ("SHARED_TAX_CODE", "one tax code, several firms"),
                                    ("SHARED_DOMAIN", "one domain, several firms"),
                                    ("SHARED_MAIL", "one mail address, several firms"),
                                    ("REFERRED_BY_ONE", "a vendor's requests from one person"),
                                    ("REFERS_TO_ONE", "a person's requests to one vendor"),
                                    ("REVIEW_BURST", "many reviews within days"),
                                    ("NEW_REVIEWERS", "reviews from new accounts"),
                                    ("SAME_REVIEWS", "reviews of the same words"),
                                    ("ONLY_BEST", "five stars only"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        ("digest", models.CharField(editable=False, max_length=64)),
                        (
                            "vendor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="platforms.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        ("first_seen_at", models.DateTimeField(verbose_name="first seen")),
                        (
                            "looked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="looked at"),
                        ),
                        (
                            "looked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="looked at by",
                            ),
                        ),
                        ("looked_weight", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "note",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="what it was"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="signalevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="00fe5d62a42d265851bc5862ecba28bf74293e7f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_59959",
                            table="platforms_signalevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
