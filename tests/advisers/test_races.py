"""Several take at one moment: one has it; nobody takes more than she said."""

import threading
from datetime import timedelta
from itertools import count

import pgtrigger
import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import User
from advisers.cases.errors import NoRoomError, NotYoursError
from advisers.cases.services import take_case
from advisers.models import Adviser, Case, Leave, Offer, Organisation, ServedArea
from ledger.models import Notice, RateCounter
from tests.advisers import people

TRACKED = (Case, Offer, Adviser, Organisation, ServedArea, Leave, User)
NUMBERS = count(1)


@pytest.fixture
def at(committed_db):
    """When it begins; what was really written since is taken away afterwards."""
    began = timezone.now()
    yield began
    with pgtrigger.ignore():
        Notice.objects.filter(created_at__gte=began).delete()
        Case.objects.filter(asked_at__gte=began).delete()
        Adviser.objects.filter(created_at__gte=began).delete()
        Organisation.objects.filter(created_at__gte=began).delete()
        User.objects.filter(email__startswith="dua-tu-van").delete()
        for model in TRACKED:
            model.pgh_event_model.objects.filter(pgh_created_at__gte=began).delete()
    RateCounter.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name LIKE 'advisers.%'")
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name ~ '^(accounts|ledger)[.]'")


def adviser(**fields):
    user = User.objects.create_user(f"dua-tu-van{next(NUMBERS)}@example.vn")
    return people.adviser(user=user, **fields)


def offered(at, *advisers):
    case = people.case(at=at, contact=f"dua{next(NUMBERS)}@example.vn")
    Case.objects.filter(pk=case.pk).update(
        state="OFFERED", reach="COMMUNE", rounds=1, offered_at=at
    )
    for place, each in enumerate(advisers, start=1):
        Offer.objects.create(case=case, adviser=each, round=1, place=place, offered_at=at)
    return case


def at_once(*takes, at):
    """What each of the takes, a case and who takes it, gave; all start at one moment."""
    start, given = threading.Barrier(len(takes)), []

    def run(case, who):
        start.wait(timeout=10)
        try:
            take_case(case=case, adviser=who, at=at + timedelta(minutes=1))
            given.append("")
        except (NotYoursError, NoRoomError) as error:
            given.append(getattr(error, "position", "no room"))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=take) for take in takes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(given)


def test_three_take_at_once_and_one_has_it(at):
    three = [adviser() for _ in range(3)]
    case = offered(at, *three)
    assert at_once(*((case, each) for each in three), at=at) == ["", "MISSED", "MISSED"]
    positions = Offer.objects.filter(case=case).values_list("position", flat=True)
    assert sorted(positions) == ["MISSED", "MISSED", "TAKEN"]
    assert case.tenures.count() == 1


def test_one_with_room_for_one_takes_two_at_once_and_has_one(at):
    one = adviser(capacity=1)
    cases = [offered(at, one) for _ in range(2)]
    assert at_once(*((case, one) for case in cases), at=at) == ["", "no room"]
    assert Case.objects.filter(adviser=one).count() == 1
