import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import reference.lookups
import reference.operations


class Migration(migrations.Migration):
    replaces = [
        ("enterprises", "0001_create_tables"),
        ("enterprises", "0002_search_quickly"),
        ("enterprises", "0003_find_by_name_key"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_make_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0002_make_tables"),
        ("sheets", "0001_create_functions"),
    ]

    operations = [
        reference.operations.MakeTables(
            operations=[
                migrations.CreateModel(
                    name="Enterprise",
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
                                    ("SME", "Enterprise"),
                                    ("HOUSEHOLD", "Household business"),
                                ],
                                max_length=9,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "tax_code",
                            models.CharField(
                                blank=True, max_length=14, null=True, verbose_name="tax code"
                            ),
                        ),
                        (
                            "is_tax_code_disputed",
                            models.BooleanField(
                                default=False, verbose_name="tax code claimed, not decided"
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.sector",
                                verbose_name="sector",
                            ),
                        ),
                        (
                            "employees",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="employees"
                            ),
                        ),
                        (
                            "revenue_band_vnd",
                            models.PositiveBigIntegerField(
                                blank=True,
                                choices=[
                                    (3000000000, "up to 3 billion ₫"),
                                    (10000000000, "3 to 10 billion ₫"),
                                    (50000000000, "10 to 50 billion ₫"),
                                    (100000000000, "50 to 100 billion ₫"),
                                    (200000000000, "100 to 200 billion ₫"),
                                    (300000000000, "200 to 300 billion ₫"),
                                    (300000000001, "above 300 billion ₫"),
                                ],
                                null=True,
                                verbose_name="revenue a year, band",
                            ),
                        ),
                        (
                            "capital_band_vnd",
                            models.PositiveBigIntegerField(
                                blank=True,
                                choices=[
                                    (3000000000, "up to 3 billion ₫"),
                                    (20000000000, "3 to 20 billion ₫"),
                                    (50000000000, "20 to 50 billion ₫"),
                                    (100000000000, "50 to 100 billion ₫"),
                                    (100000000001, "above 100 billion ₫"),
                                ],
                                null=True,
                                verbose_name="total capital, band",
                            ),
                        ),
                        (
                            "commune",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reference.commune",
                                verbose_name="commune",
                            ),
                        ),
                        (
                            "is_women_owned",
                            models.BooleanField(default=False, verbose_name="owned by women"),
                        ),
                        (
                            "female_share_percent",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="share of women among employees, %",
                            ),
                        ),
                        (
                            "is_social_enterprise",
                            models.BooleanField(default=False, verbose_name="social enterprise"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("needs_version", models.PositiveIntegerField(default=1, editable=False)),
                        ("request_key", models.UUIDField(editable=False, unique=True)),
                        ("created_at", models.DateTimeField(verbose_name="created at")),
                        ("updated_at", models.DateTimeField(verbose_name="last changed")),
                    ],
                    options={
                        "verbose_name": "enterprise",
                        "verbose_name_plural": "enterprises",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("name"), name="gin_trgm_ops"
                                ),
                                name="enterprise_name_words",
                            ),
                            models.Index(fields=["name", "id"], name="enterprise_by_name"),
                            models.Index(
                                models.Func("name", function="vi_name_key"),
                                models.F("commune"),
                                name="enterprise_by_name_key",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="enterprise_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("tax_code", None),
                                    ("tax_code__regex", "^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$"),
                                    _connector="OR",
                                ),
                                name="enterprise_tax_code_is_normal",
                                violation_error_message="A tax code has 10, 13 or 12 digits.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "SME"), _negated=True),
                                    ("tax_code", None),
                                    models.Q(("tax_code__regex", "^[0-9]{12}$"), _negated=True),
                                    _connector="OR",
                                ),
                                name="enterprise_personal_code_is_a_household_s",
                                violation_error_message="Only a household business has a 12-digit tax code.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_tax_code_disputed", False),
                                    ("tax_code__isnull", False),
                                    _connector="OR",
                                ),
                                name="enterprise_disputes_a_code",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("is_tax_code_disputed", False), ("tax_code__isnull", False)
                                ),
                                fields=("tax_code",),
                                name="enterprise_tax_code_is_its_own",
                                violation_error_message="Another enterprise has this tax code.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("female_share_percent", None),
                                    ("female_share_percent__lte", 100),
                                    _connector="OR",
                                ),
                                name="enterprise_share_is_a_percentage",
                                violation_error_message="A share lies between 0 and 100 percent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("revenue_band_vnd", None),
                                    (
                                        "revenue_band_vnd__in",
                                        [
                                            3000000000,
                                            10000000000,
                                            50000000000,
                                            100000000000,
                                            200000000000,
                                            300000000000,
                                            300000000001,
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="enterprise_revenue_is_a_band",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("capital_band_vnd", None),
                                    (
                                        "capital_band_vnd__in",
                                        [
                                            3000000000,
                                            20000000000,
                                            50000000000,
                                            100000000000,
                                            100000000001,
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="enterprise_capital_is_a_band",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="enterprise",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_enterpriseevent" ("capital_band_vnd", "commune_id", "created_at", "employees", "female_share_percent", "id", "is_social_enterprise", "is_tax_code_disputed", "is_women_owned", "kind", "name", "needs_version", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "revenue_band_vnd", "sector_id", "tax_code", "updated_at", "version") VALUES (NEW."capital_band_vnd", NEW."commune_id", NEW."created_at", NEW."employees", NEW."female_share_percent", NEW."id", NEW."is_social_enterprise", NEW."is_tax_code_disputed", NEW."is_women_owned", NEW."kind", NEW."name", NEW."needs_version", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."request_key", NEW."revenue_band_vnd", NEW."sector_id", NEW."tax_code", NEW."updated_at", NEW."version"); RETURN NULL;',
                            hash="165ff93f3762508f6f34b7e07e0c640150331ea2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_079c7",
                            table="enterprises_enterprise",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="enterprise",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_enterpriseevent" ("capital_band_vnd", "commune_id", "created_at", "employees", "female_share_percent", "id", "is_social_enterprise", "is_tax_code_disputed", "is_women_owned", "kind", "name", "needs_version", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "revenue_band_vnd", "sector_id", "tax_code", "updated_at", "version") VALUES (NEW."capital_band_vnd", NEW."commune_id", NEW."created_at", NEW."employees", NEW."female_share_percent", NEW."id", NEW."is_social_enterprise", NEW."is_tax_code_disputed", NEW."is_women_owned", NEW."kind", NEW."name", NEW."needs_version", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."request_key", NEW."revenue_band_vnd", NEW."sector_id", NEW."tax_code", NEW."updated_at", NEW."version"); RETURN NULL;',
                            hash="3408760bd492d5656e5fa2deb673895618a88842",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_11bf5",
                            table="enterprises_enterprise",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="enterprise",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_enterpriseevent" ("capital_band_vnd", "commune_id", "created_at", "employees", "female_share_percent", "id", "is_social_enterprise", "is_tax_code_disputed", "is_women_owned", "kind", "name", "needs_version", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_key", "revenue_band_vnd", "sector_id", "tax_code", "updated_at", "version") VALUES (OLD."capital_band_vnd", OLD."commune_id", OLD."created_at", OLD."employees", OLD."female_share_percent", OLD."id", OLD."is_social_enterprise", OLD."is_tax_code_disputed", OLD."is_women_owned", OLD."kind", OLD."name", OLD."needs_version", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."request_key", OLD."revenue_band_vnd", OLD."sector_id", OLD."tax_code", OLD."updated_at", OLD."version"); RETURN NULL;',
                            hash="300ad2ce8b8c88e8b686ff9afb88b3dd7a3d91f3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dc699",
                            table="enterprises_enterprise",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="EnterpriseEvent",
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
                                to="enterprises.enterprise",
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
                                    ("SME", "Enterprise"),
                                    ("HOUSEHOLD", "Household business"),
                                ],
                                max_length=9,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "tax_code",
                            models.CharField(
                                blank=True, max_length=14, null=True, verbose_name="tax code"
                            ),
                        ),
                        (
                            "is_tax_code_disputed",
                            models.BooleanField(
                                default=False, verbose_name="tax code claimed, not decided"
                            ),
                        ),
                        (
                            "sector",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.sector",
                                verbose_name="sector",
                            ),
                        ),
                        (
                            "employees",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="employees"
                            ),
                        ),
                        (
                            "revenue_band_vnd",
                            models.PositiveBigIntegerField(
                                blank=True,
                                choices=[
                                    (3000000000, "up to 3 billion ₫"),
                                    (10000000000, "3 to 10 billion ₫"),
                                    (50000000000, "10 to 50 billion ₫"),
                                    (100000000000, "50 to 100 billion ₫"),
                                    (200000000000, "100 to 200 billion ₫"),
                                    (300000000000, "200 to 300 billion ₫"),
                                    (300000000001, "above 300 billion ₫"),
                                ],
                                null=True,
                                verbose_name="revenue a year, band",
                            ),
                        ),
                        (
                            "capital_band_vnd",
                            models.PositiveBigIntegerField(
                                blank=True,
                                choices=[
                                    (3000000000, "up to 3 billion ₫"),
                                    (20000000000, "3 to 20 billion ₫"),
                                    (50000000000, "20 to 50 billion ₫"),
                                    (100000000000, "50 to 100 billion ₫"),
                                    (100000000001, "above 100 billion ₫"),
                                ],
                                null=True,
                                verbose_name="total capital, band",
                            ),
                        ),
                        (
                            "commune",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reference.commune",
                                verbose_name="commune",
                            ),
                        ),
                        (
                            "is_women_owned",
                            models.BooleanField(default=False, verbose_name="owned by women"),
                        ),
                        (
                            "female_share_percent",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="share of women among employees, %",
                            ),
                        ),
                        (
                            "is_social_enterprise",
                            models.BooleanField(default=False, verbose_name="social enterprise"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("needs_version", models.PositiveIntegerField(default=1, editable=False)),
                        ("request_key", models.UUIDField(editable=False)),
                        ("created_at", models.DateTimeField(verbose_name="created at")),
                        ("updated_at", models.DateTimeField(verbose_name="last changed")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="enterpriseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="37342c9d6a78af824ebeb30b0279d74674ed2d4b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f5017",
                            table="enterprises_enterpriseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Membership",
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
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to="enterprises.enterprise",
                                verbose_name="enterprise",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[("OWNER", "owner"), ("MEMBER", "member")],
                                max_length=6,
                                verbose_name="role",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="since")),
                    ],
                    options={
                        "verbose_name": "membership",
                        "verbose_name_plural": "memberships",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "enterprise"), name="membership_is_one_for_a_pair"
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="membership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="keeps_an_owner",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func="\n            PERFORM 1 FROM enterprises_enterprise\n                WHERE id IN (OLD.enterprise_id, NEW.enterprise_id) ORDER BY id FOR NO KEY UPDATE;\n            IF EXISTS (\n                SELECT 1 FROM enterprises_membership AS each\n                WHERE each.enterprise_id IN (OLD.enterprise_id, NEW.enterprise_id)\n                AND NOT EXISTS (\n                    SELECT 1 FROM enterprises_membership AS owner\n                    WHERE owner.enterprise_id = each.enterprise_id AND owner.role = 'OWNER'\n                )\n            ) THEN\n                RAISE EXCEPTION 'an enterprise with members keeps an owner'\n                    USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_keeps_an_owner';\n            END IF;\n            RETURN NULL;\n        ",
                            hash="e504bd580f9389d16fea74591c7eae5e0dcb812e",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_keeps_an_owner_2e235",
                            table="enterprises_membership",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="membership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_membershipevent" ("created_at", "enterprise_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."created_at", NEW."enterprise_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;',
                            hash="1312d81d006e99626b8697d4c0c0968247dc1c7b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f44f3",
                            table="enterprises_membership",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="membership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_membershipevent" ("created_at", "enterprise_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."created_at", NEW."enterprise_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;',
                            hash="f29a71b9c6403342eb09d7d9fcb19f8b899d2137",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_169d9",
                            table="enterprises_membership",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="membership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_membershipevent" ("created_at", "enterprise_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (OLD."created_at", OLD."enterprise_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."user_id"); RETURN NULL;',
                            hash="e1457c7c910ce262e3a1138d2fcf1627887ecc07",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f1b83",
                            table="enterprises_membership",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="MembershipEvent",
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
                                to="enterprises.membership",
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
                                verbose_name="user",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                                verbose_name="enterprise",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[("OWNER", "owner"), ("MEMBER", "member")],
                                max_length=6,
                                verbose_name="role",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="since")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="membershipevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="41939191c9c99161e22d5c41b8d7e97e145ae53a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_98901",
                            table="enterprises_membershipevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="enterprises.enterprise",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        (
                            "role",
                            models.CharField(
                                choices=[("OWNER", "owner"), ("MEMBER", "member")],
                                max_length=6,
                                verbose_name="role",
                            ),
                        ),
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
                        "verbose_name": "invitation",
                        "verbose_name_plural": "invitations",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("email", django.db.models.functions.text.Lower("email"))
                                ),
                                name="invitation_email_is_lower_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("created_at"))),
                                name="invitation_expires_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_at", None), ("revoked_at", None), _connector="OR"
                                ),
                                name="invitation_ends_one_way",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_by", None),
                                    ("accepted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="invitation_accepted_says_when",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("accepted_at", None), ("revoked_at", None)),
                                fields=("enterprise", "email"),
                                name="invitation_is_one_for_an_address",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_invitationevent" ("accepted_at", "accepted_by_id", "created_at", "created_by_id", "email", "enterprise_id", "expires_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "role") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."created_at", NEW."created_by_id", NEW."email", NEW."enterprise_id", NEW."expires_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."role"); RETURN NULL;',
                            hash="439324035a8269ad1c3afb7ec80f1af48e82e55f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_75050",
                            table="enterprises_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."accepted_by_id" IS DISTINCT FROM (NEW."accepted_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."role" IS DISTINCT FROM (NEW."role"))',
                            func='INSERT INTO "enterprises_invitationevent" ("accepted_at", "accepted_by_id", "created_at", "created_by_id", "email", "enterprise_id", "expires_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "role") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."created_at", NEW."created_by_id", NEW."email", NEW."enterprise_id", NEW."expires_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."role"); RETURN NULL;',
                            hash="6e60367e10d67b2a03ae063fcf40a270b277c580",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1196a",
                            table="enterprises_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_invitationevent" ("accepted_at", "accepted_by_id", "created_at", "created_by_id", "email", "enterprise_id", "expires_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "role") VALUES (OLD."accepted_at", OLD."accepted_by_id", OLD."created_at", OLD."created_by_id", OLD."email", OLD."enterprise_id", OLD."expires_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."role"); RETURN NULL;',
                            hash="c2f13105fd6a313bc3dd1d5c71f7bda69537bf19",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9a611",
                            table="enterprises_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="InvitationEvent",
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
                                to="enterprises.invitation",
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
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        (
                            "role",
                            models.CharField(
                                choices=[("OWNER", "owner"), ("MEMBER", "member")],
                                max_length=6,
                                verbose_name="role",
                            ),
                        ),
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
                    model_name="invitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1a6f93962931383437e02994029d12267b6dea03",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_31be2",
                            table="enterprises_invitationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="TaxCodeClaim",
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
                        ("tax_code", models.CharField(max_length=14, verbose_name="tax code")),
                        (
                            "claimant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="claims",
                                to="enterprises.enterprise",
                                verbose_name="claimant",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="enterprises.enterprise",
                                verbose_name="holder",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("OPEN", "to be decided"),
                                    ("GIVEN", "given to the claimant"),
                                    ("KEPT", "left with the holder"),
                                    ("WITHDRAWN", "withdrawn"),
                                ],
                                default="OPEN",
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "claimed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="claimed by",
                            ),
                        ),
                        ("claimed_at", models.DateTimeField(verbose_name="claimed at")),
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
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="reason of the decision"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "claim of a tax code",
                        "verbose_name_plural": "claims of tax codes",
                        "indexes": [
                            models.Index(
                                fields=["-decided_at", "claimed_at", "id"],
                                name="taxcodeclaim_to_decide",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "OPEN")),
                                fields=("claimant",),
                                name="taxcodeclaim_is_one_open_each",
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
                                name="taxcodeclaim_decided_says_when",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="taxcodeclaim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_taxcodeclaimevent" ("claimant_id", "claimed_at", "claimed_by_id", "decided_at", "decided_by_id", "holder_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tax_code") VALUES (NEW."claimant_id", NEW."claimed_at", NEW."claimed_by_id", NEW."decided_at", NEW."decided_by_id", NEW."holder_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."tax_code"); RETURN NULL;',
                            hash="5a8653c7d04d5ab74399c2c45de183d739a7aa91",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_04b3a",
                            table="enterprises_taxcodeclaim",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="taxcodeclaim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_taxcodeclaimevent" ("claimant_id", "claimed_at", "claimed_by_id", "decided_at", "decided_by_id", "holder_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tax_code") VALUES (NEW."claimant_id", NEW."claimed_at", NEW."claimed_by_id", NEW."decided_at", NEW."decided_by_id", NEW."holder_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."tax_code"); RETURN NULL;',
                            hash="d81cffcd2a8df9b0c48ec56bb2884cee943b8c58",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4f59d",
                            table="enterprises_taxcodeclaim",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="taxcodeclaim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_taxcodeclaimevent" ("claimant_id", "claimed_at", "claimed_by_id", "decided_at", "decided_by_id", "holder_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tax_code") VALUES (OLD."claimant_id", OLD."claimed_at", OLD."claimed_by_id", OLD."decided_at", OLD."decided_by_id", OLD."holder_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status", OLD."tax_code"); RETURN NULL;',
                            hash="eb73f04993a99f077d0aacdfef704eef6448414e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cac7e",
                            table="enterprises_taxcodeclaim",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="TaxCodeClaimEvent",
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
                                to="enterprises.taxcodeclaim",
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
                        ("tax_code", models.CharField(max_length=14, verbose_name="tax code")),
                        (
                            "claimant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                                verbose_name="claimant",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                                verbose_name="holder",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("OPEN", "to be decided"),
                                    ("GIVEN", "given to the claimant"),
                                    ("KEPT", "left with the holder"),
                                    ("WITHDRAWN", "withdrawn"),
                                ],
                                default="OPEN",
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "claimed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="claimed by",
                            ),
                        ),
                        ("claimed_at", models.DateTimeField(verbose_name="claimed at")),
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
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="reason of the decision"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="taxcodeclaimevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8c2004a620b5336201e198268a8404acd98f7b34",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8a1da",
                            table="enterprises_taxcodeclaimevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Statement",
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
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="statements",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "text",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="in her words"
                            ),
                        ),
                        (
                            "need_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60), default=list, size=None
                            ),
                        ),
                        (
                            "language",
                            models.CharField(default="vi", max_length=2, verbose_name="language"),
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
                        (
                            "created_at",
                            models.DateTimeField(db_index=True, verbose_name="written at"),
                        ),
                    ],
                    options={
                        "verbose_name": "statement",
                        "verbose_name_plural": "statements",
                    },
                ),
                migrations.CreateModel(
                    name="EnterpriseNeed",
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
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="needs",
                                to="enterprises.enterprise",
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
                        (
                            "importance",
                            models.PositiveSmallIntegerField(default=2, verbose_name="importance"),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("STATED", "in own words"),
                                    ("CHOSEN", "picked from the list"),
                                    ("ASSESSMENT", "from the assessment"),
                                ],
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="in force")),
                        ("created_at", models.DateTimeField(verbose_name="created at")),
                        ("updated_at", models.DateTimeField(verbose_name="last changed")),
                    ],
                    options={
                        "verbose_name": "need of an enterprise",
                        "verbose_name_plural": "needs of enterprises",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("enterprise", "need"), name="enterpriseneed_is_named_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("importance__gte", 1), ("importance__lte", 3)),
                                name="enterpriseneed_importance_is_1_to_3",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="enterpriseneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_enterpriseneedevent" ("created_at", "enterprise_id", "id", "importance", "is_active", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "updated_at") VALUES (NEW."created_at", NEW."enterprise_id", NEW."id", NEW."importance", NEW."is_active", NEW."need_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."updated_at"); RETURN NULL;',
                            hash="2806a64d123dc38a7b84f0c539f64b0370d53109",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_78961",
                            table="enterprises_enterpriseneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="enterpriseneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_enterpriseneedevent" ("created_at", "enterprise_id", "id", "importance", "is_active", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "updated_at") VALUES (NEW."created_at", NEW."enterprise_id", NEW."id", NEW."importance", NEW."is_active", NEW."need_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."updated_at"); RETURN NULL;',
                            hash="a41cc6e4650f311a1d912a738f492b2c22a09b6a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4be7c",
                            table="enterprises_enterpriseneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="enterpriseneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_enterpriseneedevent" ("created_at", "enterprise_id", "id", "importance", "is_active", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "updated_at") VALUES (OLD."created_at", OLD."enterprise_id", OLD."id", OLD."importance", OLD."is_active", OLD."need_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."updated_at"); RETURN NULL;',
                            hash="677c242f321d12950b4d39c99503c58ab6d8b806",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_51b27",
                            table="enterprises_enterpriseneed",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="EnterpriseNeedEvent",
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
                                to="enterprises.enterpriseneed",
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
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
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
                            "importance",
                            models.PositiveSmallIntegerField(default=2, verbose_name="importance"),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("STATED", "in own words"),
                                    ("CHOSEN", "picked from the list"),
                                    ("ASSESSMENT", "from the assessment"),
                                ],
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="in force")),
                        ("created_at", models.DateTimeField(verbose_name="created at")),
                        ("updated_at", models.DateTimeField(verbose_name="last changed")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="enterpriseneedevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d5b6e20a3580935b0f6d9f73e6f86cb00bc69253",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3b4c4",
                            table="enterprises_enterpriseneedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Conditions",
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
                            "enterprise",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="conditions",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "deployments",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        (
                            "budget_vnd_per_month",
                            models.PositiveBigIntegerField(blank=True, null=True),
                        ),
                        ("updated_at", models.DateTimeField(verbose_name="last changed")),
                    ],
                    options={
                        "verbose_name": "conditions",
                        "verbose_name_plural": "conditions",
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conditions",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_conditionsevent" ("budget_vnd_per_month", "deployments", "enterprise_id", "id", "languages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (NEW."budget_vnd_per_month", NEW."deployments", NEW."enterprise_id", NEW."id", NEW."languages", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."updated_at"); RETURN NULL;',
                            hash="5c01df4a2910d7d79402943f4fbd2240bea50f44",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7a016",
                            table="enterprises_conditions",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conditions",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_conditionsevent" ("budget_vnd_per_month", "deployments", "enterprise_id", "id", "languages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (NEW."budget_vnd_per_month", NEW."deployments", NEW."enterprise_id", NEW."id", NEW."languages", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."updated_at"); RETURN NULL;',
                            hash="31119986953bd8b62c6fc2f348b0d094309db870",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5ee4f",
                            table="enterprises_conditions",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conditions",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_conditionsevent" ("budget_vnd_per_month", "deployments", "enterprise_id", "id", "languages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (OLD."budget_vnd_per_month", OLD."deployments", OLD."enterprise_id", OLD."id", OLD."languages", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."updated_at"); RETURN NULL;',
                            hash="24d37daecdf3ee004f3a883347aa18ec31a0682b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f93c5",
                            table="enterprises_conditions",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ConditionsEvent",
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
                                to="enterprises.conditions",
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
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "deployments",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        (
                            "languages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None
                            ),
                        ),
                        (
                            "budget_vnd_per_month",
                            models.PositiveBigIntegerField(blank=True, null=True),
                        ),
                        ("updated_at", models.DateTimeField(verbose_name="last changed")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conditionsevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cc72e17a25e96e3178274b5919c2d1b700bc2d3f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dac9c",
                            table="enterprises_conditionsevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ToolInUse",
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
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tools",
                                to="enterprises.enterprise",
                            ),
                        ),
                        ("slug", models.CharField(blank=True, max_length=80)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("must_link", models.BooleanField(default=False)),
                        ("created_at", models.DateTimeField(verbose_name="created at")),
                    ],
                    options={
                        "verbose_name": "tool in use",
                        "verbose_name_plural": "tools in use",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("must_link", False),
                                        ("slug", ""),
                                        models.Q(("name", ""), _negated=True),
                                    ),
                                    models.Q(models.Q(("slug", ""), _negated=True), ("name", "")),
                                    _connector="OR",
                                ),
                                name="toolinuse_is_listed_or_named",
                            ),
                            models.UniqueConstraint(
                                models.F("enterprise"),
                                models.F("slug"),
                                condition=models.Q(("slug", ""), _negated=True),
                                name="toolinuse_slug_is_said_once",
                            ),
                            models.UniqueConstraint(
                                models.F("enterprise"),
                                django.db.models.functions.text.Lower("name"),
                                condition=models.Q(("name", ""), _negated=True),
                                name="toolinuse_name_is_said_once",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toolinuse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_toolinuseevent" ("created_at", "enterprise_id", "id", "must_link", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."created_at", NEW."enterprise_id", NEW."id", NEW."must_link", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                            hash="a1e36342eb55424af117bf35368a66bdc3aa7e89",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5d7c3",
                            table="enterprises_toolinuse",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toolinuse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_toolinuseevent" ("created_at", "enterprise_id", "id", "must_link", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."created_at", NEW."enterprise_id", NEW."id", NEW."must_link", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                            hash="e2a69ca5bc8c38703b218ba568659a9c8ab64e7c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8154a",
                            table="enterprises_toolinuse",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toolinuse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_toolinuseevent" ("created_at", "enterprise_id", "id", "must_link", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."created_at", OLD."enterprise_id", OLD."id", OLD."must_link", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                            hash="2c904be17421e02c052dfaecce3c3fcde97879aa",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_84ac2",
                            table="enterprises_toolinuse",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ToolInUseEvent",
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
                                to="enterprises.toolinuse",
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
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                        ("slug", models.CharField(blank=True, max_length=80)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("must_link", models.BooleanField(default=False)),
                        ("created_at", models.DateTimeField(verbose_name="created at")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toolinuseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="32759399858596b8632bfdbf34de6c61be48bda3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c1ba6",
                            table="enterprises_toolinuseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
