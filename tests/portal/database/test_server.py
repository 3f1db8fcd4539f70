import dataclasses
import os
import signal
import subprocess
import time

import psycopg
import pytest

from portal.database import binaries, privileges, process, server
from portal.database.errors import EmbeddedServerError
from portal.database.roles import DATABASE, OWNER

STARTERS = 8
ENSURE = (
    "import os, time, pathlib, portal.database.server as server; "
    "server.ensure(pathlib.Path(os.environ['PLACE']))"
)


def claim(place, pid):
    """Leaves the files of a server that died while its number went to another process."""
    for file in (place / process.PID_FILE, place / f"{process.SOCKET}.lock"):
        lines = file.read_text().splitlines()
        file.write_text("\n".join([str(pid), *lines[1:]]) + "\n")


def write_row(ask, place):
    ask(place, "DROP TABLE IF EXISTS kept")
    ask(place, "CREATE TABLE kept (word text)")
    ask(place, "INSERT INTO kept VALUES ('còn đây')")


def test_first_caller_starts_the_server(place, ask):
    server.ensure(place)
    assert ask(place, "SELECT 1") == [(1,)]


def test_second_caller_finds_the_server_running(running):
    before = process.find(running).pid
    assert server.start(running) is False
    assert process.find(running).pid == before


def test_one_of_many_racing_starters_starts_the_server(place, python):
    starters = [python("-m", "portal.database", "start", place.parent) for _ in range(STARTERS)]
    answers = [starter.communicate(timeout=60)[0].strip() for starter in starters]
    assert sorted(answers) == ["already running"] * (STARTERS - 1) + ["started"]


def test_server_is_left_running_when_its_starter_ends(running, output):
    server.stop(running)
    output(ENSURE, PLACE=str(running))
    assert process.find(running).ready


def test_server_outlives_an_interrupt_of_its_starters_process_group(running, python):
    server.stop(running)
    starter = python("-c", f"{ENSURE}; print(1, flush=True); time.sleep(60)", PLACE=str(running))
    starter.stdout.readline()
    os.killpg(starter.pid, signal.SIGINT)
    starter.wait(10)
    time.sleep(0.2)
    assert process.find(running).ready


def test_killed_server_is_started_again_with_its_rows(running, ask, kill):
    write_row(ask, running)
    kill(running)
    server.ensure(running)
    assert ask(running, "SELECT word FROM kept") == [("còn đây",)]


def test_killed_server_is_started_again_while_its_clients_hold_on(running, ask, kill):
    sockets = server.ensure(running)
    client = psycopg.connect(host=str(sockets), user=OWNER, dbname=DATABASE)
    client.pgconn.send_query(b"SELECT pg_sleep(60)")
    kill(running)
    server.ensure(running)
    client.close()
    assert ask(running, "SELECT 1") == [(1,)]


@pytest.fixture(params=["sleep", "zombie"])
def stranger(request):
    """A process that has nothing to do with the server: alive, or dead and not yet waited for."""
    other = subprocess.Popen(["sleep", "60" if request.param == "sleep" else "0"])
    while request.param == "zombie" and process.program(other.pid):
        time.sleep(0.01)
    yield other
    other.kill()
    other.wait()


def test_number_that_another_program_got_does_not_pass_for_the_server(running, ask, stranger, kill):
    kill(running)
    claim(running, stranger.pid)
    server.ensure(running)
    assert process.find(running).pid != stranger.pid
    assert ask(running, "SELECT 1") == [(1,)]


def test_number_that_another_postgresql_got_does_not_pass_for_the_server(place, running, kill):
    server.ensure(place)
    kill(place)
    claim(place, process.find(running).pid)
    server.ensure(place)
    assert process.find(place).pid != process.find(running).pid


def test_stopping_spares_a_program_that_got_the_number(running, kill):
    kill(running)
    with subprocess.Popen(["sleep", "60"]) as stranger:
        claim(running, stranger.pid)
        assert server.stop(running) is False
        assert stranger.poll() is None
        stranger.kill()


@pytest.mark.parametrize("content", ["", "rubbish\n"], ids=["empty", "malformed"])
def test_broken_pid_file_is_no_obstacle(running, content, kill):
    kill(running)
    (running / process.PID_FILE).write_text(content)
    assert server.start(running) is True


def test_starter_killed_while_making_the_folder_leaves_no_obstacle(place, python, ask):
    starter = python("-m", "portal.database", "start", place.parent)
    while not any(place.resolve().parent.glob("pg.new-*/base")):
        assert starter.poll() is None
        time.sleep(0.005)
    starter.kill()
    server.ensure(place)
    assert ask(place, "SELECT 1") == [(1,)]


