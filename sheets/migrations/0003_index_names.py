import django.contrib.postgres.indexes
from django.db import migrations

import reference.lookups


class Migration(migrations.Migration):
    dependencies = [("sheets", "0002_make_tables")]

    operations = [
        migrations.AddIndex(
            model_name="sheetimport",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    reference.lookups.Fold("name"), name="gin_trgm_ops"
                ),
                name="sheetimport_name_words",
            ),
        ),
    ]
