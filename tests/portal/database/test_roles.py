import pytest

from portal.database.errors import EmbeddedServerError
from portal.database.roles import OWNER, SERVING, role_for


@pytest.mark.parametrize(
    ("argv", "role"),
    [
        (["manage.py", "migrate"], OWNER),
        (["manage.py", "load_reference"], OWNER),
        (["manage.py", "help", "worker"], OWNER),
        (["/x/bin/pytest", "tests"], OWNER),
        (["-c"], OWNER),
        ([], OWNER),
        (["manage.py", "runserver", "8001"], SERVING),
        (["manage.py", "worker"], SERVING),
        (["benchmarks/__main__.py", "worker"], OWNER),
        (["/x/bin/granian", "portal.wsgi:application"], SERVING),
        (["/x/granian/__main__.py", "portal.wsgi:application"], SERVING),
    ],
)
def test_role_follows_what_the_process_is_for(argv, role):
    assert role_for(argv, {}) == role


def test_variable_is_stronger_than_the_arguments():
    assert role_for(["manage.py", "shell"], {"DATABASE_ROLE": SERVING}) == SERVING


def test_unknown_role_is_refused_by_name():
    with pytest.raises(EmbeddedServerError, match="DATABASE_ROLE='postgres'"):
        role_for([], {"DATABASE_ROLE": "postgres"})
