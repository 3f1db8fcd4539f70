"""What stands in an address is read leniently: taken, or named and left out, never an error."""

import pytest
from django.http import QueryDict
from django.utils import translation

from platforms.asked import FACETS
from platforms.forms import ReportForm, read_asked

KNOWN = {
    **{name: {} for name in FACETS},
    "need": {"payroll": "payroll", "pos-retail": "pos-retail"},
    "sector": {"G": "G", "47": "G"},
    "size": {"micro": "micro", "small": "small"},
}


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def read(query):
    return read_asked(QueryDict(query), KNOWN)


def test_an_empty_address_asks_for_everything():
    asked = read("")
    assert (asked.text, asked.filters, asked.sort, asked.page) == ("", {}, "relevance", 1)


def test_repeated_values_are_alternatives_in_the_order_given():
    assert read("size=small&size=micro").filters == {"size": ("small", "micro")}


def test_a_value_given_twice_counts_once():
    assert read("size=micro&size=micro").filters == {"size": ("micro",)}


def test_a_division_stands_for_its_section():
    assert read("sector=47&sector=G").filters == {"sector": ("G",)}


def test_a_sound_address_has_no_problems():
    assert read("q=kho&need=payroll&sort=name&page=2").problems == ()


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("need=flying", "need=flying"),
        ("size=", None),
        ("size=%F0%9F%98%80", "size=😀"),
        ("size=%ED%A0%80", "size="),
        ("sector=Z", "sector=Z"),
        ("sort=price", "sort=price"),
        ("page=abc", "abc"),
        ("page=0", "“0”"),
        ("page=-1", "“-1”"),
        ("page=1e9", "1e9"),
        ("page=9999999999", "9999999999"),
        ("page=%D9%A3", "٣"),
        ("q=%F0%9F%8E%89", "🎉"),
    ],
)
def test_what_is_not_understood_is_named_and_left_out(query, named):
    asked = read(query)
    assert (asked.text, asked.filters, asked.sort, asked.page) == ("", {}, "relevance", 1)
    assert len(asked.problems) == (named is not None)
    assert all(named in problem for problem in asked.problems)


def test_a_good_value_beside_a_bad_one_still_filters():
    asked = read("need=payroll&need=flying")
    assert asked.filters == {"need": ("payroll",)}
    assert len(asked.problems) == 1


def test_a_long_bad_value_is_named_in_short():
    assert len(read("need=" + "x" * 10_000).problems[0]) < 100


def test_a_long_text_is_cut_and_the_reader_told():
    asked = read("q=" + "kho+" * 2_500)
    assert len(asked.text) <= 200
    assert "first 200 characters" in asked.problems[0]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("+k%E1%BA%BF++to%C3%A1n+", "kế toán"),
        ("ke%CC%82%CC%81", "kế"),
        ("kho%E2%80%AE%E2%80%8B", "kho"),
        (
            "kho%ED%A0%80",
            "kho" + "\N{REPLACEMENT CHARACTER}" * 3,
        ),
    ],
    ids=["spaces", "decomposed", "marks", "surrogate"],
)
def test_text_is_cleaned(typed, text):
    assert read(f"q={typed}").text == text


def test_many_values_do_not_grow_the_answer():
    assert len(read("&".join(f"need=n{n}" for n in range(500))).problems) <= 40


def report(**said):
    form = ReportForm({"reason": "WRONG_FACT", **said})
    return form, form.is_valid()


def test_a_reason_is_enough_for_a_report():
    form, is_valid = report()
    assert is_valid
    assert form.cleaned_data["request_key"]


def test_another_reason_needs_a_word():
    form, is_valid = report(reason="OTHER")
    assert not is_valid
    assert list(form.errors) == ["text"]


def test_a_review_is_no_dead_link():
    codes = {code for code, _words in ReportForm(about="review").fields["reason"].choices}
    assert codes == {"WRONG_FACT", "MISLEADING", "OTHER"}


def test_a_spoilt_form_key_is_replaced():
    form, is_valid = report(request_key="nonsense")
    assert is_valid
    assert str(form.cleaned_data["request_key"]) != "nonsense"


@pytest.mark.parametrize(
    "said",
    [
        {"reason": "NONE"},
        {"text": "x" * 2001},
        {"text": "a\0b"},
        {"contact": "not an address"},
    ],
    ids=["unknown reason", "long", "NUL", "bad address"],
)
def test_a_wrong_report_says_what_to_mend(said):
    assert not report(**said)[1]
