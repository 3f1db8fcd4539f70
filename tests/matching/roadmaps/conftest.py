from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from matching import holders
from matching.models import MatchResult
from matching.roadmaps import duties
from matching.roadmaps.services import keep_roadmap
from platforms import snapshot


@pytest.fixture
def live(match_result):
    """A stored result that has not expired."""
    now = timezone.now()
    MatchResult.objects.update(created_at=now, expires_at=now + timedelta(days=1))
    match_result.refresh_from_db()
    return match_result


@pytest.fixture
def mine(client, live):
    """The client made this result."""
    client.cookies[holders.COOKIE] = signing.dumps([live.token], salt=holders.SALT)
    return live


@pytest.fixture
def kept(live):
    """Its roadmap, kept from today."""
    return keep_roadmap(
        token=live.token,
        bundle="cheapest",
        starts_on=timezone.localdate(),
        snapshot=snapshot.current(),
        at=timezone.now(),
    )


@pytest.fixture
def no_duties(monkeypatch):
    """An empty register of duties, to be filled by the test."""
    monkeypatch.setattr(duties, "_finders", [])
