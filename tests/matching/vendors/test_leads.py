import html
import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from accounts.consents import Wording, withdraw_consent
from accounts.models import Purpose
from enterprises.models import Enterprise
from enterprises.services import create_enterprise
from ledger.models import DailyCount, Notice
from ledger.services import count, count_many
from matching.models import Trial
from matching.trials.quotes import Wanted, ask_quotes
from matching.trials.services import Asked, ask_trial
from matching.vendors import leads
from matching.vendors.selectors import figures_of, home_of
from platforms.models import Platform, VendorMember
from platforms.revisions.asks import Ask
from sheets.models import SheetExport
from tests.owners import owner

AT = datetime(2026, 11, 2, 2, tzinfo=UTC)
PASSED = [["Tên", "=Tạp hóa Lan"], ["E-mail", "lan@example.vn"]]


def words():
    return Wording(Purpose.SHARE_WITH_VENDOR, "Tôi đồng ý", "1")


@pytest.fixture
def lan(db):
    return owner(email="lan@example.vn")


@pytest.fixture
def shop(lan):
    said = {"kind": Enterprise.Kind.HOUSEHOLD, "name": "Tạp hóa Lan", "tax_code": None}
    return create_enterprise(**said, request_key=uuid4(), by=lan, at=AT)


def of_vendor(slug):
    platform, user = Platform.objects.get(slug=slug), owner()
    VendorMember.objects.create(vendor=platform.vendor, user=user, created_at=AT)
    return user


@pytest.fixture
def hers(db):
    return of_vendor("kiotviet")


@pytest.fixture
def other(db):
    return of_vendor("misa-amis")


@pytest.fixture
def trial(shop, lan, hers):
    asked = Asked(PASSED, words(), uuid4())
    return ask_trial(enterprise=shop, slug="kiotviet", asked=asked, by=lan, at=AT)


@pytest.fixture
def quote(shop, lan, hers, other):
    wordings = {slug: words() for slug in ("kiotviet", "misa-amis")}
    wanted = Wanted(wordings, PASSED, uuid4())
    request = ask_quotes(enterprise=shop, wanted=wanted, by=lan, at=AT + timedelta(hours=1))
    return request.quotes.get(platform__slug="kiotviet")


def all_of(user):
    return leads.leads(user, list(leads.keys(user)))


def test_a_vendor_sees_its_own_requests_and_no_other(trial, quote, hers, other):
    assert [(lead.kind, lead.platform) for lead in all_of(hers)] == [
        ("quotes", "KiotViet"),
        ("trials", "KiotViet"),
    ]
    (foreign,) = all_of(other)
    assert (foreign.kind, foreign.pk == quote.pk) == ("quotes", False)
    assert foreign.who == "=Tạp hóa Lan"


def test_the_people_of_a_vendor_without_address_are_written_to_and_told(trial, hers):
    assert trial.sent_to == hers.email
    assert Notice.objects.get(user=hers).path == f"/vendor/leads/trials/{trial.pk}/"


def test_what_was_withdrawn_is_gone_for_the_vendor_and_it_is_told(trial, quote, lan, hers):
    for row in (trial, quote):
        about = {"purpose": Purpose.SHARE_WITH_VENDOR, "about": row.consent.about}
        withdraw_consent(user=lan, **about, at=AT)
    assert [(lead.lines, lead.is_open) for lead in all_of(hers)] == [((), False)] * 2
    told = set(Notice.objects.filter(user=hers).values_list("kind", flat=True))
    assert {"vendor-trial-withdrawn", "vendor-quote-withdrawn"} <= told


def test_the_file_has_one_row_for_each_request(trial, quote, hers):
    rows = list(leads.table(hers))
    assert [len(row) for row in rows] == [5, 5, 5]
    assert rows[2][1:3] == ["KiotViet", "02/11/2026"]
    assert rows[2][4] == "Tên: =Tạp hóa Lan; E-mail: lan@example.vn"


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_she_takes_them_in_either_format_and_no_formula_lives(client, trial, hers, format):
    """A name that a spreadsheet would take for a formula stays a text."""
    Platform.objects.filter(pk=trial.platform_id).update(name="=HYPERLINK(1)")
    client.force_login(hers)
    answer = client.get(f"/vendor/leads.{format}")
    data = b"".join(answer.streaming_content)
    if format == "xlsx":
        data = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in data
    text = html.unescape(data.decode("utf-8-sig"))
    assert "'=HYPERLINK(1)" in text
    assert "=Tạp hóa Lan" in text
    assert answer["Content-Disposition"].endswith(f'.{format}"')
    assert SheetExport.objects.get().format == format


def test_the_home_counts_thirty_days_and_all_requests(trial, quote, hers):
    today = date(2026, 11, 2)
    kept = {"kiotviet": 3, "misa-amis": 9}
    count_many(kind=DailyCount.Kind.VIEW, times={(today, s): n for s, n in kept.items()})
    count_many(kind=DailyCount.Kind.VIEW, times={(today, "kiotviet"): 2})
    count(kind=DailyCount.Kind.VISIT, key="kiotviet", on=today)
    count(kind=DailyCount.Kind.VISIT, key="kiotviet", on=today - timedelta(days=30))
    platform = Platform.objects.get(slug="kiotviet")
    seen = figures_of([platform], today=today)[platform.pk]
    assert (seen.views, seen.visits, seen.open_leads, seen.leads) == (5, 1, 2, 2)


def test_the_home_has_her_vendors_alone_with_what_each_listing_asks(
    hers, other, django_assert_max_num_queries
):
    Platform.objects.filter(vendor__members__user=hers).update(confirmed_on=date(2025, 1, 1))
    with django_assert_max_num_queries(9):
        (vendor,) = home_of(hers, at=AT)
    asks = {row.platform.slug: row.ask for row in vendor.listings}
    assert set(asks.values()) == {Ask.RENEW_NOW}
    assert "kiotviet" in asks
    assert home_of(owner(), at=AT) == ()


def test_a_trial_counts_as_open_until_it_runs(trial, hers):
    days = {"started_on": AT, "start_noted_at": AT, "ends_on": AT + timedelta(days=9)}
    Trial.objects.update(state="TRYING", **days)
    platform = trial.platform
    assert figures_of([platform], today=AT.date())[platform.pk].open_leads == 0
