import re

from django.core.management import call_command

from matching.models import NationalRun
from matching.national import tasks
from matching.national.services import AlreadyRunningError
from tests.matching.national.conftest import AT


def test_it_prints_pairs_seconds_and_lists(dozen, catalogue, capsys):
    call_command("rematch")
    platforms = len(catalogue.listings)
    said = (
        rf"12 enterprises × {platforms} platforms = {12 * platforms:,} pairs in \d+\.\d s;"
        r" 0 lists changed, 12 new\n"
    )
    assert re.fullmatch(said, capsys.readouterr().out)


def test_a_pipe_gets_no_bar(dozen, capsys):
    call_command("rematch")
    assert capsys.readouterr().err == ""


def test_the_night_matches_everybody(dozen):
    tasks.rematch_all(int(AT.timestamp()))
    assert NationalRun.objects.get().enterprise_count == 12


def test_a_night_that_meets_another_run_leaves_it_to_it(db, monkeypatch, caplog):
    def busy(**_asked):
        raise AlreadyRunningError

    monkeypatch.setattr("matching.national.services.rematch", busy)
    tasks.rematch_all(int(AT.timestamp()))
    assert "left out" in caplog.text
