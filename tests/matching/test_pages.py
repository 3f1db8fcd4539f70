"""What pages say of her words, and what they leave out."""

import pytest
from django.utils import translation

from matching.inputs import MatchInputs
from matching.pages.picker import groups, picker
from matching.pages.result import budget, excluded_count, facts
from matching.pages.understood import pieces, understood, unusable
from matching.rules import seed_of
from matching.selectors import match_for, understand

TEXT = "Cần ql kho và tính lương, không cần chấm công; mất mạng vẫn chạy"


@pytest.fixture
def said(catalogue):
    return understand(TEXT, catalogue)


@pytest.fixture
def ask(catalogue):
    def match(**stated):
        inputs = MatchInputs(**stated)
        return match_for(inputs=inputs, snapshot=catalogue, seed=seed_of(catalogue.key.day))

    return match


def test_pieces_make_the_whole_text(catalogue, said):
    assert "".join(piece.text for piece in pieces(TEXT, said, catalogue.taxonomy)) == TEXT


def test_evidence_is_marked_with_its_need(catalogue, said):
    marked = {p.text: p.needs for p in pieces(TEXT, said, catalogue.taxonomy) if p.needs}
    assert marked == {"ql kho": "Quản lý tồn kho", "tính lương": "Tính lương"}


def test_negated_need_is_shown_as_set_aside(catalogue, said):
    assert understood(TEXT, said, catalogue.taxonomy, {}).negated == "Chấm công, ca làm"


def test_wish_without_a_fact_is_for_the_vendor_to_answer(said):
    assert len(unusable(said)) == 1


def test_without_words_there_is_nothing_understood(catalogue):
    assert understood("", None, catalogue.taxonomy, {}) is None


def test_picker_offers_every_need_but_where_to_start(catalogue):
    shown = {need.code for group in groups(catalogue.taxonomy) for need in group.needs}
    assert shown == set(catalogue.taxonomy.needs) - {"where-to-start"}


def test_picker_opens_the_group_asked_for(catalogue):
    shown = groups(catalogue.taxonomy, opened="hr-payroll")
    assert [group.code for group in shown if group.is_open] == ["hr-payroll"]


def test_picker_opens_groups_with_a_ticked_need(catalogue):
    shown = groups(catalogue.taxonomy, on=["payroll"])
    assert [group.code for group in shown if group.is_open] == ["hr-payroll"]


def test_software_in_use_is_not_counted_as_kept_out(ask):
    stated = {"needs": {"inventory-control": 2}, "existing": frozenset({"kiotviet"})}
    assert excluded_count(ask(**stated)) == 0


def test_requirement_counts_what_it_keeps_out(ask):
    stated = {"needs": {"inventory-control": 2}, "deployments": frozenset({"on-premises"})}
    assert excluded_count(ask(**stated)) > 0


def test_facts_say_only_what_was_said(ask, catalogue):
    assert facts(ask(needs={"payroll": 2}), catalogue) == []


def test_division_is_named_as_she_named_it(ask, catalogue):
    values = [value for _, value in facts(ask(needs={"payroll": 2}, sector="56"), catalogue)]
    assert values == ["Dịch vụ ăn uống"]


@pytest.mark.parametrize(("amount", "is_empty"), [(None, True), (0, False), (500_000, False)])
def test_budget_of_nothing_is_said_too(amount, is_empty):
    assert (budget(amount) == "") is is_empty


def test_picker_is_drawn_in_the_readers_language(catalogue):
    with translation.override("en"):
        english = picker(catalogue, name="need")
    with translation.override("vi"):
        assert "Tính lương" in picker(catalogue, name="need")
    assert "Tính lương" not in english
