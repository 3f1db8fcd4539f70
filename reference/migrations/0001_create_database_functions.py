from django.contrib.postgres.operations import (
    BtreeGinExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations

# There is no ICU in the embedded server: names sort by a key of our own. First the letters in the
# order of the Vietnamese alphabet (aăâ…zđ mapped onto A…a), then the tones: ngang huyền hỏi ngã sắc nặng.
LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
)
ORDER = "AAAAAABBBBBBCCCCCCDEFGHHHHHHIIIIIIJKLMMMMMMNOPQRSSSSSSTTTTTTUUUUUUVWXYZ[[[[[[\\\\\\\\\\\\]^_``````a"
TONES = (
    "012345012345012345000001234501234500001234500000012345012345012345000000123450123450000123450"
)

CREATE = rf"""
CREATE FUNCTION vi_sort_key(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(lower(normalize($1, NFC)), '{LETTERS}', E'{ORDER.replace(chr(92), chr(92) * 2)}')
    || chr(1) || translate(lower(normalize($1, NFC)), '{LETTERS}', '{TONES}');

-- unaccent() itself is only STABLE, for its dictionary might be replaced; ours is named.
CREATE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN public.unaccent('public.unaccent'::regdictionary, lower(normalize($1, NFC)));

CREATE TEXT SEARCH CONFIGURATION vietnamese (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION vietnamese
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

CREATE FUNCTION bump_data_version(changed text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reference_dataversion (code, number, changed_at) VALUES (changed, 1, now())
    ON CONFLICT (code) DO UPDATE
        SET number = reference_dataversion.number + 1, changed_at = excluded.changed_at;
    PERFORM pg_notify('data_version', changed);
END $$;
"""

DROP = """
DROP FUNCTION bump_data_version(text);
DROP TEXT SEARCH CONFIGURATION vietnamese;
DROP FUNCTION fold(text);
DROP FUNCTION vi_sort_key(text);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        BtreeGinExtension(),
        migrations.RunSQL(CREATE, DROP),
    ]
