"""Notices for tests: three kinds of nothing in particular, one that must be known among them."""

from datetime import UTC, datetime

from ledger.kinds import Audience, Kind
from ledger.notices import About, notify

AT = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)  # a Friday, 10:00 in Vietnam
MONDAY = datetime(2026, 11, 30, 0, 30, tzinfo=UTC)
TRIAL, NEWS, DUTY = "test-trial", "test-news", "test-duty"


def made(code, group, subject="s", body="b", **more):
    return Kind(code, group, subject, body, audience=Audience.OWNER, when="w", **more)


def about(key="1", **params):
    return About(key, {"what": "MISA", **params}, path="/platforms/")


def tell(user, kind=TRIAL, key="1", at=AT, **more):
    return notify(user=user, kind=kind, about=about(key), at=at, **more)
