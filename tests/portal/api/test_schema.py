"""Schemathesis reads the schema and tries what it promises and forbids."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from portal.wsgi import application


@pytest.fixture
def schema(db):
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


api = schemathesis.pytest.from_fixture("schema")


@api.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_api_keeps_its_schema(case, db, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "api": (10**9, settings.RATE_LIMITS["api"][1])}
    case.call_and_validate()
