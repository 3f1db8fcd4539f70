import os
import time

import pytest
from django.db import OperationalError

from portal.database import base, binaries, process, server
from portal.database.errors import EmbeddedServerError
from portal.database.roles import DATABASE, OWNER, SERVING

READ_SETTINGS = """
import sys
from django.conf import settings
from django.db import connection
connection.vendor
"""
KILL_BETWEEN_REQUESTS = """
import os, signal
from django.db import close_old_connections, connection
from portal.database import process
from django.conf import settings
def ask():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    connection.close()
ask()
pid = process.find(settings.DATABASES["default"]["DATA"]).pid
os.kill(pid, signal.SIGKILL)
while process.program(pid):
    pass
ask()
print("answered")
"""
# A site whose every load of its addresses writes down who loaded it and which server answered.
SITE = """
import os
from pathlib import Path
SECRET_KEY = "for-tests"
DEBUG = USE_TZ = True
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "addresses"
DATABASES = {"default": {"ENGINE": "portal.database", "NAME": "portal", "USER": "portal",
                         "DATA": Path(os.environ["PLACE"])}}
"""
ADDRESSES = """
import os
from django.db import connection
with connection.cursor() as cursor, open(os.environ["LOADS"], "a") as loads:
    cursor.execute("SELECT pg_postmaster_start_time()")
    loads.write(f"{os.getpid()} {cursor.fetchone()[0].isoformat()}\\n")
urlpatterns = []
"""


@pytest.fixture
def wrapper():
    """Makes a connection object as Django does from an entry of DATABASES."""

    def wrapper(place, **more):
        entry = {"NAME": DATABASE, "USER": OWNER, "PASSWORD": "", "HOST": "", "PORT": ""}
        rest = {"OPTIONS": {}, "TIME_ZONE": None, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True}
        return base.DatabaseWrapper({**entry, **rest, "DATA": place, **more})

    return wrapper


def test_importing_the_settings_and_the_backend_starts_nothing(place, output):
    output(READ_SETTINGS, DATA_DIR=str(place.parent))
    assert not place.parent.exists()


def test_first_connection_of_the_site_starts_the_server(place, output):
    code = f"{READ_SETTINGS}\nconnection.ensure_connection()"
    output(code, DATA_DIR=str(place.parent))
    assert process.find(place).ready


def test_connection_goes_to_the_servers_own_socket(running, wrapper):
    found = wrapper(running, HOST="db.example", PORT="1").get_connection_params()
    assert (found["host"], found["port"]) == (str(running.resolve()), process.PORT)


def test_site_works_as_the_role_that_it_is_given(running, output):
    code = f"{READ_SETTINGS}\nconnection.ensure_connection()\n"
    code += "print(connection.connection.info.user)"
    assert output(code, DATA_DIR=str(running.parent), DATABASE_ROLE=SERVING) == SERVING


def test_port_of_the_environment_leads_nowhere_else(running, output):
    code = f"{READ_SETTINGS}\nconnection.ensure_connection()\nprint(connection.is_usable())"
    assert output(code, DATA_DIR=str(running.parent), PGPORT="1") == "True"


def test_pool_outlives_a_killed_server(running, output):
    assert output(KILL_BETWEEN_REQUESTS, DATA_DIR=str(running.parent)) == "answered"


def test_database_url_leaves_the_backend_unimported(place, running, output):
    code = f"{READ_SETTINGS}\nconnection.ensure_connection()\n"
    code += (
        "print([name for name in ('base', 'server') if f'portal.database.{name}' in sys.modules])"
    )
    url = f"postgresql://{OWNER}@/{DATABASE}?host={running}"
    assert output(code, DATA_DIR=str(place.parent), DATABASE_URL=url) == "[]"
    assert not place.exists()


def test_missing_package_is_an_outage_that_says_what_to_do(place, monkeypatch, wrapper):
    monkeypatch.setattr(binaries, "PACKAGE", "not_installed_here")
    with pytest.raises(OperationalError, match="set DATABASE_URL") as caught:
        wrapper(place).get_connection_params()
    assert isinstance(caught.value, EmbeddedServerError)


def loads(file, count, *, touch=()):
    """What the site's loads wrote, once there are so many; files are touched until then."""
    deadline, lines = time.monotonic() + 30, []
    while time.monotonic() < deadline and len(lines) < count:
        for path in touch:  # each time anew: the reloader's first look only remembers the times
            os.utime(path)
        time.sleep(0.1)
        lines = file.read_text().splitlines() if file.exists() else []
    return [line.split() for line in lines]


def test_autoreload_goes_on_with_the_same_server(place, tmp_path, python):
    (tmp_path / "site_settings.py").write_text(SITE)
    addresses, written = tmp_path / "addresses.py", tmp_path / "loads"
    addresses.write_text(ADDRESSES)
    environment = {"DJANGO_SETTINGS_MODULE": "site_settings", "PYTHONPATH": str(tmp_path)}
    paths = {"PLACE": str(place), "LOADS": str(written)}
    python("-m", "django", "runserver", "127.0.0.1:0", **environment, **paths)
    loads(written, 1)
    (first, server_of_first), (last, server_of_last) = loads(written, 2, touch=[addresses])[:2]
    assert first != last
    assert server_of_first == server_of_last
    assert server.start(place) is False
