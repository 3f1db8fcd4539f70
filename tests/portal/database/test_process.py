import os
import socket

import pytest

from portal.database import process
from portal.database.errors import EmbeddedServerError


def test_name_of_a_living_program_is_known():
    assert process.program(os.getpid()).startswith(("python", "pytest"))


def test_name_is_known_by_ps_where_there_is_no_proc(monkeypatch, tmp_path):
    monkeypatch.setattr(process, "PROC", tmp_path)
    assert process.program(os.getpid()).startswith(("python", "pytest"))


@pytest.mark.parametrize("proc", [True, False], ids=["proc", "ps"])
def test_number_of_no_process_has_no_name(monkeypatch, tmp_path, proc):
    if not proc:
        monkeypatch.setattr(process, "PROC", tmp_path)
    assert process.program(4_194_305) == ""


def test_server_is_found_where_there_is_no_proc(running, monkeypatch, tmp_path):
    monkeypatch.setattr(process, "PROC", tmp_path)
    assert process.find(running).ready


def test_folder_without_a_pid_file_has_no_server(tmp_path):
    assert process.find(tmp_path / "nothing") is None


def test_half_written_pid_file_is_a_server_not_ready(tmp_path):
    (tmp_path / process.PID_FILE).write_text(f"{os.getpid()}\n{tmp_path}\n")
    assert process.read(tmp_path).ready is False


def test_stand_alone_backend_counts_by_its_number(tmp_path):
    (tmp_path / process.PID_FILE).write_text("-42\n")
    assert process.read(tmp_path).pid == 42


def test_folder_of_another_user_is_named(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError

    monkeypatch.setattr(process.Path, "read_text", refuse)
    with pytest.raises(EmbeddedServerError, match="belongs to another user"):
        process.find(tmp_path)


def test_server_is_found_where_proc_hides_its_folder(running, monkeypatch):
    def refuse(*_args):
        raise PermissionError

    monkeypatch.setattr(process.Path, "samefile", refuse)
    assert process.find(running).ready


def test_open_socket_is_known_though_its_folder_is_gone(public):
    (public / "before").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(public / "before" / process.SOCKET))
        (public / "before").rename(public / "after")
        assert process.bound(public / "before") is True
    assert process.bound(public / "before") is False


def test_nobody_answers_in_an_empty_folder(tmp_path):
    assert process.answers(tmp_path) is False


def test_folder_that_is_gone_is_not_trusted(tmp_path):
    assert process.trusted(tmp_path / "gone", tmp_path) is False


def test_symbolic_link_to_a_private_folder_is_not_trusted(tmp_path):
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(private)
    assert process.trusted(private, private) is True
    assert process.trusted(tmp_path / "link", tmp_path) is False
