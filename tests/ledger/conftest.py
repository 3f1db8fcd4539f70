import pytest

from accounts.models import User
from ledger.kinds import Group, register_kind
from tests.ledger.telling import DUTY, NEWS, TRIAL, made


@pytest.fixture
def kinds(monkeypatch):
    """Three kinds of notices, and no others."""
    monkeypatch.setattr("accounts.post.kinds._kinds", {})
    for code, group in ((TRIAL, Group.TRIALS), (NEWS, Group.MATCHES), (DUTY, Group.SERVICE)):
        register_kind(made(code, group, "About %(what)s", "Body of %(what)s\nsecond line"))


@pytest.fixture
def owner(db):
    return User.objects.create_user("chu@example.vn", name="Chị Lan")
