from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from matching.models import QuoteRequest, Review, Trial
from matching.signals.rows import enterprise_marks, phones, referrals, reviews
from platforms.models import Platform, Signal
from platforms.signals.rows import Mark, Ref
from platforms.signals.services import find_signals
from tests.owners import enterprise_of, owner, tax_code

AT = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0912 345 678", {"912345678"}),
        ("+84912345678, 024.3825.1234", {"912345678", "438251234"}),
        ("Mã số thuế 0100109106", {"100109106"}),
        ("12/2026", set()),
    ],
)
def test_numbers_are_read_in_any_spelling(text, numbers):
    assert phones(text) == numbers


def tried(user, number, *, days=1, **fields):
    enterprise = enterprise_of(user, tax_code=tax_code(number))
    at = AT - timedelta(days=days)
    return Trial.objects.create(
        enterprise=enterprise,
        platform=Platform.objects.get(slug="kiotviet"),
        asked_by=user,
        request_key=uuid4(),
        requested_at=at,
        **fields,
    )


def test_requests_of_the_last_quarter_are_read(db):
    user = owner()
    trial, _old = tried(user, 1), tried(user, 2, days=91)
    asked = QuoteRequest.objects.create(
        enterprise=trial.enterprise, asked_by=user, request_key=uuid4(), requested_at=AT
    )
    quote = asked.quotes.create(platform=trial.platform, place=1)
    found = {row.ref: row for row in referrals(AT)}
    assert set(found) == {Ref("trial", trial.pk), Ref("quote", quote.pk)}
    assert {row.vendor for row in found.values()} == {trial.platform.vendor_id}
    assert {row.source for row in found.values()} == {Ref("user", user.pk)}


def test_reviews_are_read_with_the_age_of_the_account(db):
    user = owner()
    said = {"stars": 5, "text": "Tốt", "written_at": AT}
    kept = Review.objects.create(trial=tried(user, 1), **said)
    refused = {"state": "REFUSED", "breach": "INSULT", "decided_at": AT}
    Review.objects.create(trial=tried(user, 2), **said, **refused)
    Review.objects.create(trial=tried(user, 3), **{**said, "written_at": AT - timedelta(181)})
    (row,) = reviews(AT)
    assert (row.ref, row.account_made_at) == (Ref("review", kept.pk), user.date_joined)


def test_what_is_an_enterprises_own_is_read(db):
    trial = tried(owner(email="lan@cong-ty.com.vn"), 1, shared=[["Điện thoại", "0912 345 678"]])
    holder = Ref("enterprise", trial.enterprise_id)
    assert set(enterprise_marks(AT)) >= {
        Mark("TAX_CODE", tax_code(1), holder),
        Mark("DOMAIN", "cong-ty.com.vn", holder),
        Mark("PHONE", "912345678", holder),
    }


def test_one_who_sends_everybody_to_one_vendor_is_seen(db):
    user = owner()
    for number in range(5):
        tried(user, number)
    find_signals(at=AT)
    found = dict(Signal.objects.order_by("kind").values_list("kind", "weight"))
    assert found == {"REFERRED_BY_ONE": 5, "REFERS_TO_ONE": 5}
