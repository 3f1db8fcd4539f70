import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import accounts.models.people
import reference.lookups
import reference.operations

# Called with the name of the model and the columns whose values nobody looks for.
KEEP_ENTRY = """
CREATE FUNCTION keep_history_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said jsonb := to_jsonb(NEW) - TG_ARGV[1]::text[];
    told jsonb;
BEGIN
    IF NEW.pgh_context_id IS NOT NULL THEN
        told := (SELECT metadata FROM pghistory_context WHERE id = NEW.pgh_context_id);
        said := said || jsonb_build_object('reason', told -> 'reason');
    END IF;
    INSERT INTO accounts_historyentry (at, model, "row", event, kind, person, words)
    VALUES (
        NEW.pgh_created_at, TG_ARGV[0], coalesce(NEW.pgh_obj_id::text, ''), NEW.pgh_id,
        NEW.pgh_label, (told ->> 'user')::bigint,
        strip(jsonb_to_tsvector('public.vietnamese', said, '["string"]'))
    );
    RETURN NULL;
END $$;
"""
DROP_IT = "DROP FUNCTION keep_history_entry() CASCADE"


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0001_create_tables"),
        ("accounts", "0002_keep_history"),
        ("accounts", "0003_add_phone_and_consent"),
        ("accounts", "0004_add_data_requests"),
        ("accounts", "0005_limit_roles"),
        ("accounts", "0006_erase_for_somebody"),
        ("accounts", "0007_search_history"),
        ("accounts", "0008_search_quickly"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0002_make_tables"),
    ]

    operations = [
        reference.operations.MakeTables(
            operations=[
                migrations.CreateModel(
                    name="User",
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
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="date joined"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True,
                                error_messages={
                                    "unique": "There is already an account with this address."
                                },
                                max_length=254,
                                null=True,
                                unique=True,
                                verbose_name="e-mail address",
                            ),
                        ),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                error_messages={
                                    "unique": "There is already an account with this number."
                                },
                                max_length=16,
                                null=True,
                                unique=True,
                                verbose_name="phone number",
                            ),
                        ),
                        (
                            "email_verified_at",
                            models.DateTimeField(
                                null=True, verbose_name="e-mail address confirmed at"
                            ),
                        ),
                        (
                            "phone_verified_at",
                            models.DateTimeField(
                                null=True, verbose_name="phone number confirmed at"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                        (
                            "language",
                            models.CharField(
                                choices=[("vi", "Vietnamese"), ("en", "English")],
                                default="vi",
                                max_length=2,
                                verbose_name="language",
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
                                verbose_name="limited to the province",
                            ),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "user",
                        "verbose_name_plural": "users",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("province", None), _negated=True),
                                fields=["province"],
                                name="user_province",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("email"), name="gin_trgm_ops"
                                ),
                                name="user_email_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("phone"), name="gin_trgm_ops"
                                ),
                                name="user_phone_words",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("name"), name="gin_trgm_ops"
                                ),
                                name="user_name_words",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("email", django.db.models.functions.text.Lower("email"))
                                ),
                                name="user_email_is_lower_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_superuser", False), ("is_staff", True), _connector="OR"
                                ),
                                name="user_superuser_is_staff",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("phone", None),
                                    ("phone__regex", "^\\+[1-9][0-9]{6,14}$"),
                                    _connector="OR",
                                ),
                                name="user_phone_is_international",
                                violation_error_message="Write the number with its country code: +84912345678.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("email__isnull", False),
                                    ("phone__isnull", False),
                                    ("is_active", False),
                                    _connector="OR",
                                ),
                                name="user_can_be_reached",
                                violation_error_message="An account needs an e-mail address or a phone number.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("email_verified_at", None),
                                    ("email__isnull", False),
                                    _connector="OR",
                                ),
                                name="user_verified_email_is_there",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("phone_verified_at", None),
                                    ("phone__isnull", False),
                                    _connector="OR",
                                ),
                                name="user_verified_phone_is_there",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("language__in", ["vi", "en"])),
                                name="user_language_is_offered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("province", None),
                                    models.Q(("is_staff", True), ("is_superuser", False)),
                                    _connector="OR",
                                ),
                                name="user_limited_to_a_province_is_staff",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", accounts.models.people.UserManager()),
                    ],
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="limited_user",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func="\nIF EXISTS (\n    SELECT FROM accounts_user AS person WHERE person.id = NEW.id AND person.province_id IS NOT NULL\n    AND (\nSELECT array_agg(role.name::text) FROM accounts_user_groups AS held\nJOIN auth_group AS role ON role.id = held.group_id WHERE held.user_id = NEW.id\n) IS DISTINCT FROM ARRAY['programme_manager']\n) THEN\n    RAISE EXCEPTION 'only a programme manager is limited to a province'\n    USING ERRCODE = 'check_violation', CONSTRAINT = 'user_limited_to_a_province_is_programme_manager';\nEND IF;\nRETURN NULL;\n",
                            hash="944cb6c93d15498e665076a0782af743779d8a74",
                            operation='INSERT OR UPDATE OF "province_id"',
                            pgid="pgtrigger_limited_user_a01e7",
                            table="accounts_user",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="user_leaves_admins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP = 'UPDATE' AND (OLD.is_active, OLD.is_staff, OLD.is_superuser)\n    IS NOT DISTINCT FROM (NEW.is_active, NEW.is_staff, NEW.is_superuser) THEN\n    RETURN NULL;\nEND IF;\nIF NOT OLD.is_active OR NOT OLD.is_staff\n    OR NOT (OLD.is_superuser OR \nEXISTS (\n    SELECT FROM accounts_user_groups AS held JOIN auth_group AS role ON role.id = held.group_id\n    WHERE held.user_id = OLD.id AND role.name = 'admin'\n)\n) THEN\n    RETURN NULL;\nEND IF;\n\nPERFORM FROM auth_group WHERE name = 'admin' FOR NO KEY UPDATE;\nIF NOT EXISTS (\n    SELECT FROM accounts_user AS person WHERE person.is_active AND person.is_staff\n    AND (person.is_superuser OR \nEXISTS (\n    SELECT FROM accounts_user_groups AS held JOIN auth_group AS role ON role.id = held.group_id\n    WHERE held.user_id = person.id AND role.name = 'admin'\n)\n)\n) THEN\n    RAISE EXCEPTION 'the last administrator stays'\n    USING ERRCODE = 'check_violation', CONSTRAINT = 'user_last_administrator_stays';\nEND IF;\nRETURN NULL;\n\n",
                            hash="2897450a3325007c82169bc40a5c70d2839bb858",
                            operation='UPDATE OF "is_active", "is_staff", "is_superuser" OR DELETE',
                            pgid="pgtrigger_user_leaves_admins_c400e",
                            table="accounts_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_userevent" ("date_joined", "email", "email_verified_at", "id", "is_active", "is_staff", "is_superuser", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_verified_at", "province_id") VALUES (NEW."date_joined", NEW."email", NEW."email_verified_at", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."phone_verified_at", NEW."province_id"); RETURN NULL;',
                            hash="4fbd028acea5ea0bea6b0417764225b7a30be7a5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3867c",
                            table="accounts_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."email_verified_at" IS DISTINCT FROM (NEW."email_verified_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."phone_verified_at" IS DISTINCT FROM (NEW."phone_verified_at") OR OLD."province_id" IS DISTINCT FROM (NEW."province_id"))',
                            func='INSERT INTO "accounts_userevent" ("date_joined", "email", "email_verified_at", "id", "is_active", "is_staff", "is_superuser", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_verified_at", "province_id") VALUES (NEW."date_joined", NEW."email", NEW."email_verified_at", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."phone_verified_at", NEW."province_id"); RETURN NULL;',
                            hash="5afd39e07a71d62424b05d21f179c1b361c26b3f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0e890",
                            table="accounts_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_userevent" ("date_joined", "email", "email_verified_at", "id", "is_active", "is_staff", "is_superuser", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_verified_at", "province_id") VALUES (OLD."date_joined", OLD."email", OLD."email_verified_at", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."language", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."phone_verified_at", OLD."province_id"); RETURN NULL;',
                            hash="6adc2ffa5c08f1510713c8eae2ae589b67e52b45",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_19f14",
                            table="accounts_user",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="UserEvent",
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
                                to=settings.AUTH_USER_MODEL,
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
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="date joined"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True,
                                error_messages={
                                    "unique": "There is already an account with this address."
                                },
                                max_length=254,
                                null=True,
                                verbose_name="e-mail address",
                            ),
                        ),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                error_messages={
                                    "unique": "There is already an account with this number."
                                },
                                max_length=16,
                                null=True,
                                verbose_name="phone number",
                            ),
                        ),
                        (
                            "email_verified_at",
                            models.DateTimeField(
                                null=True, verbose_name="e-mail address confirmed at"
                            ),
                        ),
                        (
                            "phone_verified_at",
                            models.DateTimeField(
                                null=True, verbose_name="phone number confirmed at"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                        (
                            "language",
                            models.CharField(
                                choices=[("vi", "Vietnamese"), ("en", "English")],
                                default="vi",
                                max_length=2,
                                verbose_name="language",
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
                                verbose_name="limited to the province",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="userevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9e9498e73f6fbdf2642fb33fa14189f1ad2382c8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_45b21",
                            table="accounts_userevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="RoleHeld",
                    fields=[],
                    options={
                        "verbose_name": "role",
                        "verbose_name_plural": "roles",
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("accounts.user_groups",),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="roleheld",
                    trigger=pgtrigger.compiler.Trigger(
                        name="limited_by_role",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func="\nIF EXISTS (\n    SELECT FROM accounts_user AS person WHERE person.id = COALESCE(NEW.user_id, OLD.user_id) AND person.province_id IS NOT NULL\n    AND (\nSELECT array_agg(role.name::text) FROM accounts_user_groups AS held\nJOIN auth_group AS role ON role.id = held.group_id WHERE held.user_id = COALESCE(NEW.user_id, OLD.user_id)\n) IS DISTINCT FROM ARRAY['programme_manager']\n) THEN\n    RAISE EXCEPTION 'only a programme manager is limited to a province'\n    USING ERRCODE = 'check_violation', CONSTRAINT = 'user_limited_to_a_province_is_programme_manager';\nEND IF;\nRETURN NULL;\n",
                            hash="9861320ee939233a6a7b4a162762148442c64885",
                            operation="INSERT OR DELETE",
                            pgid="pgtrigger_limited_by_role_30d85",
                            table="accounts_user_groups",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="roleheld",
                    trigger=pgtrigger.compiler.Trigger(
                        name="role_leaves_admins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF OLD.group_id IS DISTINCT FROM (SELECT id FROM auth_group WHERE name = 'admin') OR NOT EXISTS (\n    SELECT FROM accounts_user AS person\n    WHERE person.id = OLD.user_id AND person.is_active AND person.is_staff\n) THEN\n    RETURN NULL;\nEND IF;\n\nPERFORM FROM auth_group WHERE name = 'admin' FOR NO KEY UPDATE;\nIF NOT EXISTS (\n    SELECT FROM accounts_user AS person WHERE person.is_active AND person.is_staff\n    AND (person.is_superuser OR \nEXISTS (\n    SELECT FROM accounts_user_groups AS held JOIN auth_group AS role ON role.id = held.group_id\n    WHERE held.user_id = person.id AND role.name = 'admin'\n)\n)\n) THEN\n    RAISE EXCEPTION 'the last administrator stays'\n    USING ERRCODE = 'check_violation', CONSTRAINT = 'user_last_administrator_stays';\nEND IF;\nRETURN NULL;\n\n",
                            hash="55e271aaef896987275dee18719ebbdc9ab787a3",
                            operation="DELETE",
                            pgid="pgtrigger_role_leaves_admins_56bc7",
                            table="accounts_user_groups",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="roleheld",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_roleheldevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="4c1355bc3272635a53d3cf05edbf16655a98da17",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2e1ec",
                            table="accounts_user_groups",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="roleheld",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_roleheldevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                            hash="d504a2d61a7b638c8b080c2a3d20c223d3ec7071",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c28bc",
                            table="accounts_user_groups",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="RoleHeldEvent",
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
                                to="accounts.roleheld",
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
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                db_constraint=False,
                                db_tablespace="",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="auth.group",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="roleheldevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bd9a9ab4cb5094a0cbfde3670637c82c474202dc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0789d",
                            table="accounts_roleheldevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="Consent",
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
                                related_name="consents",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("TERMS", "terms of use and privacy notice"),
                                    ("SHARE_WITH_VENDOR", "passing details on to a vendor"),
                                    ("SHARE_WITH_ADVISER", "passing details on to an adviser"),
                                    ("NOTICES", "notices by e-mail or phone"),
                                    ("KEEP_TEXT", "keeping your own words to improve recognition"),
                                ],
                                max_length=20,
                                verbose_name="purpose",
                            ),
                        ),
                        (
                            "about",
                            models.CharField(blank=True, max_length=120, verbose_name="about"),
                        ),
                        (
                            "text_version",
                            models.CharField(max_length=20, verbose_name="version of the text"),
                        ),
                        (
                            "text_hash",
                            models.CharField(max_length=64, verbose_name="digest of the text"),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="given at")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="withdrawn at"
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("SIGN_UP", "when signing up"),
                                    ("FORM", "on a form"),
                                    ("ACCOUNT", "on the account's page"),
                                ],
                                max_length=8,
                                verbose_name="how",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "consent",
                        "verbose_name_plural": "consents",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("user", "purpose", "about"),
                                name="consent_is_given_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at", None),
                                    ("withdrawn_at__gte", models.F("given_at")),
                                    _connector="OR",
                                ),
                                name="consent_is_withdrawn_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("text_hash__regex", "^[0-9a-f]{64}$"),
                                    models.Q(("text_version", ""), _negated=True),
                                ),
                                name="consent_names_its_text",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "purpose__in",
                                        [
                                            "TERMS",
                                            "SHARE_WITH_VENDOR",
                                            "SHARE_WITH_ADVISER",
                                            "NOTICES",
                                            "KEEP_TEXT",
                                        ],
                                    )
                                ),
                                name="consent_purpose_is_known",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_consentevent" ("about", "given_at", "how", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text_hash", "text_version", "user_id", "withdrawn_at") VALUES (NEW."about", NEW."given_at", NEW."how", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."text_hash", NEW."text_version", NEW."user_id", NEW."withdrawn_at"); RETURN NULL;',
                            hash="2a00364ad7c425ae0729d5a7688d762f12d0f087",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5fc84",
                            table="accounts_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_consentevent" ("about", "given_at", "how", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text_hash", "text_version", "user_id", "withdrawn_at") VALUES (NEW."about", NEW."given_at", NEW."how", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."text_hash", NEW."text_version", NEW."user_id", NEW."withdrawn_at"); RETURN NULL;',
                            hash="3bd2fbee3c8d3e32de88a36a0afa12b0bc84564d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3484d",
                            table="accounts_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_consentevent" ("about", "given_at", "how", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text_hash", "text_version", "user_id", "withdrawn_at") VALUES (OLD."about", OLD."given_at", OLD."how", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."text_hash", OLD."text_version", OLD."user_id", OLD."withdrawn_at"); RETURN NULL;',
                            hash="e27b7353c0f4f5d930e9c890416665272bf31159",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f0b48",
                            table="accounts_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="ConsentEvent",
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
                                to="accounts.consent",
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
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("TERMS", "terms of use and privacy notice"),
                                    ("SHARE_WITH_VENDOR", "passing details on to a vendor"),
                                    ("SHARE_WITH_ADVISER", "passing details on to an adviser"),
                                    ("NOTICES", "notices by e-mail or phone"),
                                    ("KEEP_TEXT", "keeping your own words to improve recognition"),
                                ],
                                max_length=20,
                                verbose_name="purpose",
                            ),
                        ),
                        (
                            "about",
                            models.CharField(blank=True, max_length=120, verbose_name="about"),
                        ),
                        (
                            "text_version",
                            models.CharField(max_length=20, verbose_name="version of the text"),
                        ),
                        (
                            "text_hash",
                            models.CharField(max_length=64, verbose_name="digest of the text"),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="given at")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="withdrawn at"
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("SIGN_UP", "when signing up"),
                                    ("FORM", "on a form"),
                                    ("ACCOUNT", "on the account's page"),
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
                    model_name="consentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="10438884ba7500a77dcaa01a127cd102970f34a6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_77f80",
                            table="accounts_consentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="DataRequest",
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
                                choices=[("EXPORT", "copy of the data"), ("ERASURE", "erasure")],
                                max_length=7,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="data_requests",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "done_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="done at"),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="done by",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "verbose_name": "request about one's data",
                        "verbose_name_plural": "requests about one's data",
                        "indexes": [
                            models.Index(fields=["-asked_at", "id"], name="datarequest_latest"),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    reference.lookups.Fold("reason"), name="gin_trgm_ops"
                                ),
                                name="datarequest_reason_words",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_at", None),
                                    ("done_at__gte", models.F("asked_at")),
                                    _connector="OR",
                                ),
                                name="datarequest_is_done_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["EXPORT", "ERASURE"])),
                                name="datarequest_kind_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("by", None),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="datarequest_by_staff_says_why",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="datarequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_datarequestevent" ("asked_at", "by_id", "done_at", "due_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "user_id") VALUES (NEW."asked_at", NEW."by_id", NEW."done_at", NEW."due_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."user_id"); RETURN NULL;',
                            hash="dcb41189215a0b268359c07e7c6289635aca818a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ff15c",
                            table="accounts_datarequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="datarequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_datarequestevent" ("asked_at", "by_id", "done_at", "due_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "user_id") VALUES (NEW."asked_at", NEW."by_id", NEW."done_at", NEW."due_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."user_id"); RETURN NULL;',
                            hash="009c3b6d41cad120313bfa55631a61c2bd61f7b2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ebcdf",
                            table="accounts_datarequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="datarequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_datarequestevent" ("asked_at", "by_id", "done_at", "due_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "user_id") VALUES (OLD."asked_at", OLD."by_id", OLD."done_at", OLD."due_on", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."user_id"); RETURN NULL;',
                            hash="646f457e46334c5db1ccd56602a677410df2e73a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_57af8",
                            table="accounts_datarequest",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="DataRequestEvent",
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
                                to="accounts.datarequest",
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
                                choices=[("EXPORT", "copy of the data"), ("ERASURE", "erasure")],
                                max_length=7,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "done_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="done at"),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="done by",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="datarequestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="426fffac1f8d1a99319efe74b0c1ce6c9794d25c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e905e",
                            table="accounts_datarequestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.CreateModel(
                    name="EmptiedRow",
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
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="emptied",
                                to="accounts.datarequest",
                            ),
                        ),
                        ("table", models.CharField(max_length=63)),
                        ("row", models.BigIntegerField()),
                        ("digest", models.CharField(max_length=64)),
                    ],
                    options={
                        "verbose_name": "emptied row of the history",
                        "verbose_name_plural": "emptied rows of the history",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("table", "row"), name="emptiedrow_is_emptied_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")),
                                name="emptiedrow_has_a_digest",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoryEntry",
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
                        ("at", models.DateTimeField(verbose_name="at")),
                        ("model", models.CharField(max_length=80, verbose_name="kind of object")),
                        ("row", models.CharField(max_length=80, verbose_name="key of the object")),
                        ("event", models.BigIntegerField(verbose_name="number of the event")),
                        ("kind", models.CharField(max_length=40, verbose_name="what happened")),
                        ("person", models.BigIntegerField(null=True, verbose_name="who")),
                        ("words", django.contrib.postgres.search.SearchVectorField(null=True)),
                    ],
                    options={
                        "verbose_name": "entry of the history",
                        "verbose_name_plural": "history",
                        "indexes": [
                            models.Index(fields=["-at", "-id"], name="historyentry_latest"),
                            models.Index(
                                fields=["person", "-at", "-id"], name="historyentry_of_a_person"
                            ),
                            models.Index(
                                fields=["model", "-at", "-id"], name="historyentry_of_a_kind"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["words"], name="historyentry_words"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("model", "event"), name="historyentry_is_written_once"
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="historyentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6dd52deea9d7e339514618a1af39a97693385a37",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ea56f",
                            table="accounts_historyentry",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
        migrations.RunSQL(KEEP_ENTRY, DROP_IT),
    ]
