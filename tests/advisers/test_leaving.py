"""Owners and advisers whose data go."""

from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.models import Consent
from accounts.privacy.erasure import erase_person
from advisers.asking.services import ask_advice
from advisers.cases.leaving import forget_closed
from advisers.cases.messages import write_message
from advisers.cases.ratings import NotAskedError, rate
from advisers.cases.rules import TransitionError
from advisers.cases.services import (
    claim_cases,
    close_case,
    reopen_case,
    take_case,
    withdraw_case,
)
from advisers.holding import sections
from advisers.models import Adviser, Case
from advisers.models.work import Side
from advisers.routing.services import route_waiting
from tests.advisers import people
from tests.advisers.test_cases import AT, kinds, letters, offered
from tests.owners import owner

pytestmark = pytest.mark.django_db
MAIL = "chu.quan@example.vn"


def test_owner_who_signs_up_finds_her_requests_and_takes_them_with_her():
    adviser = people.adviser()
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    unproved = ask_advice(asked=people.asked(), request_key=uuid4(), at=AT)
    strange = people.case(at=AT, contact="khac@example.vn")
    user = owner(email=MAIL, email_verified_at=AT)
    assert [claim_cases(user=user), claim_cases(user=user)] == [1, 0]
    assert Consent.objects.get(user=user).about == f"case:{case.pk}"
    write_message(case=case, side=Side.OWNER, text="Chào", request_key=uuid4(), at=AT)
    shown = {each.name: list(each.rows.values(*each.columns)) for each in sections(user)}
    assert [row["pk"] for row in shown["advice_requests"]] == [case.pk]
    assert len(shown["advice_messages"]) == 1

    erase_person(user=user, at=AT)
    case.refresh_from_db()
    assert (case.state, case.email, case.owner, case.messages.count()) == ("WITHDRAWN", "", None, 0)
    assert kinds(adviser).count("case-withdrawn") == 1
    assert not Case.objects.filter(pk=unproved.pk).exists()
    strange.refresh_from_db()
    assert strange.email == "khac@example.vn"


def test_letters_not_sent_yet_do_not_reach_an_owner_who_took_it_back():
    adviser = people.adviser()
    case, other = offered(), offered(contact="khac@example.vn")
    for each in (case, other):
        take_case(case=each, adviser=adviser, at=AT)
    withdraw_case(case=case, at=AT)
    assert {to for to, _subject, _text in letters()} == {other.email}


def test_adviser_whose_account_goes_leaves_and_her_cases_move():
    leaves, stays = people.adviser(), people.adviser()
    case = offered()
    take_case(case=case, adviser=leaves, at=AT)
    shown = {each.name: list(each.rows.values(*each.columns)) for each in sections(leaves.user)}
    assert shown["adviser_profile"][0]["name"] == leaves.name
    assert len(shown) == 6
    erase_person(user=leaves.user, at=AT)
    row = Adviser.objects.get(pk=leaves.pk)
    assert (row.standing, row.name, row.user, row.areas.count()) == ("LEFT", "", None, 0)
    case.refresh_from_db()
    assert (case.state, case.adviser) == ("NEW", None)
    people.adviser()
    route_waiting(at=AT)
    assert not case.offers.filter(adviser=leaves, position="OFFERED").exists()
    assert kinds(stays)


def test_a_year_after_its_end_a_case_tells_nothing_of_its_owner():
    adviser = people.adviser()
    case = offered()
    take_case(case=case, adviser=adviser, at=AT)
    close_case(case=case, adviser=adviser, outcome="DONE", note="Quán Lan", at=AT)
    assert forget_closed(at=AT + timedelta(days=364)) == 0
    assert [forget_closed(at=AT + timedelta(days=365)) for _twice in range(2)] == [1, 0]
    case.refresh_from_db()
    assert (case.state, case.name, case.text, case.outcome) == ("DONE", "", "", "")
    with pytest.raises(TransitionError):
        reopen_case(case=case, at=AT + timedelta(days=366))


def test_reopened_when_its_adviser_cannot_go_on_others_are_asked():
    adviser = people.adviser()
    case = offered()
    with pytest.raises(NotAskedError):
        rate(case=case, was_contacted=True, helped=True, text="", at=AT)
    take_case(case=case, adviser=adviser, at=AT)
    close_case(case=case, adviser=adviser, outcome="DONE", note="", at=AT)
    Adviser.objects.filter(pk=adviser.pk).update(standing="PAUSED")
    reopen_case(case=case, at=AT)
    case.refresh_from_db()
    assert (case.state, case.adviser) == ("NEW", None)
