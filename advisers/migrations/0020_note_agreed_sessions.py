from django.db import migrations, models
from django.db.models import F, Q
from django.utils import timezone


class Migration(migrations.Migration):
    """A date that was agreed on becomes a talk that was held: counted from its last change."""

    dependencies = [("advisers", "0001_make_tables")]

    operations = [
        migrations.AddField(
            "session",
            "changed_at",
            models.DateTimeField(default=timezone.now, verbose_name="last changed"),
            preserve_default=False,
        ),
        migrations.RemoveConstraint("session", "session_held_is_in_the_past"),
        migrations.AddConstraint(
            "session",
            models.CheckConstraint(
                condition=Q(minutes=0) | Q(held_at__lte=F("changed_at")),
                name="session_held_is_in_the_past",
            ),
        ),
    ]
