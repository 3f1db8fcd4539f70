"""A listing that goes out of sight does not stand in the files until the morning."""

from datetime import UTC, datetime

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from platforms.models import Criterion, Platform
from platforms.revisions import services
from tests.staff import colleague

AT = datetime(2026, 11, 30, 3, tzinfo=UTC)


@pytest.fixture
def said(db):
    rule = Criterion.objects.filter(use="SUSPENSION", is_active=True).order_by("position").first()
    return services.Said(criterion=rule, reason="Giá trên trang khác giá đã khai.")


def waiting():
    return ProcrastinateJob.objects.filter(task_name="programme.dump_open_data", status="todo")


def test_files_are_written_anew_once_for_many_that_go(said, django_capture_on_commit_callbacks):
    by = colleague("moderator")
    with django_capture_on_commit_callbacks(execute=True):
        for row in Platform.objects.published().order_by("pk")[:2]:
            services.suspend_listing(platform=row, by=by, at=AT, said=said)
    assert waiting().count() == 1


def test_what_only_stays_does_not_write_them(db, django_capture_on_commit_callbacks):
    row = Platform.objects.published().order_by("pk").first()
    with django_capture_on_commit_callbacks(execute=True):
        services.renew_listing(platform=row, by=colleague("moderator"), at=AT)
    assert not waiting().exists()
