"""What-ifs and national matches in the admin: in words, read only, small numbers untold."""

import pytest

from matching.models import NationalRun
from programme.models import WhatIf
from tests.programme.whatif.conftest import AT, OPEN
from tests.staff import sign_in

pytestmark = pytest.mark.django_db
LIST, RUNS = "/admin/programme/whatif/", "/admin/matching/nationalrun/"


def test_a_question_stands_in_words_with_its_answer_and_who_asked(client, country, ask):
    row = ask()
    sign_in(client, "auditor")
    page = client.get(LIST).content.decode()
    assert "Nông nghiệp số" in page
    assert "9 doanh nghiệp sẽ có lựa chọn tốt hơn, 9 trong đó nay chưa có gì" in page
    assert str(row.asked_by) in page
    detail = client.get(f"{LIST}{row.pk}/change/").content.decode()
    assert f"/staff/what-if/{row.pk}/" in detail
    assert "miễn phí" in detail


def test_who_has_a_province_reads_its_answer_alone(client, country, ask):
    row = ask()
    for province, words in (("01", "6 doanh nghiệp"), ("79", "dưới 5"), ("48", "Không doanh")):
        sign_in(client, "programme_manager", province_id=province)
        for path in (LIST, f"{LIST}{row.pk}/change/"):
            page = client.get(path).content.decode()
            assert words in page
            assert "9 doanh nghiệp" not in page


def test_one_that_waits_has_no_answer_yet(client, country, ask):
    ask(waits=True)
    sign_in(client, "auditor")
    assert "đang tính" in client.get(LIST).content.decode()
    assert WhatIf.objects.get().result is None


def test_a_night_tells_no_need_of_fewer_than_five(client):
    run = NationalRun.objects.create(
        read_at=AT,
        matched_at=AT,
        engine_version="1",
        catalogue_version=1,
        uncovered={OPEN: 1205, "payroll": 4},
        enterprise_count=785_000,
        platform_count=1_000,
        took_ms=61_500,
    )
    sign_in(client, "auditor")
    page = client.get(RUNS).content.decode()
    assert "785.000.000" in page
    assert "61,5 giây" in page
    detail = client.get(f"{RUNS}{run.pk}/change/").content.decode()
    assert "Nông nghiệp số: 1.205" in detail
    assert "Tính lương" not in detail


@pytest.mark.parametrize("path", [LIST, RUNS])
def test_who_may_not_ask_what_if_reads_neither(client, path):
    sign_in(client, "adviser_coordinator")
    assert client.get(path).status_code == 403
