from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User


def run(email):
    out, err = StringIO(), StringIO()
    call_command("create_admin", email, stdout=out, stderr=err)
    return out.getvalue().strip(), err.getvalue()


def test_it_prints_a_link_that_opens(client, db, settings):
    link, _ = run("hong@example.vn")
    assert client.get(link.removeprefix(settings.SITE_URL)).status_code == 200


def test_it_prints_nothing_else_where_scripts_read(db):
    link, _ = run("hong@example.vn")
    assert link.startswith("http")
    assert len(link.split()) == 1


def test_it_makes_one_account_however_often_it_runs(db):
    run("hong@example.vn")
    run("Hong@example.vn")
    assert User.objects.filter(email="hong@example.vn").count() == 1


def test_it_says_when_it_promotes_somebody(db):
    User.objects.create_user("lan@example.vn")
    assert "is an administrator now" in run("lan@example.vn")[1]


@pytest.mark.parametrize("email", ["hong", "", "a@b", "hong@example.vn\n"])
def test_it_refuses_what_is_no_address(db, email):
    with pytest.raises(CommandError, match="Not an e-mail address"):
        run(email)
