from django.db import migrations

# Of trials from before: the history knows when each was first kept as begun, else its own day
# counts. A day before the request was a slip of the pen; the trial lasts as long as it did.
FILL = """
UPDATE matching_trial SET start_noted_at = coalesce(
    (
        SELECT min(pgh_created_at) FROM matching_trialevent
        WHERE pgh_obj_id = matching_trial.id AND matching_trialevent.started_on IS NOT NULL
    ),
    greatest(requested_at, started_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
)
WHERE started_on IS NOT NULL;
UPDATE matching_trial SET
    started_on = (requested_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
    ends_on = ends_on - started_on + (requested_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
WHERE started_on < (requested_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
"""


class Migration(migrations.Migration):
    dependencies = [("matching", "0003_note_when_trials_begin")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
