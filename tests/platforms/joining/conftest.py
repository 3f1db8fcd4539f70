from datetime import UTC, datetime

import pytest

from accounts.models import User
from platforms.models import Vendor, VendorMember
from tests.staff import colleague

AT = datetime(2026, 11, 29, 3, tzinfo=UTC)


@pytest.fixture
def vendor(db):
    return Vendor.objects.get(slug="misa")


@pytest.fixture
def person(db):
    return User.objects.create_user("nguoi-moi@example.vn")


@pytest.fixture
def officer(db):
    return colleague("moderator")


@pytest.fixture
def member(vendor):
    user = User.objects.create_user("nguoi-cu@example.vn")
    return VendorMember.objects.create(vendor=vendor, user=user, created_at=AT)
