"""Two people at one moment, each with a connection of her own."""

import threading
from uuid import uuid4

import pgtrigger
import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from accounts.models import User
from enterprises import services
from enterprises.models import Enterprise, Membership, TaxCodeClaim
from tests.owners import enterprise_of, join

AT = timezone.now()
CODE = "0100109106"


@pytest.fixture
def pair(committed_db):
    """Two people whose rows are really written, and taken away afterwards."""
    people = [User.objects.create_user(f"dua{number}@example.vn") for number in range(2)]
    yield people
    with pgtrigger.ignore():
        Enterprise.objects.filter(name="Công ty Đua").delete()
        User.objects.filter(email__startswith="dua").delete()
        for model in (Enterprise, Membership, TaxCodeClaim, User):
            events = model.pgh_event_model.objects.filter(pgh_created_at__gte=AT)
            events.delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name LIKE 'enterprises.%'")


def at_once(*writes):
    """What each of the writes gave, an error as its kind; all start at one moment."""
    start, given = threading.Barrier(len(writes)), []

    def run(write):
        start.wait(timeout=10)
        try:
            write()
        except Exception as error:
            given.append(type(error))
        else:
            given.append(None)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(write,)) for write in writes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return given


def test_of_two_owners_who_leave_at_once_one_stays(pair):
    enterprise = enterprise_of(pair[0], name="Công ty Đua")
    join(enterprise, pair[1], role="OWNER")

    def leave(person):
        return lambda: services.leave_enterprise(enterprise=enterprise, by=person, at=AT)

    given = at_once(*map(leave, pair))
    assert sorted(given, key=str) == sorted([None, services.LastOwnerError], key=str)
    assert Membership.objects.get(enterprise=enterprise).is_owner


def test_the_database_alone_keeps_an_owner(pair):
    enterprise = enterprise_of(pair[0], name="Công ty Đua")
    join(enterprise, pair[1], role="OWNER")

    def step_down(person):
        rows = Membership.objects.filter(enterprise=enterprise, user=person)
        return lambda: rows.update(role="MEMBER")

    given = at_once(*map(step_down, pair))
    assert sorted(given, key=str) == sorted([None, IntegrityError], key=str)


def test_of_two_who_claim_a_free_code_at_once_one_has_it(pair):
    def create(person):
        said = {"kind": "SME", "name": "Công ty Đua", "tax_code": CODE}
        return lambda: services.create_enterprise(**said, request_key=uuid4(), by=person, at=AT)

    assert at_once(*map(create, pair)) == [None, None]
    rows = Enterprise.objects.filter(name="Công ty Đua", tax_code=CODE)
    assert sorted(rows.values_list("is_tax_code_disputed", flat=True)) == [False, True]
    assert TaxCodeClaim.objects.filter(tax_code=CODE, status="OPEN").count() == 1


def test_a_claim_decided_twice_at_once_is_decided_once(pair):
    for person in pair:
        services.create_enterprise(
            kind="SME", name="Công ty Đua", tax_code=CODE, request_key=uuid4(), by=person, at=AT
        )
    claim = TaxCodeClaim.objects.get(tax_code=CODE, status="OPEN")

    def decide(to_claimant):
        said = {"claim": claim, "to_claimant": to_claimant}
        return lambda: services.decide_claim(**said, by=pair[0], at=AT)

    given = at_once(decide(True), decide(False))
    assert sorted(given, key=str) == sorted([None, services.ClaimDecidedError], key=str)


def test_the_same_form_sent_twice_at_once_is_one_enterprise(pair):
    key = uuid4()

    def create():
        services.create_enterprise(
            kind="SME", name="Công ty Đua", tax_code=None, request_key=key, by=pair[0], at=AT
        )

    assert at_once(create, create) == [None, None]
    assert Enterprise.objects.filter(name="Công ty Đua").count() == 1
