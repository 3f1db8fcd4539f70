"""Keeping, correcting and forgetting results."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from ledger.models import DailyCount, Wish
from matching.inputs import MatchInputs
from matching.models import MatchResult
from matching.services import (
    Correction,
    correct_result,
    corrected,
    forget_expired,
    inputs_of,
    keep_result,
)

AT = datetime(2026, 11, 22, 20, tzinfo=UTC)  # already the 23rd in Vietnam
KEY = UUID("11111111-1111-4111-8111-111111111111")
STOCK = MatchInputs(text="quản lý kho", needs={"inventory-control": 2}, sector="G")


@pytest.fixture
def keep(catalogue):
    def call(inputs=STOCK, key=KEY, at=AT):
        return keep_result(inputs=inputs, snapshot=catalogue, request_key=key, language="vi", at=at)

    return call


def test_stored_inputs_come_back(keep):
    assert inputs_of(MatchResult.objects.get(token=keep().token)) == STOCK


def test_result_is_kept_ninety_days(keep):
    assert keep().expires_at == AT + timedelta(days=90)


def test_seed_is_of_the_day_in_vietnam(keep):
    assert keep().seed_on.isoformat() == "2026-11-23"


def test_same_form_twice_is_one_result(keep):
    assert keep().token == keep().token
    assert MatchResult.objects.count() == 1


def test_same_form_twice_counts_once(keep):
    keep()
    keep()
    assert DailyCount.objects.get(kind=DailyCount.Kind.MATCH).times == 1


def test_changed_form_with_the_same_key_is_another_result(keep):
    assert keep().token != keep(replace(STOCK, sector="I")).token


def test_two_forms_of_equal_contents_are_two_results(keep):
    assert keep().token != keep(key=uuid4()).token


def test_phone_numbers_and_addresses_are_not_stored(keep):
    result = keep(replace(STOCK, text="quản lý kho, gọi 0912 345 678 hoặc a.b@example.vn nhé"))
    assert result.text == "quản lý kho, gọi … hoặc … nhé"
    assert "0912" not in str(result.inputs)


def test_need_that_nothing_covers_becomes_a_wish(keep):
    keep(MatchInputs(text="nhà trọ", needs={"property-rental": 2}, sector="M"))
    wish = Wish.objects.get()
    assert (wish.origin, wish.needs, wish.text) == ("MATCH", ["property-rental"], "nhà trọ")
    assert wish.filters == "sector=M"


def test_words_nobody_understood_become_a_wish(keep):
    keep(MatchInputs(text="bùm chéo"))
    assert Wish.objects.get().text == "bùm chéo"


def test_covered_needs_leave_no_wish(keep):
    keep()
    assert not Wish.objects.exists()


def test_defaults_without_words_leave_no_wish(keep):
    keep(MatchInputs(sector="G"))
    assert not Wish.objects.exists()


@pytest.mark.parametrize(
    ("change", "needs"),
    [
        (Correction(drop=("payroll",)), ["inventory-control"]),
        (Correction(add=("recruitment",)), ["inventory-control", "payroll", "recruitment"]),
        (Correction(drop=("gone",)), ["inventory-control", "payroll"]),
        (Correction(), ["inventory-control", "payroll"]),
    ],
    ids=["drop", "add", "drop what is not there", "nothing"],
)
def test_correction_changes_the_needs(change, needs):
    inputs = MatchInputs(needs={"inventory-control": 2, "payroll": 2})
    assert list(corrected(inputs, change).needs) == needs


def test_dropped_need_is_set_aside_and_comes_back_when_added():
    inputs = corrected(MatchInputs(needs={"payroll": 2}), Correction(drop=("payroll",)))
    assert inputs.set_aside == {"payroll"}
    again = corrected(inputs, Correction(add=("payroll",)))
    assert (dict(again.needs), again.set_aside) == ({"payroll": 2}, frozenset())


@pytest.mark.parametrize(
    ("relax", "field"),
    [("language:en", "languages"), ("link:en", "must_link")],
)
def test_one_language_or_link_is_given_up_and_the_others_stay(relax, field):
    inputs = replace(STOCK, **{field: frozenset({"en", "vi"})})
    assert getattr(corrected(inputs, Correction(relax=relax)), field) == {"vi"}


def test_where_it_runs_is_given_up_altogether():
    inputs = replace(STOCK, deployments=frozenset({"cloud", "mobile"}))
    assert corrected(inputs, Correction(relax="deployment")).deployments == frozenset()


def test_correction_keeps_address_words_and_day(catalogue, match_result):
    at = match_result.created_at + timedelta(days=1)
    changed = correct_result(
        token=match_result.token,
        change=Correction(add=("property-rental",)),
        snapshot=catalogue,
        at=at,
    )
    assert (changed.pk, changed.text) == (match_result.pk, match_result.text)
    assert changed.seed_on == match_result.seed_on
    assert "property-rental" in inputs_of(MatchResult.objects.get()).needs


def test_added_need_that_nothing_covers_becomes_a_wish(catalogue, match_result):
    correct_result(
        token=match_result.token,
        change=Correction(add=("property-rental",)),
        snapshot=catalogue,
        at=match_result.created_at,
    )
    assert Wish.objects.get().needs == ["property-rental"]


def test_expired_result_cannot_be_corrected(catalogue, match_result):
    with pytest.raises(MatchResult.DoesNotExist):
        correct_result(
            token=match_result.token,
            change=Correction(),
            snapshot=catalogue,
            at=match_result.expires_at,
        )


def test_expired_results_go_and_others_stay(match_result, keep):
    keep(at=match_result.expires_at)
    assert forget_expired(at=match_result.expires_at) == 1
    assert not MatchResult.objects.filter(pk=match_result.pk).exists()
    assert MatchResult.objects.count() == 1


def test_forgetting_twice_forgets_nothing_more(match_result):
    forget_expired(at=match_result.expires_at)
    assert forget_expired(at=match_result.expires_at) == 0
