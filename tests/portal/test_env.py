"""Every variable is refused by name when it is wrong."""

import pytest

from portal import env


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("DEBUG", "maybe", env.flag),
        ("PORT", "http", lambda name: env.number(name, 1, low=1, high=65_535)),
        ("PORT", "70000", lambda name: env.number(name, 1, low=1, high=65_535)),
        ("DATABASE_URL", "mysql://host/x", env.postgresql),
        ("DATABASE_URL", "postgresql://host", env.postgresql),
        ("DATABASE_URL", "postgresql://host:port/x", env.postgresql),
        ("EMAIL_URL", "ftp://host", lambda name: env.email(name, None)),
        ("SECRET_KEY", "", lambda name: env.required(name, "say it")),
    ],
)
def test_a_malformed_variable_is_named(monkeypatch, name, value, read):
    monkeypatch.setenv(name, value)
    with pytest.raises(env.EnvironmentVariableError, match=name):
        read(name)


def test_a_database_address_is_taken_apart(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://an%40b:p%3Aw@db:6432/portal?sslmode=require")
    assert env.postgresql("DATABASE_URL") == {
        "NAME": "portal",
        "USER": "an@b",
        "PASSWORD": "p:w",
        "HOST": "db",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_socket_folder_can_be_the_host(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://me@/portal?host=/run/pg")
    assert env.postgresql("DATABASE_URL")["HOST"] == "/run/pg"


def test_no_secret_is_a_named_error_unless_one_may_be_made(tmp_path):
    with pytest.raises(env.EnvironmentVariableError, match="SECRET_KEY"):
        env.secret_key(tmp_path, generate=False, environ={})


def test_a_made_secret_is_kept_and_private(tmp_path):
    first = env.secret_key(tmp_path, generate=True, environ={})
    assert first == env.secret_key(tmp_path, generate=True, environ={})
    assert len(first) == 96
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_a_file_gives_only_what_the_process_lacks(tmp_path, monkeypatch):
    file = tmp_path / ".env"
    file.write_text("# note\nONE=file\nTWO='quoted'\n")
    monkeypatch.setenv("ONE", "process")
    monkeypatch.delenv("TWO", raising=False)
    env.load(file)
    assert (env.text("ONE"), env.text("TWO")) == ("process", "quoted")
    monkeypatch.delenv("TWO")
