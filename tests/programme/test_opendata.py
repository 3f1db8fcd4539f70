"""Open data: files agree with each other and with the site, and name nobody."""

import csv
import hashlib
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ledger.models import Wish
from platforms.models import Platform
from programme.models import DemandCell
from programme.opendata.services import DATASETS, dump, folder, latest
from programme.opendata.writing import MEDIA_TYPES, pieces
from reference.models import Need

AT = datetime(2026, 11, 30, 20, 15, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_dump_is_whole_and_its_checksums_hold():
    said = dump(at=AT)
    assert len(said["resources"]) == len(DATASETS) * len(MEDIA_TYPES)
    for entry in said["resources"]:
        content = (folder() / entry["path"]).read_bytes()
        assert entry["bytes"] == len(content)
        assert entry["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert latest() == json.loads((folder() / "datapackage.json").read_text())
    dump(at=AT)
    assert {each.name for each in Path(folder().parent).iterdir()} == {"open-data"}


def test_all_formats_say_the_same():
    for dataset in DATASETS:
        held = json.loads(b"".join(pieces(dataset, "json")))
        text = b"".join(pieces(dataset, "csv")).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[0] == [column.name for column in dataset.columns]
        assert len(rows) - 1 == len(held)
        book = load_workbook(io.BytesIO(b"".join(pieces(dataset, "xlsx"))), read_only=True)
        assert sum(1 for _row in book.worksheets[0].iter_rows()) == len(rows)


def test_published_listings_are_there_and_drafts_are_not():
    found = {row["slug"]: row for row in json.loads(b"".join(pieces(DATASETS[0], "json")))}
    assert set(found) == set(
        Platform.objects.filter(status="PUBLISHED").values_list("slug", flat=True)
    )
    assert found["kiotviet"]["needs_core"]
    assert found["kiotviet"]["sources"]


def test_wishes_under_five_are_left_out():
    wishes = next(each for each in DATASETS if each.name == "wishes")
    seldom, often = Need.objects.order_by("code").values_list("code", flat=True)[:2]
    for times, need in ((4, seldom), (5, often)):
        Wish.objects.create(
            origin="SEARCH", needs=[need], day=AT.date(), fingerprint=need[:32], times=times
        )
    found = json.loads(b"".join(pieces(wishes, "json")))
    assert [(row["month"], row["need"], row["times"]) for row in found] == [("2026-11", often, 5)]


def test_pages_answer_before_and_after_the_first_dump(client):
    before = client.get("/open-data/")
    assert b"platforms.csv" in before.content
    assert client.get("/open-data/datapackage.json").status_code == 404
    live = b"".join(client.get("/open-data/needs.json").streaming_content)
    dump(at=AT)
    after = client.get("/en/open-data/").content.decode()
    assert "SHA-256" in after
    file = client.get("/open-data/needs.json")
    assert b"".join(file.streaming_content) == live
    assert file["Access-Control-Allow-Origin"] == "*"
    assert client.get("/open-data/people.csv").status_code == 404
    assert client.get("/open-data/needs.exe").status_code == 404


def test_demand_says_what_may_be_told_and_nothing_else():
    day = AT.date()
    need = Need.objects.get(pk="cold-chain")
    for section, asked in (("G", 6), ("C", 9), ("I", 2)):
        DemandCell.objects.create(
            day=day, source="ENTERPRISE", need=need, section_id=section, asked=asked, nowhere=asked
        )
    demand = next(each for each in DATASETS if each.name == "demand")
    found = json.loads(b"".join(pieces(demand, "json")))
    told = {(row["section"], row["province"]): row["unmet"] for row in found}
    # Two of them: the sixth would be had by subtraction.
    assert told["*", "*"] == 17
    assert told["C", "*"] == 9
    assert not {section for section, _province in told} & {"G", "I"}
