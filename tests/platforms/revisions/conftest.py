from datetime import UTC, datetime
from uuid import uuid4

import pytest

from accounts.models import User
from platforms.models import Criterion, Platform, VendorMember
from platforms.models.revisions import Side
from platforms.revisions import services, writing
from tests.staff import colleague

AT = datetime(2026, 11, 29, 3, tzinfo=UTC)


@pytest.fixture
def platform(db):
    return Platform.objects.get(slug="misa-amis")


@pytest.fixture
def vendor_user(platform):
    user = User.objects.create_user("nha-cung-cap@example.vn")
    VendorMember.objects.create(vendor=platform.vendor, user=user, created_at=AT)
    return user


@pytest.fixture
def first(db):
    return colleague("moderator")


@pytest.fixture
def second(db):
    return colleague("moderator")


@pytest.fixture
def criterion(db):
    return Criterion.objects.get_or_create(
        code="true-claims",
        defaults={
            "use": "LISTING",
            "position": 99,
            "title_vi": "Thông tin đúng sự thật",
            "title_en": "True claims",
            "text_vi": "…",
            "text_en": "…",
        },
    )[0]


@pytest.fixture
def draft(platform, vendor_user):
    return writing.start_revision(
        platform=platform, side=Side.VENDOR, request_key=uuid4(), by=vendor_user, at=AT
    )


@pytest.fixture
def approved(draft, vendor_user, first):
    """A vendor's draft with another sentence, approved by the first officer."""
    content = {**draft.content, "summary_vi": "Câu mới của nhà cung cấp."}
    row = writing.save_revision(
        revision=draft, version=draft.version, by=vendor_user, at=AT, content=content
    )
    row = services.submit_revision(revision=row, by=vendor_user, at=AT, version=row.version)
    row = services.take_revision(revision=row, by=first, at=AT, version=row.version)
    said = services.Said(evidence="vendor-page")
    return services.approve_revision(revision=row, by=first, at=AT, version=row.version, said=said)
