import os
import signal
import subprocess
import time

import pytest

from portal.database import binaries, process, server
from portal.database.errors import EmbeddedServerError

STARTERS = 8


def kill(place):
    """What a crash or an impatient administrator does to the server's main process."""
    pid = process.find(place).pid
    os.kill(pid, signal.SIGKILL)
    while process.program(pid):
        time.sleep(0.01)


def claim(place, pid):
    """Leaves the files of a server that died while its number went to another process."""
    for file in (place / process.PID_FILE, place / f"{process.SOCKET}.lock"):
        lines = file.read_text().splitlines()
        file.write_text("\n".join([str(pid), *lines[1:]]) + "\n")


def write_row(ask, place):
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


def test_server_is_left_running_when_its_starter_ends(place, output):
    code = f"from pathlib import Path; from portal.database import server; server.ensure(Path({str(place)!r}))"
    output(code)
    assert process.find(place).ready


def test_server_outlives_an_interrupt_of_its_starters_process_group(place, python):
    code = f"from pathlib import Path; from portal.database import server; server.ensure(Path({str(place)!r})); print(1, flush=True); input()"
    starter = python("-c", code)
    starter.stdout.readline()
    os.killpg(starter.pid, signal.SIGINT)
    starter.wait(10)
    time.sleep(0.2)
    assert process.find(place).ready


def test_killed_server_is_started_again_with_its_rows(place, ask):
    server.ensure(place)
    write_row(ask, place)
    kill(place)
    server.ensure(place)
    assert ask(place, "SELECT word FROM kept") == [("còn đây",)]


def test_killed_server_is_started_again_while_its_clients_hold_on(place, ask):
    sockets = server.ensure(place)
    program = "import psycopg,sys; psycopg.connect(host=sys.argv[1], user='portal', dbname='portal').execute('SELECT pg_sleep(60)')"
    client = subprocess.Popen(["python3", "-c", program, str(sockets)], stderr=subprocess.DEVNULL)
    kill(place)
    server.ensure(place)
    client.kill()
    client.wait()
    assert ask(place, "SELECT 1") == [(1,)]


@pytest.fixture(params=["sleep", "zombie"])
def stranger(request):
    """A process that has nothing to do with the server: alive, or dead and not yet waited for."""
    other = subprocess.Popen(["sleep", "60" if request.param == "sleep" else "0"])
    while request.param == "zombie" and process.program(other.pid):
        time.sleep(0.01)
    yield other
    other.kill()
    other.wait()


def test_number_that_another_program_got_does_not_pass_for_the_server(place, ask, stranger):
    server.ensure(place)
    kill(place)
    claim(place, stranger.pid)
    server.ensure(place)
    assert process.find(place).pid != stranger.pid
    assert ask(place, "SELECT 1") == [(1,)]


def test_number_that_another_postgresql_got_does_not_pass_for_the_server(place, running):
    server.ensure(place)
    kill(place)
    claim(place, process.find(running).pid)
    server.ensure(place)
    assert process.find(place).pid != process.find(running).pid


def test_stopping_spares_a_program_that_got_the_number(place):
    server.ensure(place)
    kill(place)
    with subprocess.Popen(["sleep", "60"]) as stranger:
        claim(place, stranger.pid)
        assert server.stop(place) is False
        assert stranger.poll() is None
        stranger.kill()


@pytest.mark.parametrize("content", ["", "rubbish\n"], ids=["empty", "malformed"])
def test_broken_pid_file_is_no_obstacle(place, content):
    server.ensure(place)
    kill(place)
    (place / process.PID_FILE).write_text(content)
    assert server.start(place) is True


def test_starter_killed_while_making_the_folder_leaves_no_obstacle(place, python, ask):
    starter = python("-m", "portal.database", "start", place.parent)
    while not any(place.parent.glob("pg.new-*/base")):
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


def test_stopped_server_is_gone(place):
    server.ensure(place)
    assert server.stop(place) is True
    assert process.find(place) is None


def test_nothing_is_made_by_stopping_what_never_ran(place):
    assert server.stop(place) is False
    assert not place.parent.exists()


def test_failure_to_start_carries_what_postgresql_said(place):
    server.ensure(place)
    server.stop(place)
    (place / "postgresql.auto.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(EmbeddedServerError, match="no_such_setting"):
        server.ensure(place)


def test_missing_package_is_named_with_the_ways_out(place, monkeypatch):
    monkeypatch.setattr(binaries, "PACKAGE", "not_installed_here")
    with pytest.raises(EmbeddedServerError, match=r"DATABASE_URL=.*requirements\.txt"):
        server.ensure(place)


def test_second_server_is_kept_off_a_folder_whose_pid_file_was_deleted(place, monkeypatch):
    server.ensure(place)
    alive = process.find(place).pid
    (place / process.PID_FILE).unlink()
    monkeypatch.setattr(server, "ORPHAN_SECONDS", 0)
    with pytest.raises(EmbeddedServerError, match="shared memory block"):
        server.ensure(place)
    os.kill(alive, signal.SIGQUIT)


def test_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(EmbeddedServerError, match="choose another DATA_DIR"):
        server.ensure(tmp_path / "file" / "pg")
