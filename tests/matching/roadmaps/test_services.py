"""Keeping and changing a roadmap: each write safe to repeat, other people's out of reach."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from matching.models import MatchResult, Roadmap, RoadmapStep
from matching.roadmaps import services
from matching.roadmaps.services import (
    StepFacts,
    TooManyStepsError,
    add_step,
    change_step,
    keep_roadmap,
    remove_step,
    tick_step,
)
from platforms import snapshot
from tests.owners import owner

DAY = date(2026, 12, 1)
FACTS = StepFacts("Gọi kế toán", DAY, DAY + timedelta(days=7))


def keep(result, day=DAY):
    return keep_roadmap(
        token=result.token,
        bundle="fewest_vendors",
        starts_on=day,
        snapshot=snapshot.current(),
        at=timezone.now(),
    )


def add(result, key=None, facts=FACTS):
    return add_step(
        token=result.token,
        request_key=key or uuid4(),
        phase="START",
        facts=facts,
        at=timezone.now(),
    )


def titles(roadmap):
    return sorted(roadmap.steps.values_list("title_vi", "own_title", "starts_on"))


def test_planned_steps_have_titles_in_both_languages(kept):
    for step in kept.steps.all():
        assert step.title_vi
        assert step.title_en
        assert step.title_vi != step.title_en


def test_keeping_twice_leaves_the_same_steps(live):
    before = titles(keep(live))
    assert titles(keep(live)) == before
    assert Roadmap.objects.count() == 1


def test_planning_again_leaves_done_and_own_steps(live, kept):
    first = kept.steps.order_by("pk").first()
    tick_step(token=live.token, pk=first.pk, is_done=True, at=timezone.now())
    own = add(live)
    keep(live, DAY + timedelta(days=30))
    assert set(kept.steps.values_list("pk", flat=True)) >= {first.pk, own.pk}
    assert kept.steps.filter(title_vi=first.title_vi).count() == 1


def test_expired_result_keeps_no_roadmap(live):
    later = timezone.now() + timedelta(days=2)
    with pytest.raises(MatchResult.DoesNotExist):
        keep_roadmap(
            token=live.token, bundle="", starts_on=DAY, snapshot=snapshot.current(), at=later
        )


def test_roadmap_goes_with_its_result(live, kept):
    live.delete()
    assert not Roadmap.objects.exists()
    assert not RoadmapStep.objects.exists()


@pytest.mark.usefixtures("kept")
def test_same_form_twice_adds_one_step(live):
    key = uuid4()
    assert add(live, key).pk == add(live, key).pk


@pytest.mark.usefixtures("kept")
def test_contact_in_a_title_is_not_stored(live):
    step = add(live, facts=StepFacts("gọi 0912345678 hay a@b.vn", DAY, DAY))
    assert step.own_title == "gọi … hay …"


@pytest.mark.usefixtures("kept")
def test_full_roadmap_takes_no_more(live, monkeypatch):
    monkeypatch.setattr(services, "MOST_STEPS", 1)
    with pytest.raises(TooManyStepsError):
        add(live)


def test_renamed_step_has_her_title_in_both_languages(live, kept):
    step = kept.steps.order_by("pk").first()
    changed = change_step(token=live.token, pk=step.pk, facts=FACTS, at=timezone.now())
    assert (changed.title.vi, changed.title.en) == ("Gọi kế toán", "Gọi kế toán")
    assert (changed.starts_on, changed.due_on) == (FACTS.starts_on, FACTS.due_on)


def test_title_left_as_it_is_stays_bilingual(live, kept):
    step = kept.steps.order_by("pk").first()
    facts = StepFacts(step.title_vi, DAY, DAY)
    changed = change_step(token=live.token, pk=step.pk, facts=facts, at=timezone.now())
    assert (changed.own_title, changed.title.en) == ("", step.title_en)


def test_done_step_keeps_its_day(live, kept):
    step = kept.steps.order_by("pk").first()
    now = timezone.now()
    for moment in (now, now + timedelta(hours=1)):
        done = tick_step(token=live.token, pk=step.pk, is_done=True, at=moment)
    assert done.done_on == timezone.localdate(now)
    assert tick_step(token=live.token, pk=step.pk, is_done=False, at=now).done_on is None


def test_step_is_removed_once(live, kept):
    step = kept.steps.order_by("pk").first()
    first = remove_step(token=live.token, pk=step.pk, at=timezone.now()).removed_at
    again = remove_step(token=live.token, pk=step.pk, at=timezone.now() + timedelta(minutes=1))
    assert again.removed_at == first


def test_somebody_elses_step_is_not_there(live, kept):
    step = kept.steps.order_by("pk").first()
    with pytest.raises(Roadmap.DoesNotExist):
        tick_step(token="A" * 22, pk=step.pk, is_done=True, at=timezone.now())
    with pytest.raises(RoadmapStep.DoesNotExist):
        tick_step(token=live.token, pk=step.pk + 10**6, is_done=True, at=timezone.now())


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"due_on": DAY - timedelta(days=1)}, "roadmapstep_ends_after_it_starts"),
        ({"title_vi": ""}, "roadmapstep_has_a_title"),
        ({"kind": "OWN"}, "roadmapstep_own_one_has_a_key"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_no_wrong_step_is_stored(kept, facts, constraint):
    usual = {"phase": "START", "kind": "CHECK", "title_vi": "x", "starts_on": DAY, "due_on": DAY}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        kept.steps.create(**usual | facts)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"bundle": "x"}, "roadmap_bundle_is_known"),
        ({"changed_at": timezone.now() - timedelta(days=9)}, "roadmap_changes_later"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_no_wrong_roadmap_is_stored(kept, facts, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Roadmap.objects.filter(pk=kept.pk).update(**facts)


def test_a_roadmap_of_an_owned_result_is_kept_and_changed(live):
    """A result that somebody claimed does not expire; its roadmap was refused."""
    MatchResult.objects.update(owner=owner(), expires_at=None)
    said = {"token": live.token, "bundle": "cheapest", "snapshot": snapshot.current()}
    kept = keep_roadmap(**said, starts_on=timezone.localdate(), at=timezone.now())
    step = kept.steps.order_by("pk").first()
    done = tick_step(token=live.token, pk=step.pk, is_done=True, at=timezone.now())
    assert done.done_on == timezone.localdate()


def test_a_roadmap_of_an_owned_result_opens_and_prints(client, live):
    """An owned result does not expire; the print-out asked for the day."""
    person = owner()
    MatchResult.objects.update(owner=person, expires_at=None)
    client.force_login(person)
    way = f"/match/{live.token}/roadmap"
    assert client.get(f"{way}/").status_code == client.get(f"{way}.pdf").status_code == 200
