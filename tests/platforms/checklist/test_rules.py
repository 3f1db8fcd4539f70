from dataclasses import replace

import pytest

from platforms.checklist.rules import CHECKS, Content, LinkState, Price, check_listing, worst
from platforms.checklist.selectors import checks_of
from platforms.checklist.wording import FINDINGS, title_of, words_of
from platforms.duplicates.rules import Likeness, Reason
from platforms.links.rules import Outcome
from platforms.models import Platform

GOOD = Content(
    texts_vi=("Phần mềm kế toán cho hộ kinh doanh.", "Ghi sổ, hóa đơn, tờ khai."),
    texts_en=("Accounting for household businesses.",),
    core_needs=1,
    prices=(Price(99_000, "https://a.vn/gia"),),
    source_count=1,
    has_evidence=True,
    website="https://a.vn",
    languages=("vi", "en"),
    links=(LinkState("https://a.vn", Outcome.OK),),
)
URL = "https://a.vn/x"
CASES = [
    ("sentence", "missing", "STOP", {"texts_vi": (" ",)}),
    ("sentence", "missing", "STOP", {"texts_vi": ()}),
    ("sentence", "foreign", "WARN", {"texts_vi": ("Accounting software for all of you",)}),
    ("english", "missing", "NOTE", {"texts_en": ("",)}),
    ("needs", "missing", "STOP", {"core_needs": 0}),
    ("needs", "no-core", "WARN", {"core_needs": 0, "supporting_needs": 2}),
    ("evidence", "missing", "STOP", {"has_evidence": False}),
    ("evidence", "no-source", "WARN", {"source_count": 0}),
    ("price", "unknown", "NOTE", {"prices": (Price(),)}),
    ("price", "no-source", "STOP", {"prices": (Price(0, "x"), Price(9, " "))}),
    ("price", "second-hand", "WARN", {"prices": (Price(9, "báo", is_second_hand=True),)}),
    ("links", "unsafe", "STOP", {"links": (LinkState(URL, Outcome.UNSAFE, 1),)}),
    ("links", "dead", "WARN", {"links": (LinkState(URL, Outcome.GONE, 3),)}),
    ("links", "failing", "NOTE", {"links": (LinkState(URL, Outcome.GONE, 2),)}),
    ("links", "no-website", "WARN", {"website": ""}),
    ("links", "not-asked", "NOTE", {"links": (LinkState(URL),)}),
    ("duplicates", "look-alike", "WARN", {"duplicates": (Likeness(1, 60, (Reason.LOOK_ALIKE,)),)}),
    ("duplicates", "likely", "WARN", {"duplicates": (Likeness(1, 60, (Reason.SAME_NAME,)),)}),
    ("duplicates", "possible", "NOTE", {"duplicates": (Likeness(1, 40, (Reason.NEAR_NAME,)),)}),
    ("contacts", "found", "WARN", {"texts_vi": ("Gọi 0912345678 nhé",)}),
    ("shouting", "found", "WARN", {"texts_vi": ("ĐĂNG KÝ NGAY HÔM NAY",)}),
    ("claims", "no-source", "WARN", {"texts_vi": ("Kế toán tốt nhất",)}),
    (
        "claims",
        "with-source",
        "NOTE",
        {"texts_vi": ("Kế toán tốt nhất",), "mentions": (("Giải nhất", "https://b.vn"),)},
    ),
    ("certificates", "no-source", "STOP", {"mentions": (("ISO 9001", ""),)}),
    ("certificates", "unlisted", "WARN", {"texts_vi": ("Kế toán đạt ISO 27001",)}),
    ("languages", "unknown", "NOTE", {"languages": ()}),
    ("languages", "no-vietnamese", "WARN", {"languages": ("en",)}),
]


@pytest.mark.parametrize(("code", "finding", "level", "change"), CASES)
def test_each_check_sees_its_fault_and_no_other_does(code, finding, level, change):
    checks = {check.code: check for check in check_listing(replace(GOOD, **change))}
    assert (checks[code].finding, checks[code].level) == (finding, level)
    assert [c for c in checks if c != code and checks[c].level != "OK"] == []
    assert worst([*checks.values()]) == level


def test_a_good_listing_has_nothing_to_mind():
    checks = check_listing(GOOD)
    assert len({check.code for check in checks}) == len(CHECKS)
    assert worst(checks) == "OK"


def test_every_finding_has_its_words_and_its_case():
    assert {(code, finding) for code, finding, _level, _change in CASES} == set(FINDINGS)
    for check in check_listing(Content()):
        assert title_of(check)
        assert words_of(check)


def test_what_was_seen_is_shown_word_for_word():
    checks = check_listing(replace(GOOD, texts_vi=("Số 1, số 1, tốt nhất, rẻ nhất, duy nhất",)))
    assert [c.seen for c in checks if c.code == "claims"] == [("Số 1", "số 1", "tốt nhất")]


def test_a_stored_listing_is_checked(db, django_assert_num_queries):
    platform = Platform.objects.select_related("vendor").get(slug="kiotviet")
    with django_assert_num_queries(3):
        checks = checks_of(platform)
    assert {check.finding for check in checks if check.code in ("needs", "sentence")} == {"fine"}


def test_the_shipped_catalogue_stops_nowhere(db):
    rows = Platform.objects.published().select_related("vendor").order_by("pk")
    found = {row.slug: [c for c in checks_of(row) if c.level == "STOP"] for row in rows}
    assert not {slug: checks for slug, checks in found.items() if checks}
