"""What is held of somebody, counted: in few queries however many tables there are."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.privacy.export import sections_of
from accounts.privacy.pages import held_of
from accounts.roles import Role
from advisers.models import Leave
from enterprises.models import Membership
from tests.advisers.people import adviser, case
from tests.owners import enterprise_of, owner
from tests.privacy.conftest import AT
from tests.staff import sign_in

MOST_QUERIES = 25


def advising(user):
    """Makes an adviser of her, on leave, and somebody who asked for advice herself."""
    at, today = timezone.now(), timezone.localdate()
    row = adviser(user=user)
    Leave.objects.create(
        adviser=row,
        from_on=today,
        until_on=today + timedelta(days=3),
        request_key=uuid4(),
        created_at=at,
    )
    case(contact=user.email)


def in_the_way(user):
    """Others act for three enterprises of which she is the only owner."""
    for number in range(3):
        row = enterprise_of(user, name=f"Xưởng {number}")
        Membership.objects.create(enterprise=row, user=owner(), role="MEMBER", created_at=AT)


def queries(client, user):
    with CaptureQueriesContext(connection) as asked:
        response = client.get(reverse("admin:accounts_user_erase", args=[user.pk]))
    assert response.status_code == 200
    return len(asked)


@pytest.mark.parametrize("more", [None, advising, in_the_way], ids=["owner", "adviser", "obstacle"])
@pytest.mark.ignore_template_errors
def test_staff_read_what_an_erasure_takes_at_a_bounded_cost(client, lan, more):
    if more:
        more(lan)
    sign_in(client, Role.ADMIN)
    queries(client, lan)
    assert queries(client, lan) <= MOST_QUERIES


def test_each_table_is_counted_as_its_own(lan):
    advising(lan)
    shown = [(each.title, each.count) for app in held_of(lan) for each in app.tables]
    counted = [(each.title, each.rows.count()) for each in sections_of(lan)]
    assert shown == [each for each in counted if each[1]]


def test_tables_without_rows_are_left_out(db):
    assert all(each.count for app in held_of(owner()) for each in app.tables)
