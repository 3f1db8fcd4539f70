import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models

import reference.lookups


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0005_keep_marks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="decision",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    reference.lookups.Fold("reason"), name="gin_trgm_ops"
                ),
                name="decision_reason_words",
            ),
        ),
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(
                condition=models.Q(("state__in", ("SUBMITTED", "IN_REVIEW", "APPROVED"))),
                fields=["submitted_at", "id"],
                name="revision_waits_for_staff",
            ),
        ),
        migrations.AddIndex(
            model_name="signal",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    reference.lookups.Fold("note"), name="gin_trgm_ops"
                ),
                name="signal_note_words",
            ),
        ),
        migrations.AddIndex(
            model_name="vendorinvitation",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    reference.lookups.Fold("email"), name="gin_trgm_ops"
                ),
                name="vendorinvitation_email_words",
            ),
        ),
    ]
