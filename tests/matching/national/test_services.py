"""The run of the night, and what the day brings into it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from enterprises.models import Enterprise, EnterpriseNeed
from matching.models import NationalBlock, NationalRun
from matching.my.pages import outcome_for
from matching.national.catching_up import MOST_CHANGES
from matching.national.offers import offer_from, offers_of, plain
from matching.national.selectors import everybody
from matching.national.services import catch_up, forget_old, rematch
from platforms import snapshot
from platforms.models import Platform
from tests.matching.national.conftest import AT


def run(**how):
    return rematch(snapshot=snapshot.current(), at=how.pop("at", AT), **how)


def held():
    """Key to ids, scores and number of matches, by what is stored and the present platforms."""
    found = {}
    with everybody(snapshot.current()) as kept:
        for population, bests in kept.blocks:
            for row, key in enumerate(population.key.tolist()):
                scores = [int(bests.score_at(place)[row]) for place in range(bests.limit)]
                found[key] = bests.platform[row].tolist(), scores, int(bests.matches[row])
    return found


def stored():
    blocks = NationalBlock.objects.order_by("place").values_list("content", flat=True)
    return [bytes(content) for content in blocks]


def test_everybody_has_the_best_that_her_own_page_shows(dozen, catalogue):
    run()
    for key, (_ids, scores, matches) in held().items():
        enterprise = Enterprise.objects.get(pk=key)
        ranking = outcome_for(enterprise, catalogue, today=AT.date(), limit=10).ranking
        shown = [match.score for match in ranking.matches]
        assert (scores[: len(shown)], matches) == (shown, ranking.feasible)


def test_a_run_says_what_it_did(dozen, catalogue):
    done = run(size=5)
    assert (done.enterprise_count, done.block_count) == (12, 3)
    assert done.pair_count == 12 * len(catalogue.listings)
    assert (done.changed_count, done.new_count) == (0, 12)


def test_it_tells_how_far_it_is(dozen):
    told = []
    run(size=5, told=told.append)
    assert told == [5, 5, 2]


def test_the_run_before_goes(dozen):
    run()
    again = run(at=AT + timedelta(days=1))
    assert [each.pk for each in NationalRun.objects.order_by("pk")] == [again.pk]
    assert NationalBlock.objects.count() == 1


def test_the_same_again_changes_no_list(dozen):
    run()
    again = run(at=AT + timedelta(days=1))
    assert (again.changed_count, again.new_count) == (0, 0)


def test_lists_that_differ_are_counted(dozen, firm):
    run(size=4)
    firm()
    moved = Enterprise.objects.order_by("pk").first()
    EnterpriseNeed.objects.filter(enterprise=moved).update(need="payroll")
    again = run(at=AT + timedelta(days=1))
    assert (again.changed_count, again.new_count) == (1, 1)


def test_who_was_erased_is_gone_with_the_next_run(dozen):
    run()
    erased = Enterprise.objects.order_by("pk").first()
    pk = erased.pk
    erased.needs.all().delete()
    run(at=AT + timedelta(days=1))
    assert pk not in held()


def test_nobody_is_a_run_too(db):
    assert run().enterprise_count == 0
    assert held() == {}


def test_a_day_s_changes_give_what_a_full_run_gives(dozen):
    run(size=5)
    Platform.objects.filter(slug="misa-amis").update(status="RETIRED")
    Platform.objects.filter(slug="kiotviet").update(deployments=["on-premises"])
    assert catch_up(snapshot=snapshot.current(), at=AT + timedelta(hours=1))
    kept = stored()
    run(size=5, at=AT + timedelta(hours=2))
    assert kept == stored()


def test_what_is_read_by_day_knows_the_day_s_changes(dozen):
    run()
    before = held()
    Platform.objects.filter(slug="kiotviet").update(status="RETIRED")
    now = held()
    assert now != before
    run(at=AT + timedelta(hours=1))
    assert held() == now


def test_many_changes_are_matched_in_one_go(dozen):
    run()
    slugs = Platform.objects.published().order_by("pk").values_list("pk", flat=True)
    Platform.objects.filter(pk__in=list(slugs[: MOST_CHANGES + 5])).update(status="RETIRED")
    now = held()
    run(at=AT + timedelta(hours=1))
    assert held() == now


def test_nothing_changed_writes_nothing(dozen):
    run()
    assert not catch_up(snapshot=snapshot.current(), at=AT)


def test_without_a_run_there_is_nothing_to_catch_up(db):
    assert not catch_up(snapshot=snapshot.current(), at=AT)


@pytest.mark.parametrize(("days", "left"), [(2, 1), (3, 0)])
def test_a_run_that_no_night_renewed_goes_after_three_days(dozen, days, left):
    run()
    forget_old(at=AT + timedelta(days=days))
    assert NationalRun.objects.count() == NationalBlock.objects.count() == left


def test_offers_come_back_as_they_were(catalogue):
    offers = offers_of(catalogue)
    assert [offer_from(plain(offer)) for offer in offers] == list(offers)


def test_reading_comes_before_matching(db):
    with pytest.raises(ValidationError, match="nationalrun_is_read_first"):
        NationalRun(read_at=AT, matched_at=AT - timedelta(1)).validate_constraints()


def test_a_place_in_a_run_is_taken_once(db):
    made = run()
    NationalBlock.objects.create(run=made, place=0, content=b"")
    with pytest.raises(IntegrityError, match="nationalblock_place_is_its_own"):
        NationalBlock.objects.create(run=made, place=0, content=b"")
