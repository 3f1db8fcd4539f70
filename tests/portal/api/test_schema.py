"""Schemathesis reads the schema and tries what it promises and forbids."""

import json
import re

import jsonschema_rs
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import given
from hypothesis import settings as effort

from portal.api import api
from portal.api.examples import EXAMPLES

OPERATIONS = [
    ("GET", "/api/v1/platforms"),
    ("GET", "/api/v1/platforms/{slug}"),
    ("GET", "/api/v1/needs"),
    ("GET", "/api/v1/sectors"),
    ("GET", "/api/v1/provinces"),
    ("GET", "/api/v1/communes"),
    ("GET", "/api/v1/coverage"),
    ("GET", "/api/v1/demand"),
    ("GET", "/api/v1/programme/indicators"),
    ("GET", "/api/v1/duties"),
    ("GET", "/api/v1/guidance"),
    ("POST", "/api/v1/needs/recognise"),
    ("POST", "/api/v1/match"),
    ("POST", "/api/v1/bundle"),
]


def uncompressed(environ, start_response):
    """The site for a client that asks for compression and cannot read it."""
    environ.pop("HTTP_ACCEPT_ENCODING", None)
    return get_wsgi_application()(environ, start_response)


@pytest.fixture
def schema(db):
    """The schema, over requests that do not close the test's connection when they end."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", uncompressed)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_every_operation_is_tried(schema):
    declared = {(one.ok().method.upper(), one.ok().path) for one in schema.get_all_operations()}
    assert declared == set(OPERATIONS)


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=lambda part: part)
def test_the_api_keeps_its_schema(schema, settings, method, path):
    # No text can hold NUL: an address with one is refused before the API reads it.
    schema.config.generation.update(allow_x00=False)
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "api": (10**9, settings.RATE_LIMITS["api"][1])}

    @given(case=schema[path][method].as_strategy())
    @effort(max_examples=40, deadline=None, database=None)
    def answers_as_promised(case):
        assert case.call_and_validate().status_code < 500

    answers_as_promised()


@pytest.mark.parametrize("end", sorted(EXAMPLES))
def test_example_is_what_the_schema_promises(db, end):
    whole = json.loads(json.dumps(api.get_openapi_schema(), default=str))
    answer = whole["paths"][f"/api/v1{end}"]["get"]["responses"]["200"]["content"]
    said = answer["application/json"]
    shape = {**said["schema"], "components": whole["components"]}
    assert jsonschema_rs.is_valid(shape, said["example"])


def test_data_that_others_take_has_examples(db):
    wanted = {"/duties", "/guidance", "/coverage", "/demand", "/programme/indicators"}
    assert wanted <= set(EXAMPLES)


def test_documentation_shows_the_examples_and_needs_no_script(client, db):
    page = client.get("/api/v1/docs").content.decode()
    assert "household-einvoice" in page
    assert re.findall(r'(?:src|href)="https?://[^"]*"', page) == []
