"""Whatever is refused is refused by name, in little memory, and nothing of it is run."""

import resource
import subprocess
import sys

import pytest
from django.utils.translation import override

from sheets.files import workbook
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


BOMBS = [
    *("zip bomb", "bomb in the sheet", "bomb of shared texts", "one row without end"),
    *("one cell's texts without end", "one name without end", "one record of many lines"),
    "what follows the rows without end",
]


@pytest.mark.parametrize("case", BOMBS)
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


@pytest.mark.parametrize(("language", "number"), [("vi", "10.000"), ("en", "10,000")])
def test_a_bound_is_written_as_people_write_it(language, number):
    with override(language):
        assert number in file_reason("gap", {"line": 7, "most": 10_000})


def test_the_process_that_reads_limits_itself():
    code = (
        "import resource; from sheets.files.__main__ import limit; limit();"
        "print(*(resource.getrlimit(kind)[0] for kind in"
        " (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    space, seconds, written = map(int, done.stdout.split())
    assert space < 2**30
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


def read_cells(tmp_path, cells, **parts):
    path = tmp_path / "upload"
    path.write_bytes(hostile.packed({hostile.SHEET: hostile.sheet_of(cells), **parts}))
    with open_sheet(path, "a.xlsx") as rows:
        return list(rows)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c><f>A1&amp;B1</f></c>", "=A1&B1"),
        ('<c><f t="shared" si="0"/></c>', "=?"),
        ("<c><f>1+1</f><v>2</v></c>", "2"),
        ('<c t="str"><f>""</f><v></v></c>', ""),
    ],
    ids=["not worked out", "shared", "worked out", "empty"],
)
def test_a_formula_without_its_result_does_not_pass_for_nothing(tmp_path, cell, text):
    rows = read_cells(tmp_path, f"{hostile.ROW}<row>{hostile.TEXT}{cell}{hostile.TEXT}</row>")
    assert rows[1] == ["a", text, "a"]


def test_cells_that_are_not_there_are_not_looked_at(tmp_path, monkeypatch):
    """A sheet formatted to its end holds a million rows with nothing in them."""
    seen = []
    text = workbook._text
    monkeypatch.setattr(workbook, "_text", lambda cell, line: seen.append(line) or text(cell, line))
    path = tmp_path / "upload"
    cells = hostile.ROW + '<row><c s="1"/></row>' * 50 + hostile.ROW + "<row/>" * 50
    path.write_bytes(hostile.packed({hostile.SHEET: hostile.sheet_of(cells)}))
    rows = list(workbook.read_rows(path))
    assert [number for number, row in enumerate(rows, 1) if row] == [1, 52]
    assert seen == [1, 1, 52, 52]


def test_merged_headings_do_no_harm(tmp_path):
    path = tmp_path / "upload"
    merged = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    path.write_bytes(hostile.packed({hostile.SHEET: hostile.sheet_of(hostile.ROW * 2, merged)}))
    with open_sheet(path, "a.xlsx") as rows:
        assert len(list(rows)) == 2


def test_a_number_has_no_million_zeros(tmp_path):
    zeros = (
        b'<numFmts><numFmt numFmtId="200" formatCode="' + b"0" * 100_000 + b'"/></numFmts><fonts'
    )
    styles = hostile.parts()["xl/styles.xml"].replace(b"<fonts", zeros, 1)
    styles = styles.replace(b'numFmtId="49"', b'numFmtId="200"')
    cells = f'{hostile.ROW}<row><c s="1"><v>7</v></c></row>'
    assert read_cells(tmp_path, cells, **{"xl/styles.xml": styles})[1] == ["7"]
