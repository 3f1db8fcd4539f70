import pytest
from hypothesis import given
from hypothesis import strategies as st

from platforms.criteria.rules import RULES, asked, judged

FULL = {
    "sizes": ["micro"],
    "summary_vi": "Giúp cửa hàng biết còn bao nhiêu hàng trong kho.",
    "platform_needs": [{"need_id": "inventory-control"}],
    "languages": ["vi"],
    "support_hours": "8–17 giờ",
    "plans": [{"charge": "QUOTE", "price_vnd": None, "source": ""}],
    "export_formats": "Excel",
    "sources": [{"address": "https://example.vn"}],
}
BREAKS = [
    ("for-small-business", {"sizes": ["large"]}),
    ("plain-words", {"summary_vi": "Phần mềm kho"}),
    ("plain-words", {"platform_needs": []}),
    ("vietnamese-help", {"languages": ["en"]}),
    ("vietnamese-help", {"support_hours": "  "}),
    ("open-price", {"plans": []}),
    ("open-price", {"plans": [{"charge": "MONTHLY", "price_vnd": None, "source": "x"}]}),
    ("open-price", {"plans": [{"charge": "MONTHLY", "price_vnd": 5, "source": ""}]}),
    ("way-out", {"export_formats": ""}),
    ("checkable", {"sources": [{"address": "", "note_vi": "bài báo"}]}),
]


def unmet(content, said=frozenset(), codes=tuple(RULES)):
    return [code for code, met in judged(content, said=said, codes=codes).items() if not met]


def test_a_full_content_meets_every_rule():
    assert unmet(FULL) == []


@pytest.mark.parametrize(("code", "change"), BREAKS)
def test_what_is_missing_breaks_its_criterion_and_no_other(code, change):
    assert unmet(FULL | change) == [code]


def test_an_empty_draft_meets_nothing_and_breaks_nothing():
    assert unmet({}) == list(RULES)
    assert unmet(dict.fromkeys(FULL)) == list(RULES)


@given(st.frozensets(st.sampled_from(["true-claims", "made-in-vietnam", "open-price"])))
def test_a_word_counts_only_where_no_rule_can_tell(said):
    codes = ("open-price", "true-claims", "made-in-vietnam")
    assert asked(codes) == ("true-claims", "made-in-vietnam")
    found = judged({}, said=said, codes=codes)
    assert found == {code: code in said and code != "open-price" for code in codes}
