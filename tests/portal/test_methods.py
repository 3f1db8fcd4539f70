"""Methods that no page takes are refused before anybody is asked who she is."""

import pytest
from django.test import Client

from tests.owners import owner

REFUSED = ("PUT", "PATCH", "DELETE", "OPTIONS")
TAKEN = {
    "/platforms/": "GET, HEAD",
    "/my/": "GET, HEAD",
    "/match/": "GET, HEAD, POST",
    "/my/notices/choices/": "GET, HEAD, POST",
    "/accounts/login/": "GET, HEAD, POST",
    "/admin/platforms/platform/": "GET, HEAD, POST",
}


@pytest.mark.parametrize("path", TAKEN)
def test_is_told_what_the_page_takes_without_a_look_at_the_session(
    db, client, path, django_assert_num_queries
):
    client.force_login(owner())
    for method in REFUSED:
        with django_assert_num_queries(0):
            answer = client.generic(method, path)
        assert (answer.status_code, answer["Allow"]) == (405, TAKEN[path])


@pytest.mark.parametrize("path", TAKEN)
def test_is_told_so_without_a_token_too(db, path):
    stranger = Client(enforce_csrf_checks=True)
    assert [stranger.generic(each, path).status_code for each in REFUSED] == [405] * 4


def test_where_nothing_is_nothing_is_found(client):
    assert [client.generic(each, "/no-such-page/").status_code for each in REFUSED] == [404] * 4
