from django.db import migrations, models

import reference.lookups


class Migration(migrations.Migration):
    dependencies = [("matching", "0004_fill_when_trials_began")]
    operations = [
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("start_noted_at", None), ("started_on", None)),
                    models.Q(("start_noted_at__isnull", False), ("started_on__isnull", False)),
                    _connector="OR",
                ),
                name="trial_start_is_noted",
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("started_on", None),
                    ("started_on__gte", reference.lookups.DayInVietnam("requested_at")),
                    _connector="OR",
                ),
                name="trial_begins_after_the_request",
            ),
        ),
    ]
