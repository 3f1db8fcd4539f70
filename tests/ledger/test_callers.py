"""Who asks is known by a mark alone, and people are told from robots."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from ledger.callers import address_of, caller_key, is_person, seconds_until_allowed

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile"


def request(method="get", address="203.0.113.7", **headers):
    return getattr(RequestFactory(), method)("/", headers=headers, REMOTE_ADDR=address)


def test_the_mark_does_not_hold_the_address():
    assert "203.0.113.7" not in caller_key(request(), "visit")


def test_equal_callers_have_equal_marks_for_an_action():
    assert caller_key(request(), "visit") == caller_key(request(), "visit")
    assert caller_key(request(), "visit") != caller_key(request(), "wish")
    assert caller_key(request(), "visit") != caller_key(request(address="203.0.113.8"), "visit")


def test_behind_a_proxy_its_caller_counts(settings):
    settings.PROXIES = 1
    assert (
        address_of(request(**{"x-forwarded-for": "198.51.100.1, 198.51.100.9"})) == "198.51.100.9"
    )


def test_without_a_proxy_nobody_can_pretend(settings):
    settings.PROXIES = 0
    assert address_of(request(**{"x-forwarded-for": "198.51.100.1"})) == "203.0.113.7"


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        (request(**{"user-agent": PHONE}), True),
        (request("post", **{"user-agent": PHONE}), True),
        (request("head", **{"user-agent": PHONE}), False),
        (request(), False),
        (request(**{"user-agent": "Mozilla/5.0 (compatible; bingbot/2.0)"}), False),
        (request(**{"user-agent": PHONE, "sec-purpose": "prefetch"}), False),
        (request(**{"user-agent": PHONE, "purpose": "Prefetch"}), False),
    ],
    ids=["phone", "form", "head", "no agent", "robot", "prefetch", "older prefetch"],
)
def test_people_are_told_from_robots(given, answer):
    assert is_person(given) is answer


def test_uses_past_the_limit_must_wait(db, settings):
    settings.RATE_LIMITS = {"visit": (1, timedelta(minutes=10))}
    assert seconds_until_allowed(request(), action="visit", at=AT) == 0
    assert seconds_until_allowed(request(), action="visit", at=AT) == 600


def test_an_action_without_a_limit_is_a_mistake(db):
    with pytest.raises(KeyError):
        seconds_until_allowed(request(), action="unheard of", at=AT)
