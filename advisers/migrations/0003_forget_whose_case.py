import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("advisers", "0001_make_tables"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="case",
            name="delete_delete",
        ),
        migrations.RemoveField(
            model_name="caseevent",
            name="enterprise",
        ),
        migrations.RemoveField(
            model_name="caseevent",
            name="owner",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "advisers_caseevent" ("adviser_id", "answered_at", "asked_at", "assisted_by_id", "closed_at", "code_sent_at", "code_tries", "commune_id", "confirmed_at", "consent_at", "consent_version", "id", "language", "moved_at", "need_codes", "offered_at", "origin", "origin_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_slugs", "province_id", "reach", "rounds", "sector_id", "size", "speaks", "state", "taken_at", "times", "ways", "withdrawn_at") VALUES (NEW."adviser_id", NEW."answered_at", NEW."asked_at", NEW."assisted_by_id", NEW."closed_at", NEW."code_sent_at", NEW."code_tries", NEW."commune_id", NEW."confirmed_at", NEW."consent_at", NEW."consent_version", NEW."id", NEW."language", NEW."moved_at", NEW."need_codes", NEW."offered_at", NEW."origin", NEW."origin_key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."platform_slugs", NEW."province_id", NEW."reach", NEW."rounds", NEW."sector_id", NEW."size", NEW."speaks", NEW."state", NEW."taken_at", NEW."times", NEW."ways", NEW."withdrawn_at"); RETURN NULL;',
                    hash="48236592c22a3315fd813711df88348205becdab",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ae6e6",
                    table="advisers_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."adviser_id" IS DISTINCT FROM (NEW."adviser_id") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."assisted_by_id" IS DISTINCT FROM (NEW."assisted_by_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."code_sent_at" IS DISTINCT FROM (NEW."code_sent_at") OR OLD."code_tries" IS DISTINCT FROM (NEW."code_tries") OR OLD."commune_id" IS DISTINCT FROM (NEW."commune_id") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."consent_at" IS DISTINCT FROM (NEW."consent_at") OR OLD."consent_version" IS DISTINCT FROM (NEW."consent_version") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."moved_at" IS DISTINCT FROM (NEW."moved_at") OR OLD."need_codes" IS DISTINCT FROM (NEW."need_codes") OR OLD."offered_at" IS DISTINCT FROM (NEW."offered_at") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."origin_key" IS DISTINCT FROM (NEW."origin_key") OR OLD."platform_slugs" IS DISTINCT FROM (NEW."platform_slugs") OR OLD."province_id" IS DISTINCT FROM (NEW."province_id") OR OLD."reach" IS DISTINCT FROM (NEW."reach") OR OLD."rounds" IS DISTINCT FROM (NEW."rounds") OR OLD."sector_id" IS DISTINCT FROM (NEW."sector_id") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."speaks" IS DISTINCT FROM (NEW."speaks") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."taken_at" IS DISTINCT FROM (NEW."taken_at") OR OLD."times" IS DISTINCT FROM (NEW."times") OR OLD."ways" IS DISTINCT FROM (NEW."ways") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                    func='INSERT INTO "advisers_caseevent" ("adviser_id", "answered_at", "asked_at", "assisted_by_id", "closed_at", "code_sent_at", "code_tries", "commune_id", "confirmed_at", "consent_at", "consent_version", "id", "language", "moved_at", "need_codes", "offered_at", "origin", "origin_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_slugs", "province_id", "reach", "rounds", "sector_id", "size", "speaks", "state", "taken_at", "times", "ways", "withdrawn_at") VALUES (NEW."adviser_id", NEW."answered_at", NEW."asked_at", NEW."assisted_by_id", NEW."closed_at", NEW."code_sent_at", NEW."code_tries", NEW."commune_id", NEW."confirmed_at", NEW."consent_at", NEW."consent_version", NEW."id", NEW."language", NEW."moved_at", NEW."need_codes", NEW."offered_at", NEW."origin", NEW."origin_key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform_slugs", NEW."province_id", NEW."reach", NEW."rounds", NEW."sector_id", NEW."size", NEW."speaks", NEW."state", NEW."taken_at", NEW."times", NEW."ways", NEW."withdrawn_at"); RETURN NULL;',
                    hash="e6d311550d9162cc457bf1c856b38f625719afa3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c46f9",
                    table="advisers_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "advisers_caseevent" ("adviser_id", "answered_at", "asked_at", "assisted_by_id", "closed_at", "code_sent_at", "code_tries", "commune_id", "confirmed_at", "consent_at", "consent_version", "id", "language", "moved_at", "need_codes", "offered_at", "origin", "origin_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform_slugs", "province_id", "reach", "rounds", "sector_id", "size", "speaks", "state", "taken_at", "times", "ways", "withdrawn_at") VALUES (OLD."adviser_id", OLD."answered_at", OLD."asked_at", OLD."assisted_by_id", OLD."closed_at", OLD."code_sent_at", OLD."code_tries", OLD."commune_id", OLD."confirmed_at", OLD."consent_at", OLD."consent_version", OLD."id", OLD."language", OLD."moved_at", OLD."need_codes", OLD."offered_at", OLD."origin", OLD."origin_key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."platform_slugs", OLD."province_id", OLD."reach", OLD."rounds", OLD."sector_id", OLD."size", OLD."speaks", OLD."state", OLD."taken_at", OLD."times", OLD."ways", OLD."withdrawn_at"); RETURN NULL;',
                    hash="2cb590c85d1c9354faad767c0faeeb3a0b793710",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_82b37",
                    table="advisers_case",
                    when="AFTER",
                ),
            ),
        ),
    ]
