"""Whatever is refused is refused by name, in little memory, and nothing of it is run."""

import resource
import subprocess
import sys

import pytest

from sheets.files.child import open_sheet
from sheets.files.errors import UnreadableError
from sheets.wording import file_reason
from tests.sheets import hostile

MEGABYTES = 120


@pytest.mark.parametrize("case", hostile.CORPUS, ids=str)
def test_hostile_file_is_refused_by_name(tmp_path, case):
    name, make, reason = hostile.CORPUS[case]
    path = tmp_path / "upload"
    path.write_bytes(make())
    with pytest.raises(UnreadableError) as refused, open_sheet(path, name) as rows:
        list(rows)
    assert refused.value.reason == reason
    assert file_reason(reason, refused.value.about)


@pytest.mark.parametrize("case", ["zip bomb", "bomb in the sheet", "bomb of shared texts"])
def test_a_bomb_costs_no_memory(tmp_path, case):
    name, make, reason = hostile.CORPUS[case]
    path = tmp_path / "upload"
    path.write_bytes(make())
    code = (
        "import sys; from sheets.files.__main__ import main; main(*sys.argv[1:]);"
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), name], capture_output=True, check=True
    )
    assert reason.encode() in done.stdout
    assert int(done.stderr) / 1024 < MEGABYTES


def test_the_process_that_reads_limits_itself():
    code = (
        "import resource; from sheets.files.__main__ import limit; limit();"
        "print(*(resource.getrlimit(kind)[0] for kind in"
        " (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    space, seconds, written = map(int, done.stdout.split())
    assert space < 2**31
    assert seconds < 3600
    assert written == 0
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0  # ours is as it was


def test_an_honest_workbook_is_read(tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(hostile.workbook())
    with open_sheet(path, "Danh sách DN.xlsx") as rows:
        assert rows.kind == "XLSX"
        assert list(rows) == [hostile.HEADINGS, *hostile.ROWS]


def test_a_row_at_the_end_of_the_world_is_no_million_of_rows(tmp_path):
    path = tmp_path / "upload"
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>ma</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"><v>7</v></c></row>'
    )
    path.write_bytes(hostile.packed({hostile.SHEET: hostile.sheet_of(cells)}))
    with pytest.raises(UnreadableError), open_sheet(path, "a.xlsx") as rows:
        list(rows)
