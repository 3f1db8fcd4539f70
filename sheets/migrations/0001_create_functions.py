"""The key by which two spellings of one name are the same: `sheets.columns.key_of` in SQL."""

from django.db import migrations

INVISIBLE = r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
SPACES = r"[\s\u0001-\u001f\u007f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
TONES = r"\u0300\u0301\u0303\u0309\u0323"
REST = rf"[^ 0-9!-/:-@\[-`{{-~{TONES}]*"

CREATE = f"""
CREATE FUNCTION vi_name_key(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
    normalize(lower(btrim(regexp_replace(
        normalize(regexp_replace($1, '{INVISIBLE}', '', 'g'), NFC), '{SPACES}', ' ', 'g'
    ))), NFD),
    '([{TONES}])({REST})', '\\2\\1', 'g'
);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION vi_name_key(text);")]
