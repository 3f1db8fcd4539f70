from datetime import UTC, datetime
from uuid import uuid4

import pytest

from accounts.consents import Wording
from accounts.models import Purpose, User
from enterprises.models import Enterprise
from enterprises.services import create_enterprise
from matching.trials.services import Asked, ask_trial
from platforms.models import Platform

AT = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
PASSED = [["Tên", "Tạp hóa Lan"], ["E-mail", "lan@example.vn"]]


@pytest.fixture
def owner(db):
    return User.objects.create_user("lan@example.vn", name="Chị Lan", email_verified_at=AT)


@pytest.fixture
def enterprise(owner):
    return make_enterprise(owner, "Tạp hóa Lan")


def make_enterprise(user, name):
    kind = Enterprise.Kind.HOUSEHOLD
    return create_enterprise(
        kind=kind, name=name, tax_code=None, request_key=uuid4(), by=user, at=AT
    )


@pytest.fixture
def reachable(db):
    """A platform whose vendor can be written to."""
    platform = Platform.objects.select_related("vendor").get(slug="kiotviet")
    platform.vendor.contact_email = "ban-hang@kiotviet.example"
    platform.vendor.save()
    return platform


def asked(slug="kiotviet", key=None):
    words = Wording(Purpose.SHARE_WITH_VENDOR, "Tôi đồng ý", "1")
    return Asked(PASSED, words, key or uuid4())


@pytest.fixture
def trial(enterprise, owner, reachable):
    return ask_trial(enterprise=enterprise, slug="kiotviet", asked=asked(), by=owner, at=AT)
