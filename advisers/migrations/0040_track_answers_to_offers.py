import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("advisers", "0030_let_the_invited_say_later")]

    operations = [pgtrigger.migrations.RemoveTrigger(model_name="offer", name="insert_insert")]
