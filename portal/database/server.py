"""Starts and stops the site's own PostgreSQL: one server a data folder, whoever needs it first.

Any number of processes may call at once: the holder of the lock file starts the server, the others
find it running. It is left running when they end; `python -m portal.database stop` ends it.
"""

import contextlib
import fcntl
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from portal.database import cluster, privileges, process
from portal.database.errors import EmbeddedServerError
from portal.database.privileges import Runner
from portal.database.process import Postmaster

START_SECONDS = 60
STOP_SECONDS = 60
# The children of a killed server hold its memory until they notice, mostly within a second; a
# server whose pid file was deleted notices within a minute and ends.
ORPHAN_SECONDS = 75
STILL_HELD = "shared memory block"
# A server that begins and never says that it ends, or says nothing at all, was killed meanwhile.
KILLED_SECONDS = 10
STARTED, ENDED, SILENT = "starting PostgreSQL", "system is shut down", "could not start server"
TICK_SECONDS = 0.02


def ensure(place: Path) -> Path:
    """The folder of the server's socket, for libpq's `host`; starts the server if it is down.

    Costs some tens of microseconds while the server is up, so it may be asked at every connection.

    Args:
        place: the data folder, DATA_DIR/pg; made when it is missing.

    Raises: EmbeddedServerError: no package, no rights, or PostgreSQL's own complaint.
    """
    if sockets := _sockets(place):
        return sockets
    start(place)
    if sockets := _sockets(place):
        return sockets
    raise EmbeddedServerError(f"the server of {place} was stopped while it started")


def start(place: Path) -> bool:
    """Starts the server if it is down. Returns: whether this call started it. Raises: as ensure."""
    place = place.absolute()
    if _sockets(place):
        return False
    with _locked(place):
        running = _settled(place)
        if running and process.trusted(running.sockets, place):
            return False
        if running:  # its socket's folder is gone: nobody can reach it any more
            _end(running, place)
        _launch(place)
        return True


def stop(place: Path) -> bool:
    """Stops the server, cutting its connections. Returns: whether there was one to stop.

    Raises: EmbeddedServerError: it belongs to another user, or still runs after a minute.
    """
    place = place.absolute()
    if not place.exists():
        return False
    with _locked(place):
        running = process.find(place)
        if running:
            _end(running, place)
        return running is not None


def _sockets(place: Path) -> Path | None:
    running = process.find(place)
    if running and running.ready and process.trusted(running.sockets, place):
        return running.sockets
    return None


@contextlib.contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Holds the lock of a data folder; a process that dies lets go of it."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(place.with_name(f"{place.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise EmbeddedServerError(
            f"cannot write to {place.parent} ({error.strerror}): choose another DATA_DIR"
        ) from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _settled(place: Path) -> Postmaster | None:
    """The server once it is ready, None once it is gone: one may be coming up or going down."""
    deadline = time.monotonic() + START_SECONDS
    while (running := process.find(place)) and not running.ready:
        if time.monotonic() > deadline:
            raise EmbeddedServerError(
                f"PostgreSQL (process {running.pid}) is not ready after {START_SECONDS} s, "
                f"see {place / 'server.log'}"
            )
        time.sleep(TICK_SECONDS)
    return running


def _launch(place: Path) -> None:
    cluster.tidy(place)
    owner = place.stat().st_uid if cluster.whole(place) else None
    worker = privileges.runner(place, owner)
    if owner is None:
        cluster.create(place, worker)
    sockets = cluster.socket_folder(place, worker)
    cluster.configure(place, sockets, worker)
    began = time.monotonic()
    while complaint := _attempt(place.resolve(), sockets, worker):
        if time.monotonic() - began >= _patience(complaint):
            raise EmbeddedServerError(f"PostgreSQL did not start:\n{complaint}")
        time.sleep(0.2)


def _attempt(data: Path, sockets: Path, worker: Runner) -> str:
    """Starts the server once. Returns: "" when it is ready, else what it said before it died."""
    # Whoever these name is not our server: PostgreSQL would refuse to start while that one lives.
    # Should a server live all the same, its shared memory block still keeps a second one out.
    for stale in (data / process.PID_FILE, sockets / f"{process.SOCKET}.lock"):
        stale.unlink(missing_ok=True)
    log = data / "server.log"
    seen = log.stat().st_size if log.exists() else 0
    try:
        worker.run(
            "pg_ctl", "start", "-s", "-w", "-t", str(START_SECONDS), "-l", log.name, data=data
        )
    except EmbeddedServerError as error:
        if _settled(data):  # it recovers from a crash, slower than pg_ctl waits
            return ""
        said = log.read_bytes()[seen:].decode(errors="replace") if log.exists() else ""
        return said or str(error)
    return ""


def _patience(complaint: str) -> float:
    """For how many seconds further attempts are worth while, by what the last one said."""
    if STILL_HELD in complaint:
        return ORPHAN_SECONDS
    killed = STARTED in complaint and ENDED not in complaint
    return KILLED_SECONDS if killed or SILENT in complaint else 0


def _end(running: Postmaster, place: Path) -> None:
    """Ends a server that is known to be ours ("fast": open transactions are rolled back)."""
    try:
        os.kill(running.pid, signal.SIGINT)
    except PermissionError:
        raise EmbeddedServerError(f"the server of {place} belongs to another user") from None
    except ProcessLookupError:
        return
    deadline = time.monotonic() + STOP_SECONDS
    while process.program(running.pid) == "postgres":
        if time.monotonic() > deadline:
            raise EmbeddedServerError(
                f"PostgreSQL (process {running.pid}) still runs after {STOP_SECONDS} s"
            )
        time.sleep(TICK_SECONDS)
