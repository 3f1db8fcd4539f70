"""Every transition × party × part, against a table written by hand."""

from datetime import date
from itertools import product

import pytest

from platforms.choices import Act, State, Status
from platforms.revisions.rules import (
    OF_LISTINGS,
    OF_REVISIONS,
    IncompleteDecisionError,
    Part,
    Party,
    Renewal,
    check_said,
    may,
    renewal,
)

# act: (states it starts from, who may, what bars)
EXPECTED = {
    Act.SUBMIT: ("DRAFT CHANGES_REQUESTED", "vendor editor", ""),
    Act.TAKE_BACK: ("SUBMITTED", "vendor editor", ""),
    Act.DISCARD: ("DRAFT SUBMITTED CHANGES_REQUESTED", "vendor editor", ""),
    Act.TAKE: ("SUBMITTED", "officer", "author interested"),
    Act.ASK: ("IN_REVIEW", "officer", "author interested"),
    Act.APPROVE: ("IN_REVIEW", "officer", "author interested"),
    Act.SEND_BACK: ("APPROVED", "officer", "author interested"),
    Act.PUBLISH: ("APPROVED", "officer", "approver interested"),
    Act.REFUSE: ("IN_REVIEW APPROVED", "officer", "author interested"),
}
EXPECTED_OF_LISTINGS = {
    Act.SUSPEND: ("PUBLISHED", "officer", "interested"),
    Act.LIFT: ("SUSPENDED", "officer", "suspender interested"),
    Act.RETIRE: ("DRAFT PUBLISHED SUSPENDED", "vendor officer", ""),
    Act.RENEW: ("PUBLISHED", "vendor officer", ""),
}


@pytest.mark.parametrize(
    ("table", "expected", "states"),
    [(OF_REVISIONS, EXPECTED, State), (OF_LISTINGS, EXPECTED_OF_LISTINGS, Status)],
    ids=["revisions", "listings"],
)
def test_exactly_the_expected_acts_are_possible(table, expected, states):
    wrong = []
    assert set(table) == set(expected)
    for act, now, party, part in product(table, states, Party, [None, *Part]):
        starts, who, bars = (words.split() for words in expected[act])
        wanted = now in starts and party.value in who and not (part and part.value in bars)
        parts = frozenset({part} - {None})
        given = may(table, act, now=now, parties=frozenset({party}), parts=parts)
        if given is not wanted:
            wrong.append((act, now, party, part))
    assert not wrong


def test_final_states_lead_nowhere():
    final = {State.PUBLISHED, State.REFUSED, State.DISCARDED}
    assert not [row for row in OF_REVISIONS.values() if row.sources & final]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 10, 30), Renewal.FRESH),
        (date(2026, 10, 31), Renewal.OPEN),
        (date(2027, 1, 30), Renewal.OPEN),
        (date(2027, 1, 31), Renewal.OVERDUE),
    ],
)
def test_renewal_opens_in_the_ninth_month_and_ends_after_a_year(today, expected):
    asked = {"published_on": date(2020, 1, 1), "today": today}
    assert renewal(confirmed_on=date(2026, 1, 31), **asked) is expected


@pytest.mark.parametrize("reason", ["", " \n", "\u200b\ufeff"], ids=ascii)
def test_a_reason_of_marks_that_print_nothing_is_none(reason):
    with pytest.raises(IncompleteDecisionError):
        check_said(OF_LISTINGS[Act.RETIRE], criterion=None, reason=reason)
