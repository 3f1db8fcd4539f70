"""`python -m portal.database start|stop|status [DATA_DIR]`, for `make run` and for the shell."""

import argparse
import sys
from pathlib import Path

import portal
from portal import env
from portal.database import process, server
from portal.database.errors import EmbeddedServerError

FAILED, STOPPED = 1, 3  # 3 as in `pg_ctl status`


def main() -> int:
    """Answers in one line on standard output: `started` is said only by who started it."""
    env.load(Path(portal.__path__[0]).parent / ".env")
    parser = argparse.ArgumentParser(prog="python -m portal.database", description=__doc__)
    parser.add_argument("command", choices=["start", "stop", "status"])
    parser.add_argument("data", nargs="?", default=env.text("DATA_DIR", ".data"), type=Path)
    arguments = parser.parse_args()
    place = arguments.data.absolute() / "pg"
    try:
        answer, code = {"start": _start, "stop": _stop, "status": _status}[arguments.command](place)
    except EmbeddedServerError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    sys.stdout.write(f"{answer}\n")
    return code


def _start(place: Path) -> tuple[str, int]:
    if env.text("DATABASE_URL"):
        return "not needed: DATABASE_URL is set", 0
    return "started" if server.start(place) else "already running", 0


def _stop(place: Path) -> tuple[str, int]:
    return "stopped" if server.stop(place) else "not running", 0


def _status(place: Path) -> tuple[str, int]:
    running = process.find(place)
    if running is None:
        return "not running", STOPPED
    return f"running (process {running.pid}), socket in {running.sockets}", 0


if __name__ == "__main__":
    sys.exit(main())
