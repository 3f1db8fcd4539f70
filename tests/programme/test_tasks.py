"""The worker's part: a new site has its open data soon, an old one each night."""

from datetime import UTC, datetime

import pytest

from programme.opendata.services import latest
from programme.tasks import begin_open_data, dump_open_data

NIGHT = datetime(2026, 11, 30, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_first_files_come_soon_and_later_ones_at_night(db):
    begin_open_data(int(NIGHT.timestamp()))
    assert latest()["created"] == NIGHT.isoformat()
    begin_open_data(int(NIGHT.timestamp()) + 300)
    assert latest()["created"] == NIGHT.isoformat()
    dump_open_data(int(NIGHT.timestamp()) + 86_400)
    assert latest()["created"] != NIGHT.isoformat()
