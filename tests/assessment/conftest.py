from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from accounts.models import User
from assessment import services
from assessment.models import InstrumentVersion
from assessment.paper import paper_of
from assessment.services import About

AT = datetime(2026, 11, 28, 3, tzinfo=UTC)


@pytest.fixture
def version(db):
    return InstrumentVersion.objects.get(instrument="dbi-short", number=1)


@pytest.fixture
def paper(version):
    return paper_of(version.pk)


@pytest.fixture
def person(db):
    return User.objects.create_user("chu@example.vn", "x" * 12)


@pytest.fixture
def begin(version):
    """A new attempt; `steps` answers every question of the short form alike."""

    def make(
        *, owner=None, about=None, steps=None, finished=False, at=AT, code="dbi-short", key=None
    ):
        chosen = InstrumentVersion.objects.get(instrument=code, status="PUBLISHED")
        row = services.begin(
            version_id=chosen.pk,
            request_key=key or uuid4(),
            about=about or About(),
            owner=owner,
            language="vi",
            at=at,
        )
        if steps is not None:
            given = answers_alike(services.paper_for(row), steps)
            row = services.save_answers(token=row.token, given=given, at=at)
        return services.finish(token=row.token, at=at) if finished else row

    return make


def answers_alike(paper, steps):
    """Every question of one answer with this score; of those that take many, that many ticks."""
    return {
        code: [o.code for o in question.options[:steps]]
        if question.takes_many
        else [o.code for o in question.options if o.score == steps]
        for code, question in paper.questions.items()
    }


def later(**time):
    return AT + timedelta(**time)
