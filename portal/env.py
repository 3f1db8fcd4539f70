"""Reads the environment: every difference between machines is a value, refused by name if wrong.

The variables are listed in `.env.example`; a `.env` file beside `manage.py` is read first, and what
the process already has wins over it.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

TRUE, FALSE = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


class EnvironmentVariableError(Exception):
    """A variable is missing or malformed; the message names it and says what it takes."""


def read_file(path: Path) -> dict[str, str]:
    """The `KEY=VALUE` lines of a file; {} if there is none. Comments are skipped."""
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}


def load(path: Path) -> None:
    """Adds the file's values to the process's environment where the process has none."""
    for key, value in read_file(path).items():
        os.environ.setdefault(key, value)


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def required(name: str, hint: str) -> str:
    """A value that has no safe default. Raises: EnvironmentVariableError when it is not set."""
    if value := text(name):
        return value
    raise EnvironmentVariableError(f"{name} is not set: {hint}")


def flag(name: str) -> bool:
    value = text(name).lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise EnvironmentVariableError(f"{name}={value!r}: use 1 or 0")


def number(name: str, default: int, *, low: int, high: int) -> int:
    """A whole number in [low, high]. Raises: EnvironmentVariableError outside it."""
    value = text(name, str(default))
    if not re.fullmatch(r"\d{1,9}", value) or not low <= int(value) <= high:
        raise EnvironmentVariableError(f"{name}={value!r}: use a whole number {low} to {high}")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def postgresql(name: str) -> dict[str, object] | None:
    """Django's connection settings from `postgresql://user:password@host:port/name?sslmode=…`.

    Returns: None when the variable is not set.
    Raises: EnvironmentVariableError: not a PostgreSQL address, or without a database name.
    """
    value = text(name)
    if not value:
        return None
    try:
        url = urlsplit(value)
        port = url.port or ""
    except ValueError as error:
        raise EnvironmentVariableError(f"{name}: {error}") from None
    database = unquote(url.path.lstrip("/"))
    if url.scheme not in {"postgres", "postgresql"} or not database:
        raise EnvironmentVariableError(f"{name}: use postgresql://user:password@host:port/name")
    options = dict(parse_qsl(url.query))
    return {
        "NAME": database,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", "") or unquote(url.hostname or ""),
        "PORT": str(port),
        "OPTIONS": options,
    }


def email(name: str, outbox: Path) -> dict[str, object]:
    """Django's mail settings from `smtp://user:password@host:port` (`smtps`, `smtp+tls`).

    Without a value mails are written into `outbox`, one file each.
    Raises: EnvironmentVariableError: another scheme.
    """
    value = text(name)
    if not value:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": str(outbox)}
    url = urlsplit(value)
    if url.scheme not in {"smtp", "smtps", "smtp+tls"} or not url.hostname:
        raise EnvironmentVariableError(f"{name}: use smtp[s|+tls]://user:password@host:port")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or {"smtp": 25, "smtps": 465, "smtp+tls": 587}[url.scheme],
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 10,
    }


def secret_key(data: Path, *, generate: bool, environ: Mapping[str, str] = os.environ) -> str:
    """SECRET_KEY, or one made once and kept in `data` when `generate` says this is `make run`.

    Raises: EnvironmentVariableError: neither set nor allowed to be made.
    """
    if value := environ.get("SECRET_KEY", "").strip():
        return value
    if not generate:
        raise EnvironmentVariableError("SECRET_KEY is not set: give a long random text")
    file = data / "secret_key"
    if not file.is_file():
        data.mkdir(parents=True, exist_ok=True)
        fresh = data / f"secret_key.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(os.urandom(48).hex(), encoding="ascii")
        try:
            os.link(fresh, file)  # atomic: the first of several starters wins
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return file.read_text(encoding="ascii").strip()
