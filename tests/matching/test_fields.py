"""Fields that read what owners type."""

import pytest
from django.core.exceptions import ValidationError

from enterprises.fields import KnownField, KnownManyField, TypedField
from matching.fields import MoneyField, StatementField


@pytest.mark.parametrize(
    ("typed", "vnd"),
    [
        ("500000", 500_000),
        ("500.000", 500_000),
        ("500 000", 500_000),
        ("500k", 500_000),
        ("1,5 triệu", 1_500_000),
        ("1tr5", 1_500_000),
        ("2 tr", 2_000_000),
        ("1.500.000đ", 1_500_000),
        ("1.500.000 ₫", 1_500_000),
        ("0", 0),
        ("0đ", 0),
        ("miễn phí", 0),
        ("", None),
        ("   ", None),
    ],
)
def test_money_is_read_as_people_write_it(typed, vnd):
    assert MoneyField(required=False).clean(typed) == vnd


@pytest.mark.parametrize("typed", ["nhiều", "-5", "12", "1e9", "😀", "9" * 50])
def test_unreadable_money_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError, match=r"500\.000"):
        MoneyField(required=False).clean(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("kho\x00 hàng", "kho hàng"),
        ("kho \ud83d hàng", "kho hàng"),
        ("kho\u202e hàng", "kho hàng"),
        ("kho\r\nhàng", "kho hàng"),
        ("ho\u0301a đơn", "hóa đơn"),
        ("kho 😀", "kho 😀"),
    ],
    ids=["NUL", "lone surrogate", "right-to-left mark", "line break", "decomposed", "emoji"],
)
def test_statement_is_made_storable(typed, kept):
    assert StatementField(required=False).clean(typed) == kept


def test_statement_of_2000_characters_passes():
    assert len(StatementField().clean("ư" * 2000)) == 2000


def test_longer_statement_says_by_how_much():
    with pytest.raises(ValidationError, match="8000"):
        StatementField(required=False).clean("a" * 10_000)


def test_typed_words_are_cut_rather_than_refused():
    assert len(TypedField(required=False).clean("a" * 500)) == 120


def test_unknown_code_counts_as_not_given():
    field = KnownField()
    field.known = {"a"}
    assert (field.clean("a"), field.clean("b"), field.clean("\x00")) == ("a", "", "")


def test_several_codes_keep_their_order_and_each_counts_once():
    field = KnownManyField()
    field.known = {"a", "b"}
    assert field.clean(["b", "x", "a", "b"]) == ("b", "a")
