"""The pages of figures: the same numbers everywhere, small parts hidden from the public."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from ledger.events.kinds import Happening
from ledger.events.models import MonthCount
from ledger.events.services import note, roll_up
from ledger.events.tasks import roll_up as roll_up_task
from programme.models import Figure, Indicator, Target
from programme.rules import pace
from programme.services import Done, enter_offline
from tests.staff import sign_in
from tests.tables import tables_of

pytestmark = pytest.mark.django_db
NOW = timezone.localtime()
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def counted():
    for number in range(8):
        at = datetime(NOW.year, 1, 2, 9, tzinfo=ZONE)
        note(Happening.MATCHED, f"{number}", at=at, commune="00070" if number < 6 else "26740")
        note(Happening.MATCHED, f"far {number}", at=at, commune="22366")
    roll_up(day=at.date())


def cells(page, by):
    """Texts of the rows of a table of parts."""
    [found] = [part["rows"] for part in page.context["parts"] if part["by"] == by]
    return found


def test_public_page_hides_small_parts_and_names_its_sources(client, counted):
    page = client.get("/programme/")
    assert page.status_code == 200
    assert [(row[0], row[2]) for row in cells(page, "province")] == [
        *[("Hà Nội", "không nêu"), ("Hồ Chí Minh", "không nêu"), ("Khánh Hòa", "8")]
    ]
    text = page.content.decode()
    assert "490.923 doanh nghiệp" in text
    assert "vietnamplus.vn" in text
    assert "15.000" in text
    assert "Figures" not in text


def test_english_is_as_good(client, counted):
    text = client.get("/en/programme/").content.decode()
    assert "490,923 enterprises" in text
    assert "not told" in text


def test_unknown_choices_fall_back_to_the_whole_year(client, counted):
    page = client.get("/programme/", {"year": "1", "province": "xx", "by": "nobody"})
    assert page.status_code == 200
    assert page.context["seen"].year == NOW.year
    assert "year=1" in page.content.decode()


def test_manager_of_a_province_sees_and_reports_hers(client, counted):
    sign_in(client, "programme_manager", province_id="79")
    page = client.get("/staff/programme/", {"province": "01"})
    assert page.context["seen"].province == "79"
    assert [row[2] for row in cells(page, "commune")] == ["2"]
    book = client.get("/staff/programme/report.xlsx")
    sheet = load_workbook(BytesIO(b"".join(book.streaming_content)), read_only=True).worksheets[0]
    values = [value for row in sheet.iter_rows(values_only=True) for value in row if value]
    assert any("Hồ Chí Minh" in str(value) for value in values)
    document = client.get("/staff/programme/report.pdf")
    assert document.content.startswith(b"%PDF-1.7")


def test_workbook_can_be_counted_with(client):
    at = datetime(NOW.year, 1, 2, 9, tzinfo=ZONE)
    for number in range(1001):
        note(Happening.CONSULTED, f"{number}", at=at, commune="00070")
    roll_up(day=at.date())
    manager = sign_in(client, "programme_manager")
    consulted = Indicator.objects.get(code="consulted")
    done = Done(consulted, at.date().replace(day=1), None, 234, "Sổ")
    enter_offline(done=done, request_key=uuid4(), by=manager, at=NOW)
    Target.objects.create(indicator=consulted, year=NOW.year, value=9000, source="Kế hoạch")
    book = client.get("/staff/programme/report.xlsx?look=consulted")
    assert f"smedx-{NOW.year}.xlsx" in book["Content-Disposition"]
    sheet = load_workbook(BytesIO(b"".join(book.streaming_content)), read_only=True).worksheets[0]
    rows = [row for row in sheet.values if row[0] == "Doanh nghiệp được tư vấn"]
    assert rows[0][1:3] == ("1.235, trong đó ngoài cổng 234", 9000)
    assert rows[1][1:6] == (1235, 234, 9000, 13, pace_now(9000))
    [month] = [row for row in sheet.values if row[0] == f"1/{NOW.year}"]
    assert month[1:3] == (1235, 1235)


def pace_now(target):
    return pace(actual=0, target=target, day=NOW.date()).expected


def test_report_of_a_province_is_named_after_it(client):
    sign_in(client, "programme_manager", province_id="79")
    for kind in ("xlsx", "pdf"):
        answer = client.get(f"/staff/programme/report.{kind}")
        assert f"smedx-{NOW.year}-79.{kind}" in answer["Content-Disposition"]


@pytest.mark.parametrize("role", ["moderator", "content_editor"])
def test_cockpit_is_for_those_who_steer(client, role):
    sign_in(client, role)
    assert client.get("/staff/programme/").status_code == 403


def test_auditor_reads_the_cockpit(client):
    sign_in(client, "auditor")
    assert client.get("/staff/programme/").status_code == 200


def test_page_asks_little_of_the_database(client, counted, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.get("/programme/")


@pytest.mark.parametrize("clock", ["23:59", "00:01"])
def test_last_minute_of_a_month_counts_in_it_everywhere(client, clock):
    """Of a month that is over; its edge is Vietnam's, as rolled up by the worker just after."""
    edge = datetime(
        NOW.year - (NOW.month == 1), 12 if NOW.month == 1 else NOW.month, 1, tzinfo=ZONE
    )
    edge -= timedelta(minutes=1) if clock == "23:59" else timedelta(minutes=-1)
    note(Happening.MATCHED, "edge", at=edge.astimezone(UTC), commune="00070")
    worker_at = edge + timedelta(minutes=2)
    roll_up_task(timestamp=int(worker_at.timestamp()))
    sign_in(client, "programme_manager")
    page = client.get("/staff/programme/", {"year": edge.year, "province": "01"})
    counts = {row[0]: row[1] for row in page.context["months_rows"]}
    assert counts[f"{edge.month}/{edge.year}"] == "1"
    assert sum(count != "0" for count in counts.values()) == 1
    [hanoi] = MonthCount.objects.filter(by="COMMUNE", part="00070")
    assert hanoi.month == edge.date().replace(day=1)


