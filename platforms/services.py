"""Decisions on listings: each one transaction, recorded in the history with who, when and why."""

from datetime import datetime

import pghistory
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from platforms.choices import EDITORS, Status
from platforms.models import Platform
from platforms.rules import check_publishable


class ReasonMissingError(Exception):
    """A listing is not retired without saying why."""


class PlatformRetiredError(Exception):
    """A retired listing is not confirmed: it would look alive."""


@transaction.atomic
def publish_platform(*, platform: Platform, by: User, at: datetime) -> Platform:
    """Show a draft or retired listing to everybody.

    Args:
        platform: any version of the row; the stored one decides.
        at: the moment that the listing names as its publication, aware.

    Returns: the stored row. One that is published already comes back unchanged, without history.
    Raises: NotPublishableError: it has no evidence, no Vietnamese sentence or no need.
    """
    row = _locked(platform)
    if row.status == Status.PUBLISHED:
        return row
    check_publishable(
        evidence=row.evidence, summary_vi=row.summary_vi, needs=row.platform_needs.count()
    )
    row.status, row.published_at = Status.PUBLISHED, at
    with pghistory.context(action="publish", user=by.pk):
        row.save(update_fields=["status", "published_at", "updated_at"])
    return row


@transaction.atomic
def retire_platform(*, platform: Platform, by: User, at: datetime, reason: str) -> Platform:
    """Take a listing or a draft out of use; its row and history stay.

    Args:
        reason: why, in words; kept in the history.
        at: the moment of the decision, aware; kept in the history.

    Returns: the stored row. One that is retired already comes back unchanged, without history.
    Raises: ReasonMissingError: the reason is empty.
    """
    if not reason.strip():
        raise ReasonMissingError(platform.pk)
    row = _locked(platform)
    if row.status == Status.RETIRED:
        return row
    row.status = Status.RETIRED
    with pghistory.context(action="retire", user=by.pk, reason=reason.strip(), at=at.isoformat()):
        row.save(update_fields=["status", "updated_at"])
    return row


@transaction.atomic
def confirm_platform(*, platform: Platform, by: User, at: datetime) -> Platform:
    """Note that what a listing says was checked today.

    Args:
        by: named on the public page if the account has a name; an address never shows there.
        at: its local day becomes the day of confirmation; aware.

    Returns: the stored row. A second confirmation by the same person on one day changes nothing.
    Raises: PlatformRetiredError: it is retired.
    """
    row = _locked(platform)
    if row.status == Status.RETIRED:
        raise PlatformRetiredError(row.pk)
    day, name = timezone.localtime(at).date(), (by.name or EDITORS)[:120]
    if (row.confirmed_on, row.confirmed_by) == (day, name):
        return row
    row.confirmed_on, row.confirmed_by = day, name
    with pghistory.context(action="confirm", user=by.pk):
        row.save(update_fields=["confirmed_on", "confirmed_by", "updated_at"])
    return row


def _locked(platform: Platform) -> Platform:
    """The stored row, which nobody else may change until the transaction ends."""
    return Platform.objects.select_for_update(of=("self",)).get(pk=platform.pk)
