"""Finds the server that runs on a data folder: a pid file alone proves nothing after a crash."""

import os
import socket
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from portal.database.errors import EmbeddedServerError

PORT = 5432
SOCKET = f".s.PGSQL.{PORT}"
PID_FILE = "postmaster.pid"
# Lines of PostgreSQL's pid file, counted from 0 (src/include/utils/pidfile.h).
PID_LINE, SOCKETS_LINE, STATUS_LINE = 0, 4, 7
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A server process: its id, the folder of its socket, whether it takes connections."""

    pid: int
    sockets: Path
    ready: bool


def find(data: Path) -> Postmaster | None:
    """The living server of a data folder; None when there is none, whatever the pid file says.

    Args:
        data: the folder, or a symbolic link to it; need not exist.

    Returns: None also for a zombie, and for a number that another program got since.
    Raises: EmbeddedServerError: the folder belongs to another user.
    """
    claimed = read(data)
    return claimed if claimed and _serves(claimed, data) else None


def read(data: Path) -> Postmaster | None:
    """What the pid file claims; None when it is missing, empty or malformed."""
    try:
        lines = (data / PID_FILE).read_text(errors="surrogateescape").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError:
        raise EmbeddedServerError(
            f"{data} belongs to another user: work as that user, or choose another DATA_DIR"
        ) from None
    lines += [""] * (STATUS_LINE + 1 - len(lines))
    try:
        # A stand-alone backend writes its id as a negative number.
        pid = abs(int(lines[PID_LINE]))
    except ValueError:
        return None
    return Postmaster(pid, Path(lines[SOCKETS_LINE]), lines[STATUS_LINE].strip() == "ready")


def program(pid: int) -> str:
    """The name of a living program; "" when there is none, or only a zombie."""
    if (PROC / "self/stat").exists():
        try:
            line = (PROC / str(pid) / "stat").read_text(errors="replace")
        except OSError:
            return ""
        name, _, rest = line.partition("(")[2].rpartition(")")
        return "" if rest.split()[0] in {"Z", "X"} else name
    return _program_by_ps(pid)


def _program_by_ps(pid: int) -> str:
    command = ["ps", "-p", str(pid), "-o", "comm="]
    found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed
    return Path(found.stdout.strip()).name


def _serves(claimed: Postmaster, data: Path) -> bool:
    """Whether the process is PostgreSQL and works on this folder and no other."""
    if program(claimed.pid) != "postgres":
        return False
    try:
        return (PROC / str(claimed.pid) / "cwd").samefile(data)
    except OSError:  # no /proc here, or it hides what belongs to another account
        return bound(claimed.sockets) or answers(claimed.sockets)


def bound(sockets: Path) -> bool:
    """Whether a socket made in this folder is open, even if the folder is gone by now."""
    try:
        table = (PROC / "net/unix").read_text(errors="surrogateescape")
    except OSError:
        return False
    return any(line.endswith(f" {sockets / SOCKET}") for line in table.splitlines())


def answers(sockets: Path) -> bool:
    """Whether somebody listens on the socket in this folder."""
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(2)
            client.connect(str(sockets / SOCKET))
    except OSError:
        return False
    return True


def trusted(sockets: Path, data: Path) -> bool:
    """Whether only the server's own account can have put a socket into this folder.

    A name in a shared temporary folder can be taken by anybody once it is free, after a restart
    of the machine for one: so the owner has to be the owner of the data, with mode 0700.
    """
    try:
        found, wanted = sockets.lstat(), data.stat()
    except OSError:
        return False
    private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
    return (private and found.st_uid == wanted.st_uid) or os.path.samestat(found, wanted)
