from django.db import migrations

# The band of this upper end said "up to 3 billion" and now says "1 to 3 billion": who chose it may
# lie below, so she is asked again. No class of Decree 80 has a limit below it, so none changes.
FORGET = """
UPDATE enterprises_enterprise SET revenue_band_vnd = NULL, version = version + 1
WHERE revenue_band_vnd = 3000000000
"""


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0003_add_revenue_band")]

    operations = [migrations.RunSQL(FORGET, migrations.RunSQL.noop)]
