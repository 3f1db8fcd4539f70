"""Real servers in temporary folders, stopped whatever a test does to them."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

import portal
from portal.database import binaries, process, server
from portal.database.roles import DATABASE, OWNER

PROJECT = Path(portal.__path__[0]).parent


def forget(place):
    """Stops the server; deletes data that root without namespaces keeps in a system folder."""
    server.stop(place)
    if place.is_symlink():
        shutil.rmtree(place.resolve().parent, ignore_errors=True)


@pytest.fixture
def place(tmp_path):
    """Where a server's data may lie; nothing is there yet."""
    place = tmp_path / "data" / "pg"
    yield place
    forget(place)


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """One folder for all tests that do not care how it was made."""
    place = tmp_path_factory.mktemp("shared") / "pg"
    yield place
    forget(place)


@pytest.fixture
def running(shared):
    """A running server, whatever the test before did to it."""
    server.ensure(shared)
    return shared


@pytest.fixture
def ask():
    """Runs one statement on a server; returns its rows, None for a statement without any."""

    def ask(place, statement, *, user=OWNER, database=DATABASE):
        with psycopg.connect(
            host=str(process.find(place).sockets), user=user, dbname=database, autocommit=True
        ) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else None

    return ask


@pytest.fixture
def kill():
    """Does to the server's main process what a crash does; returns once it is gone."""

    def kill(place):
        pid = process.find(place).pid
        os.kill(pid, signal.SIGKILL)
        while process.program(pid):
            time.sleep(0.01)

    return kill


@pytest.fixture
def python():
    """Starts a new interpreter in the project; the caller waits for it."""
    started = []

    def python(*arguments, **environment):
        fixed = {
            "DATABASE_URL": "",
            "DATABASE_ROLE": "",
            "SECRET_KEY": "only-for-tests",
            "DEBUG": "0",
        }
        paths = os.pathsep.join([environment.pop("PYTHONPATH", ""), str(PROJECT)])
        settings = {"DJANGO_SETTINGS_MODULE": "portal.settings", "PYTHONPATH": paths}
        started.append(
            subprocess.Popen(
                [sys.executable, *map(str, arguments)],
                cwd=PROJECT,
                env={**os.environ, **fixed, **settings, **environment},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
        )
        return started[-1]

    yield python
    for process_ in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process_.pid, signal.SIGKILL)
        process_.communicate()


@pytest.fixture
def output(python):
    """Runs code in a new interpreter and returns what it printed; its failure fails the test."""

    def output(code, **environment):
        ran = python("-c", code, **environment)
        printed, complaints = ran.communicate(timeout=60)
        assert ran.returncode == 0, complaints
        return printed.strip()

    return output


@pytest.fixture
def public():
    """A folder that every account can enter, unlike pytest's own temporary folders."""
    folder = Path(tempfile.mkdtemp(prefix="public-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def private_package(tmp_path, monkeypatch):
    """The installed package as it looks below a folder that nobody else may enter."""
    source = binaries.installed()
    for folder in (source, source.with_name(f"{source.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, tmp_path / "private" / folder.name)
    (tmp_path / "private").chmod(0o700)
    monkeypatch.setattr(binaries, "installed", lambda: tmp_path / "private" / source.name)
