"""Every figure that is shown anywhere is what a recount from the rows gives."""

import json
from io import BytesIO

import pytest
from django.db import transaction
from openpyxl import load_workbook
from pypdf import PdfReader

from ledger.events.services import differing_days, differing_months
from ledger.models import Wish
from programme.models import Figure, Target
from programme.opendata.services import DATASETS
from programme.opendata.writing import pieces
from programme.pages import SHOWN
from reference.models import Commune, Province, Sector
from tests.programme.recount import TODAY, YEAR, Recount, make_world
from tests.staff import sign_in
from tests.tables import numbers, tables_of

pytestmark = pytest.mark.django_db
VIEWS = [
    pytest.param("/programme/", "", True, id="public"),
    pytest.param("/programme/?province=01", "01", True, id="public Hà Nội"),
    pytest.param("/programme/?province=79", "79", True, id="public Hồ Chí Minh"),
    pytest.param("/programme/?province=48", "48", True, id="public Đà Nẵng"),
    pytest.param("/staff/programme/", "", False, id="cockpit"),
    pytest.param("/staff/programme/?province=56", "56", False, id="cockpit Khánh Hòa"),
]
SIZES = {
    "hộ kinh doanh": "household",
    "siêu nhỏ": "micro",
    "nhỏ": "small",
    "vừa": "medium",
    "lớn": "large",
    "chưa điền": "",
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once, for no test changes it."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_world()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def read(world, client):
    """Opens a page; a cockpit as somebody who steers."""

    def opened(path):
        if path.startswith("/staff/"):
            sign_in(client, "programme_manager")
        return client.get(path)

    return opened


def said(count):
    return "không nêu" if count is None else f"{count:,}".replace(",", ".")


def test_roll_ups_are_what_a_recount_gives(world):
    assert [differing_days(), differing_months()] == [[], []]


@pytest.mark.parametrize(("path", "province", "is_public"), VIEWS)
def test_lines_of_the_year(read, path, province, is_public):
    held = Recount(province=province, is_public=is_public)
    rows = tables_of(read(path))["Số liệu của năm"]
    assert [row[0] for row in rows] == [str(each.name_vi) for each in held.shown()]
    for row, indicator in zip(rows, held.shown(), strict=True):
        check_line(row, indicator, held)


def check_line(row, indicator, held):
    reached, target = held.reached(indicator), held.target(indicator.code)
    meant = [] if reached is None else [reached[0], *([reached[1]] if reached[1] else [])]
    assert numbers(row[1]) == meant
    assert ("không nêu" in row[1]) == (reached is None)
    assert numbers(row[2])[:1] == ([target] if target else [])
    if reached is None or target is None:
        assert row[3] == "—"
    else:
        days = TODAY.timetuple().tm_yday
        expected = target * days // (366 if YEAR % 4 == 0 else 365)
        assert numbers(row[3]) == [100 * reached[0] // target, expected]
    assert numbers(row[4]) == list(held.forecast(indicator) or ())


@pytest.mark.parametrize(("path", "province", "is_public"), VIEWS)
def test_steps_of_the_funnel(read, path, province, is_public):
    held = Recount(province=province, is_public=is_public).funnel()
    rows = tables_of(read(path))["Từng bước và tỷ lệ so với bước trước"]
    assert [row[1] for row in rows] == [said(count) for count in held.values()]
    counts = list(held.values())
    for row, before, now in zip(rows[1:], counts, counts[1:], strict=False):
        share = [round(100 * now / before, 1)] if before and now is not None else []
        assert numbers(row[2]) == share


@pytest.mark.parametrize(("path", "province", "is_public"), VIEWS)
@pytest.mark.parametrize("by", ["place", "section", "size"])
def test_parts(read, path, province, is_public, by):
    held = Recount(province=province, is_public=is_public)
    place = "commune" if province else "province"
    column = place if by == "place" else by
    titles = {
        "province": "Theo tỉnh, thành",
        "commune": "Theo xã, phường",
        "section": "Theo ngành",
        "size": "Theo quy mô",
    }
    rows = tables_of(read(path)).get(titles[column], [])
    found = {code_of(row[0], column): row[1:] for row in rows}
    meant = {name: [said(count) for count in row] for name, row in held.parts(column).items()}
    assert len(found) == len(rows)
    assert found == meant


def code_of(name, column):
    """Of a part by what a page calls it; "" where nobody said it."""
    if column == "size":
        return SIZES[name]
    if name == "chưa điền":
        return ""
    if column == "section":
        return next(row.code for row in Sector.objects.all() if str(row.short_name) == name)
    if column == "commune":
        held = Commune.objects.filter(name=name, code__in=["00070", "00091", "22366", "20333"])
        return (held.first() or Commune.objects.filter(name=name).first()).pk
    return Province.objects.get(short_name=name).pk


@pytest.mark.parametrize(("path", "province", "is_public"), VIEWS)
@pytest.mark.parametrize("look", ["MATCHED", "consulted", "using"])
def test_months_of_what_is_looked_at(read, path, province, is_public, look):
    held = Recount(province=province, is_public=is_public)
    page = read(f"{path}{'&' if '?' in path else '?'}look={look}")
    rows = tables_of(page)["Số liệu từng tháng"]
    events, beside = counted(held, look)
    added = together(held.months(events), held.months(beside))
    assert [row[1] for row in rows] == [said(count) for count in added]
    sums = [None if None in added[: n + 1] else sum(added[: n + 1]) for n in range(len(added))]
    [total] = together([held.total(events)], [held.total(beside)])
    last = len(added) - next(
        (n for n, count in enumerate(added[::-1]) if count is None), len(added)
    )
    for place in range(last - 1 if last else 0, len(added)):
        sums[place] = None if total is None else total - sum(added[place + 1 :])
    assert [row[2] for row in rows] == [said(count) for count in sums]


def counted(held, look):
    kinds = {"consulted": "CONSULTED", "using": "USING"}
    events = held.cells(kinds.get(look, look), "month")
    return events, held.beside(look)


def together(*both):
    return [None if None in pair else sum(pair) for pair in zip(*both, strict=True)]


@pytest.mark.parametrize(("path", "province", "is_public"), VIEWS)
@pytest.mark.parametrize("look", ["MATCHED", "consulted"])
def test_map_and_its_table(read, path, province, is_public, look):
    held = Recount(province=province, is_public=is_public)
    page = read(f"{path}{'&' if '?' in path else '?'}look={look}")
    events, beside = counted(held, look)
    if province:
        kind = "CONSULTED" if look == "consulted" else look
        meant = held.communes(kind)
    else:
        one, other = held.told_parts(events, 0), held.told_parts(beside, 0)
        meant = {
            code: together([one.get(code, 0)], [other.get(code, 0)])[0] for code in {*one, *other}
        }
    drawn = {land.code: land.area.title for land in page.context["drawing"].lands}
    dots = page.context["drawing"].dots
    drawn |= {dot.code: dot.area.title for dot in dots}
    for code, count in meant.items():
        if code and code in drawn and (not province or code in {dot.code for dot in dots}):
            assert drawn[code].endswith(f": {said(count)}")
    check_places(page, meant, province)


def check_places(page, meant, province):
    rows = tables_of(page)[page.context["look"].name]
    column = "commune" if province else "province"
    found = {code_of(row[0], column): row[1] for row in rows if row[1] != "0"}
    assert found == {code: said(count) for code, count in meant.items() if count != 0}


def test_manager_of_a_province_sees_hers_alone(client, world):
    sign_in(client, "programme_manager", province_id="56")
    hers = tables_of(client.get("/staff/programme/"))
    for asked in ("?province=01", "?commune=00070", "?province=01&commune=00091"):
        assert tables_of(client.get(f"/staff/programme/{asked}")) == hers
    assert "/programme/" in client.get("/staff/programme/").content.decode()


@pytest.mark.parametrize("path", ["/programme/", "/staff/programme/"])
def test_commune_beside_its_province(read, path):
    held = Recount(province="01", is_public=path == "/programme/")
    rows = tables_of(read(f"{path}?commune=00091"))["Kết quả tại đây trong năm"]
    here = [held.communes(kind).get("00091", 0) for kind in SHOWN]
    whole = [held.total(held.cells(kind, "month")) for kind in SHOWN]
    assert [row[1:3] for row in rows] == [
        [said(one), said(all)] for one, all in zip(here, whole, strict=True)
    ]


@pytest.mark.parametrize("province", ["", "01"])
def test_workbook_holds_the_figures_of_the_cockpit(client, world, province):
    sign_in(client, "programme_manager")
    page = tables_of(client.get(f"/staff/programme/?province={province}"))
    answer = client.get(f"/staff/programme/report.xlsx?province={province}")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)), read_only=True)
    sheet = [
        ["" if cell is None else str(cell) for cell in row] for row in book.worksheets[0].values
    ]
    held = [[cell for cell in row if cell] for row in sheet]
    shown = [
        *("Số liệu của năm", "Số liệu từng tháng", "Từng bước và tỷ lệ so với bước trước"),
        *("Theo xã, phường" if province else "Theo tỉnh, thành", "Theo ngành", "Theo quy mô"),
    ]
    for caption in shown:
        for row in page[caption]:
            assert row in held, (caption, row)


