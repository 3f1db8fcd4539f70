"""The copy: one ZIP with everything that is hers, safe to open in a table program."""

import csv
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.privacy.export import safe_cell, sections_of, stream
from enterprises.models import ToolInUse
from reference.formulas import is_live
from tests.owners import owner
from tests.privacy.conftest import AT, WORD, enterprise


def opened(user):
    return zipfile.ZipFile(io.BytesIO(b"".join(stream(user, at=AT))))


def table(archive, name):
    return list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode("utf-8-sig"))))


def test_it_holds_every_table_twice(lan):
    archive = opened(lan)
    assert archive.testzip() is None
    whole = json.loads(archive.read("data.json"))
    for section in sections_of(lan):
        assert len(table(archive, section.name)) == len(whole[section.name])
        assert f"{section.name}.csv" in archive.read("about.txt").decode()


def test_it_says_whom_a_consent_means(lan):
    archive = opened(lan)
    assert table(archive, "consents")[0]["about"]
    assert "platform:kiotviet – KiotViet" in archive.read("about.txt").decode()


def test_no_table_of_somebody_who_told_everything_is_empty(lan):
    whole = json.loads(opened(lan).read("data.json"))
    empty = {name for name, rows in whole.items() if rows == []}
    # Sheets come from staff alone, who are not asked here.
    assert empty <= {"requests", "sign_ins", "imports", "exports"}


def test_it_says_what_she_said(lan):
    archive = opened(lan)
    assert table(archive, "statements")[0]["text"] == WORD
    assert WORD in json.loads(archive.read("data.json"))["tools"][0]["name"]
    assert table(archive, "trials")[0]["shared"].startswith("[[")


def test_it_holds_nothing_of_others(lan):
    hoa = owner(email="hoa@example.vn")
    enterprise(hoa, code=None)
    texts = [opened(hoa).read(name).decode() for name in opened(hoa).namelist()]
    assert not [text for text in texts if lan.email in text]
    assert "hoa@example.vn" not in opened(lan).read("data.json").decode()


def test_no_key_is_given_away(lan):
    whole = opened(lan).read("data.json").decode()
    assert '"secret"' not in whole
    assert "password" not in whole


def test_a_formula_stays_text(lan):
    ToolInUse.objects.update(name='=HYPERLINK("https://x")')
    assert table(opened(lan), "tools")[0]["name"].startswith("'=")


@pytest.mark.parametrize(
    "text",
    [
        *("=1", "+84", "-1", "@x", "\t=1", "\r=1", " =1", "  @x"),
        *("\uff1d1", "\uff0b84", "\uff0d1", "\uff20x", "\u00a0=1", "\u200b=1", "|x"),
    ],
)
def test_such_cells_get_an_apostrophe(text):
    assert safe_cell(text) == f"'{text}"


@given(st.one_of(st.text(), st.integers(), st.booleans(), st.none(), st.lists(st.text())))
def test_no_cell_begins_like_a_formula(value):
    assert not is_live(safe_cell(value))
