from django.db import migrations

# See enterprises 0004: the band of this upper end was a wider one.
FORGET = """
UPDATE matching_matchresult SET inputs = inputs - 'revenue_vnd'
WHERE inputs -> 'revenue_vnd' = '3000000000'::jsonb
"""


class Migration(migrations.Migration):
    dependencies = [("matching", "0005_check_when_trials_begin")]

    operations = [migrations.RunSQL(FORGET, migrations.RunSQL.noop)]
