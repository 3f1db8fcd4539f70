"""Calls for platforms, their writers, and a vendor who answers."""

from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from accounts.models import User
from platforms.models import Platform, VendorMember
from programme.calls.services import Said, draft_call, publish_call
from tests.staff import colleague

AT = datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
NEED = "cold-chain"


def said(**fields):
    """A call that could be published."""
    texts = {
        "title_vi": "Tìm nền tảng cho kho lạnh",
        "title_en": "Wanted: a platform for cold stores",
        "text_vi": "Theo dõi nhiệt độ.",
        "text_en": "Watching the temperature.",
    }
    days = {"opens_on": date(2026, 11, 1), "closes_on": date(2026, 12, 31)}
    return Said(**{**texts, **days, "needs": [NEED], **fields})


def written(by, **fields):
    return draft_call(said=said(**fields), request_key=uuid4(), by=by, at=AT)


@pytest.fixture
def writer(db):
    return colleague("content_editor")


@pytest.fixture
def officer(db):
    return colleague("programme_manager")


@pytest.fixture
def draft(writer):
    return written(writer)


@pytest.fixture
def published(draft, officer):
    return publish_call(call=draft, version=draft.version, by=officer, at=AT)


@pytest.fixture
def platform(db):
    """A listing that does something of the same business function."""
    return Platform.objects.get(slug="misa-amis")


def acting_for(platform, email="nha-cung-cap@example.vn"):
    user = User.objects.create_user(email)
    VendorMember.objects.create(vendor=platform.vendor, user=user, created_at=AT)
    return user


@pytest.fixture
def vendor(platform):
    return acting_for(platform)
