"""The server's data folder: made whole or not at all, with the two roles and the database in it.

Whoever reaches the socket may be any role, superuser included (`trust`): the socket lies in a
folder of mode 0700 whose owner could read the data files anyway, and nothing listens on TCP. The
two roles guard against faults in the site's own queries, not against its account being taken.
"""

import os
import shutil
import tempfile
from pathlib import Path

from portal.database import privileges, process
from portal.database.errors import EmbeddedServerError
from portal.database.privileges import Runner
from portal.database.roles import DATABASE, OWNER, SERVING

# Written last, so it says that the folder is whole; written anew at each start.
MARK = "portal.conf"
SUPERUSER = "postgres"
INITDB = (
    f"--username={SUPERUSER}",
    "--auth-local=trust",
    "--auth-host=reject",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--text-search-config=simple",
    "--no-instructions",
)
SETTINGS = {
    "listen_addresses": "",
    "port": str(process.PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",  # compiling costs more than it saves on queries as short as ours
}
OPEN = f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT"
# In template1, so that every database made later, such as the tests', opens its tables the same
# way. No extensions: all that the site needs are trusted, so its migrations create them as OWNER
# here as they do on a server given by DATABASE_URL. One command a line, as --single reads them.
BOOTSTRAP = f"""
CREATE ROLE {OWNER} LOGIN CREATEDB
CREATE ROLE {SERVING} LOGIN
{OPEN} SELECT, INSERT, UPDATE, DELETE ON TABLES TO {SERVING}
{OPEN} USAGE, SELECT ON SEQUENCES TO {SERVING}
CREATE DATABASE {DATABASE} OWNER {OWNER}
""".lstrip()
# sun_path holds 104 bytes on macOS and 108 on Linux, the final NUL included.
SOCKET_BYTES = 103
# libpq and the server read commas as lists, and the settings file has its own quoting.
AWKWARD = frozenset(",'\"\\\n")


def whole(place: Path) -> bool:
    return (place / MARK).is_file()


def create(place: Path, worker: Runner) -> None:
    """Makes a data folder beside its place and moves it there in one step.

    An interrupted attempt therefore leaves nothing at the place. What lies there without being
    whole is moved aside, never deleted.
    """
    target = _target(place, worker)
    new = Path(tempfile.mkdtemp(prefix=f"{target.name}.new-", dir=target.parent))
    try:
        worker.give(new)
        worker.run("initdb", *INITDB, data=new)
        with (new / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(f"include_if_exists = '{MARK}'\n")
        single = ("--single", "-c", "exit_on_error=on", "template1")
        worker.run("postgres", *single, data=new, stdin=BOOTSTRAP)
        (new / MARK).touch()
        _set_aside(target)
        new.rename(target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def tidy(place: Path) -> None:
    """Deletes a link that leads nowhere, and what a starter that was killed half-way has left."""
    if place.is_symlink() and not place.resolve().parent.is_dir():
        place.unlink()
    target = place.resolve()
    for leftover in target.parent.glob(f"{target.name}.new-*"):
        shutil.rmtree(leftover, ignore_errors=True)


def configure(place: Path, sockets: Path, worker: Runner) -> None:
    """Writes the settings that the server reads at its start."""
    settings = {**SETTINGS, "unix_socket_directories": str(sockets)}
    text = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
    fresh = place / f"{MARK}.new"
    fresh.write_bytes(os.fsencode(text))
    worker.give(fresh)
    fresh.replace(place / MARK)


def socket_folder(place: Path, worker: Runner) -> Path:
    """The data folder, or when its path cannot hold a socket a private one in a temporary folder.

    Its name is random, so nobody can take it beforehand; a symbolic link beside the data keeps it,
    so that it stays the same for connection pools that outlive the server.
    """
    data, link = place.resolve(), place.with_name(f"{place.name}.sockets")
    if holds_socket(data):
        return data
    if link.is_symlink() and process.trusted(link.readlink(), data):
        return link.readlink()
    for base in (tempfile.gettempdir(), "/tmp"):  # noqa: S108 - mkdtemp makes the name
        if holds_socket(Path(base) / "portal-xxxxxxxx") and worker.reaches(Path(base)):
            folder = Path(tempfile.mkdtemp(prefix="portal-", dir=base))
            worker.give(folder)
            link.unlink(missing_ok=True)
            link.symlink_to(folder)
            return folder
    raise EmbeddedServerError(f"no folder with a short path for the socket of {data}: set TMPDIR")


def holds_socket(folder: Path) -> bool:
    path = os.fsencode(folder / process.SOCKET)
    return len(path) <= SOCKET_BYTES and not AWKWARD.intersection(str(folder))


def _target(place: Path, worker: Runner) -> Path:
    """Where the data goes: the place, or where its symbolic link leads.

    If the server cannot enter the folder around it, into a system folder, by a link at the place.
    """
    target = place.resolve()
    if worker.reaches(target.parent):
        return target
    _set_aside(place)
    home = privileges.new_home(worker)
    place.symlink_to(home / place.name)
    return home / place.name


def _set_aside(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists() and any(folder.iterdir()):
        taken = sum(1 for _ in folder.parent.glob(f"{folder.name}.incomplete-*"))
        folder.rename(folder.with_name(f"{folder.name}.incomplete-{taken + 1}"))
    elif folder.exists():
        folder.rmdir()
