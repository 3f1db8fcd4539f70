"""A what-if is asked once, worked out once, and says what matching with it would show."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from procrastinate.contrib.django.models import ProcrastinateJob

from matching.models import NationalRun
from platforms import snapshot
from platforms.models import Platform
from programme.models import WhatIf
from programme.whatif import next_steps
from programme.whatif.selectors import latest, run_of
from programme.whatif.services import ask_what_if, work_out
from programme.whatif.tasks import work_out_what_if
from tests.programme.whatif.conftest import AT, OPEN, THOUGHT_OF
from tests.staff import colleague


def test_it_counts_who_gains_and_who_had_nothing(country, ask):
    whole = ask().result["whole"]
    assert (whole["better"], whole["from_nothing"], whole["fits"]) == (9, 9, 9)


def test_each_province_and_trade_has_its_share(country, ask):
    result = ask().result
    shares = {code: share["better"] for code, share in result["provinces"].items()}
    assert shares == {"01": 6, "79": 3}
    assert result["whole"]["sectors"]["A"]["better"] == 9
    assert result["whole"]["needs"] == {OPEN: [9, 9]}


def test_one_more_need_is_tried(country, ask):
    asked = replace(THOUGHT_OF, core=("pos-retail",))
    tried = [each for each in ask(asked).result["variants"] if each["kind"] == "need"]
    assert [(each["value"], each["whole"][1]) for each in tried] == [(OPEN, 9)]


def test_wider_ways_and_prices_are_tried(country, ask):
    asked = replace(THOUGHT_OF, price_vnd=300_000, sectors=("A",))
    tried = [(each["kind"], each["value"]) for each in ask(asked).result["variants"]]
    assert tried == [
        ("free", ""),
        ("price", "150000"),
        ("deployment", "mobile"),
        ("deployment", "on-premises"),
        ("language", "en"),
        ("all-sectors", ""),
    ]


def test_it_knows_the_platforms_of_this_moment(country, ask):
    Platform.objects.filter(slug="kiotviet").update(status="RETIRED")
    assert ask().result["platforms"] == country.platform_count - 1
    assert NationalRun.objects.get().platform_count == country.platform_count - 1


def test_a_new_site_matches_everybody_first(ask):
    assert ask().result["asked"] == 0
    assert NationalRun.objects.count() == 1


def test_while_another_match_is_written_the_one_before_serves(country, ask, monkeypatch):
    from matching.national.services import AlreadyRunningError

    def busy(**_asked):
        raise AlreadyRunningError

    monkeypatch.setattr("programme.whatif.services.catch_up", busy)
    Platform.objects.filter(slug="kiotviet").update(status="RETIRED")
    assert ask().result["platforms"] == country.platform_count - 1


def test_the_same_form_twice_is_one_question_and_one_job(db):
    said = {"asked": THOUGHT_OF, "request_key": uuid4(), "by": colleague("moderator"), "at": AT}
    assert ask_what_if(**said) == ask_what_if(**said)
    assert ProcrastinateJob.objects.filter(task_name="programme.work_out_what_if").count() == 1


def test_what_was_answered_is_not_worked_out_again(country, ask):
    row = ask()
    work_out(pk=row.pk, snapshot=snapshot.current(), at=AT + timedelta(days=1))
    assert WhatIf.objects.get().ended_at == AT


def test_trouble_is_logged_and_told(ask, monkeypatch, caplog):
    def broken(**_asked):
        raise ValueError("sum")

    monkeypatch.setattr("programme.whatif.services.catch_up", broken)
    assert ask().state == "FAILED"
    assert "what-if" in caplog.text


def test_the_job_answers(country, ask):
    row = ask(waits=True)
    work_out_what_if(pk=row.pk)
    assert WhatIf.objects.get(pk=row.pk).state == "DONE"


def test_a_job_of_what_is_gone_does_nothing(db):
    work_out_what_if(pk=1)
    assert not NationalRun.objects.exists()


def test_who_asked_may_go(ask):
    by = colleague("moderator")
    row = ask(by=by, waits=True)
    by.delete()
    assert run_of(row.pk).asked_by is None


def test_the_latest_stands_first(ask):
    first, second = ask(waits=True), ask(waits=True, at=AT + timedelta(hours=1))
    assert list(latest()) == [second, first]


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "DONE", "ended_at": AT}, "whatif_done_has_a_result"),
        ({"state": "FAILED"}, "whatif_ended_says_when"),
        ({"ended_at": AT}, "whatif_ended_says_when"),
        ({"result": {}}, "whatif_done_has_a_result"),
    ],
    ids=["done without", "ended unsaid", "waits but ended", "result while waiting"],
)
def test_states_that_cannot_be_are_refused(db, facts, name):
    with pytest.raises(ValidationError, match=name):
        WhatIf(inputs={}, asked_at=AT, **facts).validate_constraints()


def test_other_parts_say_what_comes_next(ask, rf, monkeypatch):
    monkeypatch.setattr(next_steps, "_offers", [])
    step = next_steps.Next("Kêu gọi nền tảng", "megaphone", "/staff/calls/new/")
    next_steps.register(lambda _request, row: step if row.state == "WAITING" else None)
    assert next_steps.next_steps(rf.get("/"), ask(waits=True)) == [step]
    assert next_steps.next_steps(rf.get("/"), ask()) == []
