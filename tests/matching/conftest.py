from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.http import QueryDict

from matching.engine import ENGINE_VERSION
from matching.inputs import MatchInputs
from matching.models import MatchResult
from platforms import snapshot


@pytest.fixture
def catalogue(db):
    """The real catalogue in memory."""
    return snapshot.current()


@pytest.fixture
def fields():
    """Form data as a browser sends it: fields(need=["a", "b"], text="…")."""

    def build(**said):
        data = QueryDict(mutable=True)
        for name, value in said.items():
            data.setlist(name, value if isinstance(value, list) else [value])
        return data

    return build


@pytest.fixture
def match_result(db):
    """A stored result of a shop that wants to keep its stock."""
    at = datetime(2026, 11, 22, 3, tzinfo=UTC)
    return MatchResult.objects.create(
        request_key=uuid4(),
        text="quản lý kho cho nhà mình",
        inputs=MatchInputs(needs={"inventory-control": 2}, sector="G").as_json(),
        seed_on=date(2026, 11, 22),
        engine_version=ENGINE_VERSION,
        catalogue_version=snapshot.current().version,
        created_at=at,
        expires_at=at + timedelta(days=90),
    )
