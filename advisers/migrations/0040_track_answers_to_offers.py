import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("advisers", "0001_make_tables")]

    operations = [pgtrigger.migrations.RemoveTrigger(model_name="offer", name="insert_insert")]
