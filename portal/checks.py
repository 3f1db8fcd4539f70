"""`make check`: linters, types, contracts, migrations, translations; runs all, then fails."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

BIN = Path(sys.executable).parent
PRODUCTION = {
    "SECRET_KEY": "a-check-of-the-settings-needs-some-long-random-looking-text-0123456789",
    "ALLOWED_HOSTS": "smedx.example",
    "SITE_URL": "https://smedx.example",
    "DATABASE_URL": "postgresql://portal:x@db.example/portal",
    "DEBUG": "0",
    "LOCAL_RUN": "0",
}
LOCAL = {"LOCAL_RUN": "1", "DATA_DIR": ".data-test"}


def manage(*words: str) -> list[str]:
    return [sys.executable, "manage.py", *words]


def templates() -> list[str]:
    return [str(path) for path in sorted(Path("templates").rglob("*.html"))]


def checks() -> dict[str, tuple[list[str], dict[str, str]]]:
    """What to run by name: the command, and what it adds to the environment."""
    return {
        "lint": ([str(BIN / "ruff"), "check", "."], {}),
        "format": ([str(BIN / "ruff"), "format", "--check", "."], {}),
        "templates": (
            [str(BIN / "djade"), "--target-version", "5.2", "--check", *templates()],
            {},
        ),
        "imports": ([str(BIN / "lint-imports"), "--no-cache"], {}),
        "types": ([str(BIN / "mypy"), "."], LOCAL),
        "deployment": (manage("check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
        "migrations": (manage("makemigrations", "--check", "--dry-run"), LOCAL),
        "translations": (manage("messages", "--check"), LOCAL),
    }


def run(name: str, command: list[str], extra: dict[str, str]) -> tuple[str, int, str, float]:
    started = time.monotonic()
    done = subprocess.run(  # noqa: S603 - our own commands
        command, env={**os.environ, **extra}, capture_output=True, text=True, check=False
    )
    output = done.stdout + done.stderr
    return name, done.returncode, output, time.monotonic() - started


def main() -> int:
    failed = 0
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        jobs = [pool.submit(run, name, *what) for name, what in checks().items()]
        for job in jobs:
            name, code, output, seconds = job.result()
            sys.stdout.write(f"{'ok  ' if code == 0 else 'FAIL'} {name} ({seconds:.1f} s)\n")
            if code:
                failed += 1
                sys.stdout.write(output)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
