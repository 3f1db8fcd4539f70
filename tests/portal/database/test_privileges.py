import os
import pwd
import shutil
import stat
import tempfile
from pathlib import Path

import pytest

from portal.database import binaries, privileges, process, server
from portal.database.errors import EmbeddedServerError

ROOT = os.geteuid() == 0
NOBODY = pwd.getpwnam("nobody")
# Starts a server as another account, in an interpreter that was loaded before the change.
START_AS = """
import encodings.ascii, os, sys
from pathlib import Path
from portal.database import binaries, process, server
place, package, uid, gid = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
binaries.installed = lambda: package
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
server.ensure(place)
print(process.find(place).pid)
"""


def status(pid, field):
    """A line of /proc/PID/status, split: what the kernel says the process may do."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(line.split()[1:] for line in lines if line.startswith(f"{field}:"))


@pytest.fixture(scope="module")
def system_folders():
    """The cache and the state folder, for these tests alone; root's where the tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="system-", dir="/tmp"))
    folder.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(binaries, "CACHE", folder / "cache")
        patch.setattr(privileges, "STATE", folder / "state")
        yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def alone(system_folders, tmp_path_factory):
    """A server started where no namespace may be made, with its place in a private folder."""
    place = tmp_path_factory.mktemp("private") / "pg"
    place.parent.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(privileges.shutil, "which", lambda name: None)
        server.ensure(place)
        yield place
    server.stop(place)


@pytest.fixture
def made(place):
    """The place, with the folder that the lock file is in."""
    place.parent.mkdir(parents=True)
    return place


@pytest.fixture
def no_namespaces(monkeypatch):
    monkeypatch.setattr(privileges.shutil, "which", lambda name: None)


def test_server_holds_no_capability_whoever_started_it(running):
    assert int(status(process.find(running).pid, "CapEff")[0], 16) == 0


def test_root_works_in_a_user_namespace_where_one_may_be_made(running):
    ours, its = (Path(f"/proc/{pid}/uid_map") for pid in ("self", process.find(running).pid))
    in_namespace = ours.read_text() != its.read_text()
    assert in_namespace == (ROOT and bool(privileges.namespace()))


def test_files_stay_our_own_in_a_user_namespace(running):
    expected = privileges.runner(running, None).uid
    assert running.stat().st_uid == (os.geteuid() if expected is None else expected)


def test_without_namespaces_an_account_runs_roots_server(alone):
    uids = {int(uid) for uid in status(process.find(alone).pid, "Uid")}
    account = privileges._known().pw_uid
    assert uids == {account if ROOT else os.geteuid()}


def test_data_below_a_private_folder_is_linked_from_where_the_account_reaches(alone):
    assert alone.is_symlink() == ROOT
    assert alone.resolve().is_relative_to(privileges.STATE if ROOT else alone.parent)


def test_accounts_server_is_started_again_with_its_rows(alone, ask, kill):
    ask(alone, "CREATE TABLE kept (id int)")
    kill(alone)
    server.ensure(alone)
    assert ask(alone, "SELECT count(*) FROM kept") == [(0,)]


@pytest.mark.parametrize("kept", ["here", "missing/here"], ids=["folder", "no folder"])
def test_link_whose_data_is_gone_leads_to_new_data(place, public, kept):
    place.parent.mkdir(parents=True)
    place.symlink_to(public / kept)
    server.ensure(place)
    assert process.find(place).ready


def test_link_into_a_private_folder_is_replaced_by_one_that_the_account_reaches(
    made, system_folders, no_namespaces, tmp_path
):
    private = tmp_path / "closed"
    private.mkdir(mode=0o700)
    made.symlink_to(private / "pg")
    server.ensure(made)
    assert made.resolve().is_relative_to(privileges.STATE if ROOT else private)


def test_program_that_cannot_be_run_is_named(tmp_path):
    worker = privileges.Runner(tmp_path)
    with pytest.raises(EmbeddedServerError, match="initdb failed"):
        worker.run("initdb", data=tmp_path)


def test_binaries_below_a_private_folder_are_copied_for_the_account(
    place, system_folders, no_namespaces, private_package
):
    server.ensure(place)
    command = Path(f"/proc/{process.find(place).pid}/cmdline").read_bytes().split(b"\0")
    home = binaries.CACHE if ROOT else binaries.installed()
    assert Path(os.fsdecode(command[0])).is_relative_to(home)


def test_copy_is_made_once_a_version(system_folders, private_package):
    if not ROOT:  # only root may fill the cache: for others it is refused
        with pytest.raises(EmbeddedServerError, match="root alone"):
            binaries.shared_copy(binaries.installed())
        return
    first = binaries.shared_copy(binaries.installed())
    made = first.stat().st_ino
    assert binaries.shared_copy(binaries.installed()).stat().st_ino == made


def test_cache_that_others_can_write_to_is_refused(public):
    public.chmod(0o777)
    with pytest.raises(EmbeddedServerError, match="root alone"):
        binaries.root_owned(public)


def test_ordinary_account_runs_its_own_server(public, python, system_folders):
    package = binaries.shared_copy(binaries.installed()) if ROOT else binaries.installed()
    home = public / "home"
    home.mkdir(mode=0o700)
    account = (NOBODY.pw_uid, NOBODY.pw_gid) if ROOT else (os.getuid(), os.getgid())
    os.chown(home, *account)
    ran = python("-c", START_AS, home / "pg", package, *account)
    printed, complaints = ran.communicate(timeout=60)
    try:
        assert ran.returncode == 0, complaints
        assert {int(uid) for uid in status(int(printed), "Uid")} == {account[0]}
    finally:
        server.stop(home / "pg")


def test_root_runs_an_ordinary_accounts_data_as_that_account(made, system_folders):
    owner = NOBODY.pw_uid if ROOT else os.geteuid()
    worker = privileges.runner(made, owner)
    assert worker.uid == (owner if ROOT else None)
    assert worker.prefix == ()


def test_roots_data_without_namespaces_is_refused_by_name(made, no_namespaces):
    if not ROOT:  # an ordinary account never gets that far: it cannot read root's data
        assert privileges.runner(made, 0).prefix == ()
        return
    with pytest.raises(EmbeddedServerError, match="belongs to root"):
        privileges.runner(made, 0)


def test_machine_without_any_account_is_refused_by_name(made, no_namespaces, monkeypatch):
    monkeypatch.setattr(privileges, "ACCOUNTS", ("no-such-account",))
    monkeypatch.setattr(privileges.os, "geteuid", lambda: 0)
    with pytest.raises(EmbeddedServerError, match="does not run as root"):
        privileges.runner(made, None)


def test_number_without_a_name_works_in_a_namespace(made, monkeypatch):
    monkeypatch.setattr(privileges.os, "geteuid", lambda: 3_999_999)
    assert privileges.runner(made, None).prefix == privileges.namespace()


@pytest.mark.parametrize(
    ("mode", "readable"), [(0o755, True), (0o711, True), (0o750, False), (0o700, False)]
)
def test_every_folder_above_a_file_counts(public, mode, readable):
    deep = public / "above" / "below"
    deep.mkdir(parents=True)
    file = deep / "file"
    file.touch(mode=0o644)
    deep.parent.chmod(mode)
    assert privileges.may_read(file, 4_000_001, 4_000_001) is readable


def test_group_counts_for_who_is_in_it(public):
    file = public / "file"
    file.touch()
    file.chmod(stat.S_IRGRP)
    assert privileges.may_read(file, 4_000_001, file.stat().st_gid) is True
    assert privileges.may_read(file, 4_000_001, 4_000_001) is False