@pytest.mark.parametrize("province", ["", "01"])
def test_printed_report_holds_the_figures_of_the_cockpit(client, world, province):
    sign_in(client, "programme_manager")
    page = tables_of(client.get(f"/staff/programme/?province={province}"))
    answer = client.get(f"/staff/programme/report.pdf?province={province}")
    pages = PdfReader(BytesIO(answer.content)).pages
    text = " ".join(" ".join(each.extract_text() for each in pages).split())
    for row in page["Số liệu của năm"] + page["Số liệu từng tháng"]:
        assert " ".join(row[1:3]) in text, row


def test_open_data_holds_every_row_that_is_published(world):
    for number, times in enumerate((4, 5, 9)):
        seen = {"origin": "SEARCH", "fingerprint": f"{number}", "times": times}
        Wish.objects.create(needs=["payroll"], day=TODAY.replace(day=1), **seen)
    Wish.objects.create(
        needs=["attendance-timesheet"], day=TODAY, origin="SEARCH", fingerprint="few", times=4
    )
    held = {each.name: json.loads(b"".join(pieces(each, "json"))) for each in DATASETS}
    assert {
        (row["indicator"], row["year"], row["province"]): row["value"] for row in held["targets"]
    } == {
        (row.indicator_id, row.year, row.province_id): float(row.value)
        for row in Target.objects.all()
    }
    assert {row["code"]: row["value"] for row in held["indicators"]} == {
        row.code: None if row.value is None else float(row.value)
        for row in Figure.objects.filter(is_retired=False)
    }
    assert [(row["month"], row["need"], row["times"]) for row in held["wishes"]] == [
        (f"{TODAY:%Y-%m}", "payroll", 18)
    ]


def test_interface_tells_the_same(client, world):
    held = Recount()
    answer = client.get("/api/v1/programme/indicators").json()
    assert (answer["year"], answer["until"]) == (YEAR, TODAY.isoformat())
    assert {row["code"]: row["actual"] for row in answer["indicators"]} == {
        each.code: (held.reached(each) or [None])[0] for each in held.indicators
    }
    for row, indicator in zip(answer["indicators"], held.indicators, strict=True):
        forecast = held.forecast(indicator)
        names = ("middle", "low", "high")
        assert row["forecast"] == (dict(zip(names, forecast, strict=True)) if forecast else None)
        assert row["target"] == held.target(indicator.code)
    steps = {row["kind"]: row["count"] for row in answer["funnel"]}
    assert steps == {kind.value: count for kind, count in held.funnel().items()}
