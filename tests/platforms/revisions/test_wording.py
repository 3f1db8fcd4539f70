import pytest
from django.utils import translation

from accounts.privacy.retention import all_forgettings
from platforms.models import Platform
from platforms.revisions.content import read_content
from platforms.revisions.wording import changes_in_words

PLAN = {
    "position": 4,
    "name": "Cơ bản",
    "charge": "MONTHLY",
    "price_vnd": 199_000,
    "period": "MONTH",
    "per": "USER",
    "note_vi": "từ 5 người",
    "note_en": "",
    "source": "https://a.vn/gia",
    "is_second_hand": False,
}


@pytest.fixture
def content(db):
    return read_content(Platform.objects.get(slug="misa-amis"))


def words(before, after, language="en"):
    with translation.override(language):
        found = changes_in_words(before, after)
        return [(each.label, each.kind, each.before, each.after) for each in found]


SOURCE = {
    "position": 0,
    "address": "https://a.vn",
    "note_vi": "",
    "note_en": "",
    "retrieved_on": "2026-11-22",
}
BEFORE = {
    "free_trial_days": None,
    "sizes": ["micro"],
    "sector_scope": "UNKNOWN",
    "plans": [],
    "links": [],
    "sources": [],
    "platform_needs": [],
}
FACTS = {"free_trial_days": 15, "sizes": ["micro", "small"], "sector_scope": "ALL"}
PLAN_IN_WORDS = (
    "Cơ bản · Paid by the month · VND\xa0199,000/user/month · từ 5 người · source: https://a.vn/gia"
)


def test_each_kind_of_change_is_said_in_words(content, django_assert_max_num_queries):
    need = {"need_id": content["platform_needs"][0]["need_id"], "strength": "SUPPORTING"}
    listed = Platform.objects.get(slug="kiotviet")
    rows = {
        "plans": [PLAN],
        "sources": [SOURCE],
        "platform_needs": [need],
        "links": [{"target_id": listed.pk, "outside_name": ""}],
    }
    with django_assert_max_num_queries(3):
        found = {label: rest for label, *rest in words(BEFORE, {**FACTS, **rows})}
    assert found.pop("Need met")[2].endswith("(supporting)")
    assert found == {
        "Free trial, days": ["added", "", "15 days"],
        "Size classes": ["changed", "Micro", "Micro, Small"],
        "Which sectors": ["changed", "not stated", "all sectors"],
        "Price plan": ["added", "", PLAN_IN_WORDS],
        "Works with": ["added", "", "KiotViet"],
        "Source": ["added", "", "https://a.vn · read on 22 November 2026"],
    }


def test_a_row_that_only_moved_is_no_change(content):
    other = {**content, "plans": [{**row, "position": 9} for row in content["plans"]]}
    assert words(content, other) == []


def test_a_whole_listing_can_be_said_in_both_languages(content):
    for language in ("vi", "en"):
        found = words({}, content, language)
        assert {kind for _label, kind, _before, _after in found} == {"added"}
        assert all(label and after for label, _kind, _before, after in found)


def test_changes_stand_in_reading_order_however_they_are_stored():
    stored = {"sizes": ["micro"], "website": "https://a.vn", "summary_vi": "x", "name": "A"}
    assert [label for label, *_rest in words({}, stored)] == [
        *("Name", "Website", "One sentence in Vietnamese", "Size classes")
    ]


def test_private_evidence_is_said_without_a_query():
    customers = [{"name": "A", "used_for": "bán hàng", "proof": ""}]
    found = words({}, {"company": "Từ 2010", "customers": customers})
    assert [after for *_rest, after in found] == ["Từ 2010", "A · bán hàng"]


def test_files_go_at_night():
    assert "platforms.files" in [each.code for each in all_forgettings()]