def test_leftovers_of_a_killed_starter_are_removed(place):
    leftover = place.parent / "pg.new-abcdefgh"
    leftover.mkdir(parents=True)
    (leftover / "PG_VERSION").write_text("18\n")
    server.ensure(place)
    assert not leftover.exists()


def test_folder_of_an_interrupted_initdb_is_moved_aside_not_deleted(place):
    (place / "base").mkdir(parents=True)
    (place / "PG_VERSION").write_text("18\n")
    server.ensure(place)
    assert (place.parent / "pg.incomplete-1" / "PG_VERSION").exists()
    assert process.find(place).ready


def test_empty_folder_is_filled(place):
    place.mkdir(parents=True)
    assert server.start(place) is True


def test_stopped_server_is_gone(running):
    assert server.stop(running) is True
    assert process.find(running) is None


def test_nothing_is_made_by_stopping_what_never_ran(place):
    assert server.stop(place) is False
    assert not place.parent.exists()


def test_failure_to_start_carries_what_postgresql_said(running):
    server.stop(running)
    settings = running / "postgresql.auto.conf"
    settings.write_text("no_such_setting = 1\n")
    try:
        with pytest.raises(EmbeddedServerError, match="no_such_setting"):
            server.ensure(running)
    finally:
        settings.write_text("")


def test_missing_package_is_named_with_the_ways_out(place, monkeypatch):
    monkeypatch.setattr(binaries, "PACKAGE", "not_installed_here")
    with pytest.raises(EmbeddedServerError, match=r"DATABASE_URL=.*requirements\.txt"):
        server.ensure(place)


def test_second_server_is_kept_off_a_folder_whose_pid_file_was_deleted(running, monkeypatch):
    alive = process.find(running).pid
    (running / process.PID_FILE).unlink()
    monkeypatch.setattr(server, "ORPHAN_SECONDS", 0)
    with pytest.raises(EmbeddedServerError, match="shared memory block"):
        server.ensure(running)
    os.kill(alive, signal.SIGQUIT)
    while process.program(alive):
        time.sleep(0.01)


def test_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(EmbeddedServerError, match="choose another DATA_DIR"):
        server.ensure(tmp_path / "file" / "pg")


@pytest.fixture
def interrupted(running, monkeypatch):
    """Makes the next start fail after it did, or did not do, its work and said something."""
    run = privileges.Runner.run
    server.stop(running)

    def interrupted(*, said, works):
        def once(worker, program, *arguments, **more):
            monkeypatch.setattr(privileges.Runner, "run", run)
            if works:
                run(worker, program, *arguments, **more)
            with (running / "server.log").open("a") as log:
                log.write(said)
            raise EmbeddedServerError("pg_ctl failed")

        monkeypatch.setattr(privileges.Runner, "run", once)

    return interrupted


def test_server_killed_while_it_starts_is_started_again(running, interrupted):
    interrupted(said="LOG:  starting PostgreSQL 18\n", works=False)
    assert server.start(running) is True
    assert process.find(running).ready


def test_server_that_takes_longer_than_its_starter_waits_is_waited_for(running, interrupted):
    interrupted(said="LOG:  redo in progress\n", works=True)
    assert server.start(running) is True
    assert process.find(running).ready


@pytest.fixture
def starting(running, monkeypatch):
    """A server that says it is still starting, for ever."""
    found = process.find(running)
    monkeypatch.setattr(process, "find", lambda _place: dataclasses.replace(found, ready=False))
    return running


def test_server_that_never_gets_ready_is_named(starting, monkeypatch):
    monkeypatch.setattr(server, "START_SECONDS", 0.05)
    with pytest.raises(EmbeddedServerError, match=r"not ready after 0\.05 s, see .*server\.log"):
        server.ensure(starting)


def test_server_stopped_while_it_started_is_named(place, monkeypatch):
    monkeypatch.setattr(server, "start", lambda _place: True)
    with pytest.raises(EmbeddedServerError, match="was stopped while it started"):
        server.ensure(place)


@pytest.mark.parametrize(
    ("refusal", "message"),
    [(PermissionError, "belongs to another user"), (None, "still runs after 0 s")],
    ids=["another user", "deaf"],
)
def test_server_that_cannot_be_stopped_is_named(running, monkeypatch, refusal, message):
    def kill(_pid, _signal):
        if refusal:
            raise refusal

    monkeypatch.setattr(server.os, "kill", kill)
    monkeypatch.setattr(server, "STOP_SECONDS", 0)
    with pytest.raises(EmbeddedServerError, match=message):
        server.stop(running)


def test_server_that_ended_by_itself_meanwhile_counts_as_stopped(running, monkeypatch):
    def kill(_pid, _signal):
        raise ProcessLookupError

    monkeypatch.setattr(server.os, "kill", kill)
    assert server.stop(running) is True
