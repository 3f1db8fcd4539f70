import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0004_add_vendor_tax_code"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ListingMarks",
            fields=[
                (
                    "platform",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="platforms.platform",
                    ),
                ),
                (
                    "vendor",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="platforms.vendor",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("bag", models.TextField()),
                (
                    "marks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="platform",
            trigger=pgtrigger.compiler.Trigger(
                name="forget_marks",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.website IS DISTINCT FROM NEW.website OR OLD.vendor_id IS DISTINCT FROM NEW.vendor_id)",
                    func="DELETE FROM platforms_listingmarks WHERE platform_id IN (NEW.id); RETURN NULL;",
                    hash="19c5304316848e90bd5746e8568313bf2594c946",
                    operation="UPDATE",
                    pgid="pgtrigger_forget_marks_1323b",
                    table="platforms_platform",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="vendor",
            trigger=pgtrigger.compiler.Trigger(
                name="forget_marks",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.website IS DISTINCT FROM NEW.website OR OLD.tax_code IS DISTINCT FROM NEW.tax_code)",
                    func="DELETE FROM platforms_listingmarks WHERE platform_id IN (SELECT id FROM platforms_platform WHERE vendor_id = NEW.id); RETURN NULL;",
                    hash="7a9d5bc5437d50e16b2d68091f0689f25de528ae",
                    operation="UPDATE",
                    pgid="pgtrigger_forget_marks_7e1fd",
                    table="platforms_vendor",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="listingmarks",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["marks"], name="listingmarks_by_mark"
            ),
        ),
        migrations.AddIndex(
            model_name="listingmarks",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["bag"], name="listingmarks_by_letters", opclasses=["gin_trgm_ops"]
            ),
        ),
    ]
