import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enterprises", "0004_ask_revenue_again"),
        ("reference", "0002_make_tables"),
    ]

    operations = [
        migrations.AlterField(
            model_name="enterprise",
            name="commune",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.commune",
                verbose_name="commune",
            ),
        ),
        migrations.AlterField(
            model_name="enterprise",
            name="sector",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.sector",
                verbose_name="sector",
            ),
        ),
        migrations.AlterField(
            model_name="enterpriseevent",
            name="commune",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="reference.commune",
                verbose_name="commune",
            ),
        ),
        migrations.AlterField(
            model_name="enterpriseevent",
            name="sector",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="reference.sector",
                verbose_name="sector",
            ),
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=models.Index(fields=["sector"], name="enterprise_by_sector"),
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=models.Index(fields=["commune"], name="enterprise_by_commune"),
        ),
    ]
