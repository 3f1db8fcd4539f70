"""What PostgreSQL itself holds of a stored result."""

import pytest
from django.db import IntegrityError

from matching.models import MatchResult, new_token


def test_tokens_are_never_alike():
    assert len({new_token() for _ in range(1000)}) == 1000


def test_token_has_128_bits():
    assert len(new_token()) == 22


def test_result_expires_after_it_was_made(match_result):
    rows = MatchResult.objects.filter(pk=match_result.pk)
    with pytest.raises(IntegrityError, match="matchresult_expires_later"):
        rows.update(expires_at=match_result.created_at)


def test_one_form_makes_one_result(match_result):
    match_result.pk, match_result.token = None, new_token()
    with pytest.raises(IntegrityError, match="request_key"):
        match_result.save()
