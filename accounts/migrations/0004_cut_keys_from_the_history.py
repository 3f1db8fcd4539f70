from django.db import migrations

# Pages that whoever knows their address may open: the history kept the whole address until now.
CUT = r"""
UPDATE pghistory_context SET metadata = jsonb_set(metadata, '{url}', to_jsonb(regexp_replace(
    metadata ->> 'url',
    '^((?:/en)?/(?:vendor/(?:trials|quotes|invitations)|my/invitations|notices/stop|match'
        '|assessment|assessment/colleagues|admin/welcome/[^/]+)/)[^/]{16,}',
    '\1<token>'
)))
WHERE metadata ->> 'url' ~ '/[^/]{16,}(/|$)';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_enter_events_by_statement"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]
    operations = [migrations.RunSQL(CUT, migrations.RunSQL.noop)]
