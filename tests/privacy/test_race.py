"""Two owners who leave at one moment leave nothing behind."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import DataRequest, EmptiedRow, User
from accounts.privacy.erasure import erase_person
from enterprises.models import Enterprise
from tests.owners import enterprise_of, join, owner
from tests.privacy.conftest import AT


@pytest.fixture
def two(committed_db):
    users = [owner(email=f"hai{number}@example.vn") for number in (1, 2)]
    join(enterprise_of(users[0], name="Của hai người"), users[1], role="OWNER")
    yield users
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE args->>'to' LIKE 'hai%@example.vn'")
    EmptiedRow.objects.all().delete()
    DataRequest.objects.all().delete()


def test_the_last_of_two_takes_the_enterprise_with_her(two):
    start = Barrier(2)

    def erase(user):
        try:
            start.wait(timeout=10)
            erase_person(user=user, at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(erase, two))
    assert not User.objects.filter(pk__in=[user.pk for user in two]).exists()
    assert not Enterprise.objects.filter(name="Của hai người").exists()
