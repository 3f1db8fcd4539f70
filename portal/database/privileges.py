"""As whom the server runs: PostgreSQL refuses root, so root's rights are dropped first."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from portal.database import binaries
from portal.database.errors import EmbeddedServerError

ACCOUNTS = ("postgres", "nobody")
# Data that an account cannot reach below a private folder lives here; DATA_DIR links to it.
STATE = Path("/var/lib/smedx-portal")
PROGRAM_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Runner:
    """How the server's programs are run: where they lie, a prefix, the account if not our own."""

    programs: Path
    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None

    def run(self, program: str, *arguments: str, data: Path, stdin: str = "") -> None:
        """Runs a program on a data folder to its end, inside that folder.

        The folder is given by PGDATA, never as an argument: pg_ctl hands arguments to a shell.
        The environment is a new one, so that neither a PGPORT nor a secret reaches the server.

        Raises: EmbeddedServerError: it failed; the message carries what it wrote.
        """
        kept = {
            name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ
        }
        try:
            done = subprocess.run(  # noqa: S603 - our own programs with our own arguments
                [*self.prefix, str(self.programs / program), *arguments],
                input=stdin.encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env={**kept, "LC_ALL": "C", "TZ": "UTC", "PGDATA": str(data)},
                cwd=data,
                timeout=PROGRAM_SECONDS,
                check=False,
                user=self.uid,
                group=self.gid,
                extra_groups=None if self.uid is None else [],
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EmbeddedServerError(f"{program} failed: {error}") from error
        if done.returncode:
            raise EmbeddedServerError(f"{program} failed:\n{done.stdout.decode(errors='replace')}")

    def give(self, path: Path) -> None:
        """Hands what we made over to the account that the server runs as."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def reaches(self, folder: Path) -> bool:
        """Whether the server may enter the folder and everything above it."""
        if self.uid is None and not self.prefix:
            return True
        if self.uid is not None and self.gid is not None:
            return may_read(folder, self.uid, self.gid)
        return may_read(folder, os.geteuid(), os.getegid())


def runner(place: Path, owner: int | None) -> Runner:
    """The least that can run a server at this place.

    Root uses a user namespace, in which the server is an ordinary account to itself while the
    files stay root's. Where that is forbidden (many containers) or cannot get at the files, the
    account `postgres` or `nobody` runs it. Data that exists already says by its owner who runs it.

    Args:
        place: where the data lies or will lie.
        owner: user id that owns the existing data; None when there is none yet.

    Raises: EmbeddedServerError: no package, or no way to run without root's rights.
    """
    package = binaries.installed()
    if os.geteuid() != 0:
        # initdb wants an account with a name; a container may run us under a bare number.
        return Runner(binaries.programs(package), () if _has_name(os.geteuid()) else namespace())
    prefix = () if owner or not may_read(place.resolve().parent, 0, 0) else namespace()
    if prefix:
        return Runner(_programs_for(package, 0, 0), prefix)
    if owner == 0:
        raise EmbeddedServerError(
            f"{place} belongs to root, as whom PostgreSQL does not run, and user namespaces are "
            "not allowed here: work as an ordinary user with another DATA_DIR, or set DATABASE_URL"
        )
    uid, gid = _account(owner)
    return Runner(_programs_for(package, uid, gid), uid=uid, gid=gid)


def namespace() -> tuple[str, ...]:
    """The command prefix that starts a program in a user namespace; () where that is forbidden."""
    account = _known()  # initdb wants an account with a name
    if account is None or shutil.which("unshare") is None:
        return ()
    maps = f"--map-user={account.pw_uid}", f"--map-group={account.pw_gid}"
    prefix = ("unshare", "--user", *maps)
    tried = subprocess.run([*prefix, "true"], capture_output=True, check=False)  # noqa: S603 - fixed
    return () if tried.returncode else prefix


def may_read(path: Path, uid: int, gid: int) -> bool:
    """Whether an account without special rights may read a path: every folder above it counts."""
    path = path.resolve()
    asked = [(folder, 1) for folder in path.parents]
    asked.append((path, 5 if path.is_dir() else 4))
    return all(_granted(folder, uid, gid) & bits == bits for folder, bits in asked)


def new_home(worker: Runner) -> Path:
    """A new folder for data, below a system folder that every account may enter."""
    home = Path(tempfile.mkdtemp(prefix="data-", dir=binaries.root_owned(STATE)))
    worker.give(home)
    return home


def _granted(path: Path, uid: int, gid: int) -> int:
    """The permission bits, 0 to 7, that a path gives to an account."""
    found = path.stat()
    if found.st_uid == uid:
        return found.st_mode >> 6 & 7
    return (found.st_mode >> 3 if found.st_gid == gid else found.st_mode) & 7


def _programs_for(package: Path, uid: int, gid: int) -> Path:
    readable = all(may_read(file, uid, gid) for file in binaries.needed(package))
    return binaries.programs(package if readable else binaries.shared_copy(package))


def _account(owner: int | None) -> tuple[int, int]:
    """User and group of the account that runs the server instead of root."""
    if owner:
        return owner, pwd.getpwuid(owner).pw_gid if _has_name(owner) else owner
    if account := _known():
        return account.pw_uid, account.pw_gid
    raise EmbeddedServerError(
        "PostgreSQL does not run as root, and there is neither a user namespace nor an account "
        f"{' or '.join(ACCOUNTS)}: work as an ordinary user, or set DATABASE_URL"
    )


def _known() -> pwd.struct_passwd | None:
    """The first of ACCOUNTS that this machine has."""
    for name in ACCOUNTS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    return None


def _has_name(uid: int) -> bool:
    try:
        return bool(pwd.getpwuid(uid))
    except KeyError:
        return False
