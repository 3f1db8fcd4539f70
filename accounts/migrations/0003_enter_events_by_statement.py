"""Entries of the history are written once a statement, not once a row: an import writes thousands."""

from django.db import migrations

# Called with the name of the model and the columns whose values nobody looks for.
BY_STATEMENT = """
CREATE OR REPLACE FUNCTION keep_history_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO accounts_historyentry (at, model, "row", event, kind, person, words)
    SELECT event.pgh_created_at, TG_ARGV[0], coalesce(event.pgh_obj_id::text, ''), event.pgh_id,
        event.pgh_label, (told.metadata ->> 'user')::bigint,
        strip(jsonb_to_tsvector('public.vietnamese', to_jsonb(event) - TG_ARGV[1]::text[]
            || jsonb_build_object('reason', told.metadata -> 'reason'), '["string"]'))
    FROM added AS event LEFT JOIN pghistory_context AS told ON told.id = event.pgh_context_id
    ORDER BY event.pgh_id;
    RETURN NULL;
END $$;
"""
BY_ROW = """
CREATE OR REPLACE FUNCTION keep_history_entry() RETURNS trigger LANGUAGE plpgsql AS $$
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
# Only `watch_histories` knows which tables have it; an empty database has none yet.
AGAIN = """
DO $do$
DECLARE
    old record;
    args text[];
BEGIN
    FOR old IN SELECT tgrelid, tgargs FROM pg_trigger WHERE tgname = 'keep_history_entry' LOOP
        args := string_to_array(encode(old.tgargs, 'escape'), '\\000');
        EXECUTE format('DROP TRIGGER keep_history_entry ON %s', old.tgrelid::regclass);
        EXECUTE format('CREATE TRIGGER keep_history_entry AFTER INSERT ON %s {how}'
            ' EXECUTE FUNCTION keep_history_entry(%L, %L)', old.tgrelid::regclass, args[1], args[2]);
    END LOOP;
END $do$;
"""
STATEMENT, ROW = "REFERENCING NEW TABLE AS added FOR EACH STATEMENT", "FOR EACH ROW"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_add_factor_reset")]
    operations = [
        migrations.RunSQL(
            BY_STATEMENT + AGAIN.replace("{how}", STATEMENT), BY_ROW + AGAIN.replace("{how}", ROW)
        )
    ]
