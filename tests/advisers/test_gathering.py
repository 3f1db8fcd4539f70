"""What an adviser does in one go reaches the owner in two letters: the first at once, the rest."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import translation

from accounts.models import Letter
from advisers.cases.messages import mark_read, write_message
from advisers.cases.services import take_case, withdraw_case
from advisers.models.work import Side
from tests.advisers import people
from tests.advisers.test_cases import AT, offered
from tests.outbox import deliver, messages_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser():
    return people.adviser()


@pytest.fixture
def case(adviser):
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    return case


def write(case, adviser, minutes):
    at = AT + timedelta(minutes=minutes)
    said = {"side": Side.ADVISER, "adviser": adviser, "text": f"Tin {minutes}"}
    return write_message(case=case, request_key=uuid4(), at=at, **said)


def of_messages():
    rows = Letter.objects.filter(kind__in=["owner-message", "owner-more"]).order_by("due_at")
    return [(row.kind, (row.due_at - AT) // timedelta(minutes=1)) for row in rows]


def test_the_first_message_goes_at_once_and_five_more_in_one_letter(case, adviser):
    for minutes in (1, 2, 3, 5, 8, 10):
        write(case, adviser, minutes)
    assert of_messages() == [("owner-message", 1), ("owner-more", 11)]


def test_after_ten_quiet_minutes_the_next_goes_at_once(case, adviser):
    for minutes in (1, 3, 12, 22, 42):
        write(case, adviser, minutes)
    assert of_messages() == [
        ("owner-message", 1),
        ("owner-more", 11),
        ("owner-more", 21),
        ("owner-more", 31),
        ("owner-message", 42),
    ]


def test_the_rest_is_not_told_to_who_has_read_it(case, adviser):
    for minutes in (1, 3):
        write(case, adviser, minutes)
    mark_read(case=case, side=Side.OWNER, at=AT + timedelta(minutes=4))
    deliver()
    assert not [sent for sent in mail.outbox if "gửi thêm" in sent.subject]
    assert Letter.objects.get(kind="owner-more").state == "CANCELLED"


def test_the_rest_is_told_to_who_has_not(case, adviser):
    for minutes in (1, 3):
        write(case, adviser, minutes)
    deliver()
    assert len([sent for sent in mail.outbox if "gửi thêm" in sent.subject]) == 1


def test_a_request_taken_back_leaves_no_letter_and_no_address(case, adviser):
    for minutes in (1, 3):
        write(case, adviser, minutes)
    withdraw_case(case=case, at=AT + timedelta(minutes=5))
    assert not Letter.objects.exists()
    assert messages_to(people.asked().contact.email) == []


def test_an_owner_reads_her_language_whoever_writes(adviser):
    case = offered(language="en")
    with translation.override("vi"):
        take_case(case=case, adviser=adviser, at=AT)
    assert Letter.objects.get(kind="owner-taken").language == "en"
    deliver()
    (sent,) = [each for each in mail.outbox if "advises you" in each.subject]
    assert "/en/advice/" in sent.body
