import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest

from portal.database import cluster, privileges, process, server
from portal.database.errors import EmbeddedServerError
from portal.database.roles import OWNER, SERVING

EXTENSIONS = ("unaccent", "pg_trgm", "btree_gin")


@pytest.fixture
def scratch(running, ask):
    """A database as the test runner makes one: by the owner, from the usual template.

    Dropped without force, which the owner may not use on a worker of autovacuum: PostgreSQL waits
    some seconds for sessions to end.
    """
    ask(running, "DROP DATABASE IF EXISTS scratch", database="postgres")
    ask(running, "CREATE DATABASE scratch", database="postgres")
    yield "scratch"
    ask(running, "DROP DATABASE scratch", database="postgres")


@pytest.fixture
def table(running, ask, scratch):
    ask(running, "CREATE TABLE item (id bigserial, name text)", database=scratch)
    return scratch


@pytest.mark.parametrize("role", [OWNER, SERVING])
def test_role_is_no_superuser(running, ask, role):
    rights = "rolsuper, rolcreaterole, rolreplication, rolbypassrls"
    found = ask(running, f"SELECT {rights} FROM pg_roles WHERE rolname = '{role}'")
    assert found == [(False, False, False, False)]


@pytest.mark.parametrize(("role", "may"), [(OWNER, True), (SERVING, False)])
def test_owner_alone_creates_databases(running, ask, role, may):
    found = ask(running, f"SELECT rolcreatedb FROM pg_roles WHERE rolname = '{role}'")
    assert found == [(may,)]


def test_owner_owns_the_sites_database(running, ask):
    found = ask(running, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'portal'")
    assert found == [(OWNER,)]


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_owner_creates_the_extension_in_a_test_database(running, ask, scratch, extension):
    ask(running, f"CREATE EXTENSION IF NOT EXISTS {extension}", database=scratch)
    found = ask(running, "SELECT extname FROM pg_extension", database=scratch)
    assert (extension,) in found


def test_owner_creates_a_text_search_configuration(running, ask, scratch):
    ask(running, "CREATE EXTENSION unaccent", database=scratch)
    ask(running, "CREATE TEXT SEARCH CONFIGURATION vi (COPY = simple)", database=scratch)
    change = "ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple"
    ask(running, f"ALTER TEXT SEARCH CONFIGURATION vi {change}", database=scratch)
    found = ask(running, "SELECT to_tsvector('vi', 'Kế toán')::text", database=scratch)
    assert found == [("'ke':1 'toan':2",)]


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        ("INSERT INTO item (name) VALUES ('a') RETURNING id", [(2,)]),
        ("UPDATE item SET name = 'b' RETURNING name", [("b",)]),
        ("SELECT id FROM item", [(1,)]),
        ("DELETE FROM item RETURNING id", [(1,)]),
    ],
    ids=["insert", "update", "select", "delete"],
)
def test_serving_role_works_on_rows_of_the_owners_tables(running, ask, table, statement, rows):
    ask(running, "INSERT INTO item (name) VALUES ('first')", database=table)
    assert ask(running, statement, user=SERVING, database=table) == rows


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE other (id int)",
        "ALTER TABLE item ADD extra int",
        "DROP TABLE item",
        "TRUNCATE item",
        "CREATE EXTENSION unaccent",
        "CREATE DATABASE other",
    ],
    ids=["create", "alter", "drop", "truncate", "extension", "database"],
)
def test_serving_role_changes_no_structure(running, ask, table, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(running, statement, user=SERVING, database=table)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("listen_addresses", ""),
        ("unix_socket_permissions", "0700"),
        ("shared_buffers", "128MB"),
        ("max_connections", "100"),
        ("TimeZone", "UTC"),
        ("jit", "off"),
        ("server_encoding", "UTF8"),
    ],
)
def test_server_runs_with_the_setting(running, ask, name, value):
    assert ask(running, f"SHOW {name}") == [(value,)]


def test_locale_is_the_builtin_one_that_every_machine_has(running, ask):
    found = ask(
        running, "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'portal'"
    )
    assert found == [("b", "C.UTF-8")]


def test_case_of_vietnamese_letters_is_known(running, ask):
    assert ask(running, "SELECT lower('ĐẠI ƯƠNG Ế')") == [("đại ương ế",)]


def test_data_folder_is_closed_to_others(running):
    assert running.stat().st_mode & 0o777 == 0o700


@pytest.fixture(scope="module")
def far():
    """A place whose path is longer than a socket's may be, with signs that shells care about."""
    public = Path(tempfile.mkdtemp(prefix="public-", dir="/tmp"))
    public.chmod(0o755)
    far = public / ("đường dẫn dài, có 'dấu' và $HOME " * 4) / "pg"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(public))
        yield far
        server.stop(far)
    shutil.rmtree(public)


def test_socket_of_a_long_path_lies_in_a_short_private_folder(far, ask):
    sockets = server.ensure(far)
    assert len(str(sockets)) < 60
    assert sockets.stat().st_mode & 0o777 == 0o700
    assert ask(far, "SELECT 1") == [(1,)]


def test_short_folder_stays_the_same_over_a_restart(far):
    before = server.ensure(far)
    server.stop(far)
    assert server.ensure(far) == before


def test_short_folder_that_others_may_enter_is_not_used_again(far):
    before = server.ensure(far)
    server.stop(far)
    before.chmod(0o755)
    assert server.ensure(far) != before


def test_server_whose_short_folder_is_gone_is_started_again(far, ask):
    before = server.ensure(far)
    before.rename(before.with_name(f"{before.name}-gone"))
    assert server.ensure(far) != before
    assert ask(far, "SELECT 1") == [(1,)]


def test_folder_of_another_account_is_not_trusted(far, tmp_path, monkeypatch):
    server.ensure(far)
    link = far.with_name("pg.sockets")
    foreign = tmp_path / "foreign"
    foreign.mkdir(mode=0o755)
    link.unlink()
    link.symlink_to(foreign)
    worker = privileges.runner(far, far.stat().st_uid)
    assert cluster.socket_folder(far, worker) != foreign
    assert process.trusted(foreign, far) is False


def test_want_of_a_short_folder_is_named(far, monkeypatch):
    server.ensure(far)
    far.with_name("pg.sockets").unlink()
    monkeypatch.setattr(cluster, "SOCKET_BYTES", 10)
    worker = privileges.runner(far, far.stat().st_uid)
    with pytest.raises(EmbeddedServerError, match="set TMPDIR"):
        cluster.socket_folder(far, worker)