def test_sources_that_disagree_say_so_and_others_do_not(client):
    page = client.get("/programme/")
    figures = {
        figure.code: figure.others
        for group in ("programme", "industry", "economy")
        for shown in page.context[group]
        for figure in shown.figures
    }
    assert {code for code, others in figures.items() if others} == {
        *("target-2022-firms", "annual-access"),
    }
    assert "50.000" in figures["target-2022-firms"]
    text = page.content.decode()
    assert text.count("Các nguồn nói khác nhau") == 2
    assert {"digital-firms-2021", "ict-revenue-2021"} <= set(figures)


def test_page_costs_as_many_queries_however_much_is_counted(client, django_assert_max_num_queries):
    client.get("/programme/")
    for number in range(40):
        note(Happening.MATCHED, f"{number}", at=NOW, commune="00070", sector="47", size="micro")
    roll_up(day=NOW.date())
    for path in ("/programme/", "/programme/?province=01", "/programme/?commune=00070"):
        with django_assert_max_num_queries(26):
            client.get(path)


def test_province_leads_back_to_the_country_and_a_commune_to_its_province(client, counted):
    page = client.get("/programme/", {"commune": "22366", "look": "MATCHED"})
    assert page.context["seen"].province == "56"
    assert "?year=" in page.context["seen"].province_url
    text = page.content.decode()
    assert f'href="/programme/?year={NOW.year}&amp;province=56&amp;look=MATCHED"' in text


def test_commune_of_another_province_is_left_out_and_said(client, counted):
    sign_in(client, "programme_manager", province_id="79")
    page = client.get("/staff/programme/", {"commune": "00070"})
    assert (page.context["seen"].province, page.context["seen"].commune) == ("79", "")
    assert "commune=00070" in page.content.decode()


def test_figures_of_several_years_stand_as_a_series_and_others_in_one_table(client):
    page = client.get("/programme/")
    industry = page.context["industry"]
    assert [each.indicator.pk for each in industry.series] == ["digital-firms", "ict-revenue"]
    firms, revenue = industry.series
    assert [(bar.label, bar.hundredths, bar.value) for bar in firms.bars] == [
        ("tính đến 31/12/2021, kết quả", 6400, "64.000"),
        ("tính đến 31/12/2022, mục tiêu", 7000, "70.000"),
        ("tính đến 31/12/2025, mục tiêu", 10_000, "100.000"),
    ]
    assert "136,2 tỷ USD (2021)" in revenue.said
    tables = tables_of(page)
    rows = tables["Doanh thu ngành công nghệ thông tin và truyền thông"]
    assert [row[:2] for row in rows] == [
        ["2021", "136,2 tỷ USD kết quả"],
        ["2022", "148,5 tỷ USD mục tiêu"],
    ]
    assert all("OpenGov Asia, 26/03/2022" in row[2] for row in rows)
    assert len(tables["Số liệu đã công bố về ngành"]) == len(industry.rows)


def test_every_figure_that_was_published_stands_there_once(client):
    page = client.get("/programme/")
    shown = [
        figure.code
        for group in ("programme", "industry", "economy")
        for each in page.context[group]
        for figure in each.figures
    ]
    assert sorted(shown) == sorted(Figure.objects.values_list("pk", flat=True))


def test_figures_that_conflict_stand_beside_one_another_and_the_sentence_says_so(client):
    reached = next(
        each
        for each in client.get("/programme/").context["programme"].series
        if each.indicator.pk == "reached"
    )
    places = [place for place, each in enumerate(reached.figures) if each.others]
    assert places
    assert len(places) == places[-1] - places[0] + 1
    assert "không nói giống nhau" in reached.said
