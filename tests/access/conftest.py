import logging
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from matching.models import MatchResult, Roadmap


@pytest.fixture
def make_result(db):
    """Stores a result; who holds it is told by a cookie, not by the row."""

    def make():
        at = datetime.now(UTC)
        return MatchResult.objects.create(
            request_key=uuid4(),
            inputs={},
            seed_on=date(2026, 11, 22),
            engine_version="1.0",
            catalogue_version=1,
            created_at=at,
            expires_at=at + timedelta(days=90),
        )

    return make


@pytest.fixture
def make_step(db):
    """Keeps a roadmap of one step for a stored result."""

    def make(result):
        day = date(2026, 12, 1)
        moments = {"created_at": result.created_at, "changed_at": result.created_at}
        roadmap = Roadmap.objects.create(result=result, starts_on=day, **moments)
        return roadmap.steps.create(
            phase="START", kind="CHECK", title_vi="x", starts_on=day, due_on=day
        )

    return make


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals are expected here: logging each costs more than asking."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
