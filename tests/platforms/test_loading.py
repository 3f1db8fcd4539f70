"""The catalogue's shipped files against each other."""

import pytest

from platforms.loading import DATA, sources_of
from reference.files import read_yaml


def test_every_note_on_a_source_has_one_vietnamese_wording():
    records = read_yaml("platforms.yaml", DATA)["platforms"]
    said = {row.get("note") for record in records for row in record["sources"]} - {None}
    assert set(read_yaml("source_notes.yaml", DATA)) == said


def test_a_note_without_a_vietnamese_wording_is_refused():
    record = {"sources": [{"note": "vendor docs"}], "retrieved_on": "2026-11-22"}
    with pytest.raises(KeyError, match="vendor docs"):
        list(sources_of(record, {}))


def test_a_source_without_a_note_stays_without():
    record = {"sources": [{"address": "https://a.vn/"}], "retrieved_on": "2026-11-22"}
    [source] = sources_of(record, {})
    assert (source["note_vi"], source["note_en"]) == ("", "")
