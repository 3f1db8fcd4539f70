import sys

import pytest

from portal.database import __main__ as main
from portal.database import process, server


@pytest.fixture
def command(monkeypatch, capsys):
    """Runs the command in this process; returns its answer and exit code."""
    monkeypatch.setattr(main.env, "load", lambda path: None)
    monkeypatch.setenv("DATABASE_URL", "")

    def command(*arguments, **environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["portal.database", *map(str, arguments)])
        code = main.main()
        printed = capsys.readouterr()
        return (printed.out or printed.err).strip(), code

    return command


def test_life_of_a_server_by_the_shell(command, running):
    server.stop(running)
    data = {"DATA_DIR": str(running.parent)}
    words = ("start", "start", "stop", "stop")
    answers = [command(word, **data)[0] for word in words]
    assert answers == ["started", "already running", "stopped", "not running"]


def test_status_names_process_and_socket(command, running):
    found = process.find(running)
    answer, code = command("status", running.parent)
    assert (answer, code) == (f"running (process {found.pid}), socket in {running.resolve()}", 0)


def test_status_of_a_stopped_server_is_an_exit_code(command, place):
    assert command("status", place.parent) == ("not running", 3)


def test_nothing_is_started_where_database_url_is_set(command, place):
    answer = command("start", place.parent, DATABASE_URL="postgresql://db.example/portal")
    assert answer == ("not needed: DATABASE_URL is set", 0)
    assert not place.parent.exists()


def test_failure_is_one_message_and_an_exit_code(command, tmp_path):
    (tmp_path / "file").touch()
    answer, code = command("start", tmp_path / "file")
    assert answer.startswith(f"cannot write to {tmp_path / 'file'}")
    assert code == 1
