"""Answering a call with a listing, a new one or one that is there."""

from datetime import datetime
from uuid import UUID

import pghistory
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from platforms.choices import SectorScope, Status, Strength
from platforms.joining.access import vendors_of
from platforms.models import Platform, Revision, Vendor
from platforms.revisions.editing import judged
from platforms.revisions.rules import NotAllowedError
from platforms.revisions.writing import save_revision
from platforms.vendor_listings.starting import start_named
from programme.calls.models import Call, CallAnswer
from programme.calls.rules import takes_answers

ANSWERING = (Status.DRAFT, Status.PUBLISHED)


class CallClosedError(Exception):
    """The call takes no answers: not yet, or no more."""


class NotListedError(Exception):
    """A listing that is suspended or retired answers no call."""


@transaction.atomic
def answer_call(*, call: Call, platform: Platform, by: User, at: datetime) -> CallAnswer:
    """Put a listing up as an answer; given again, it is the same answer, once more if taken back.

    Raises: CallClosedError, NotListedError. NotAllowedError: she does not act for its vendor.
    """
    row = _open(call, at)
    held = Platform.objects.select_for_update(of=("self",), no_key=True).get(pk=platform.pk)
    _check_acts(held.vendor, by)
    if held.status not in ANSWERING:
        raise NotListedError
    return _kept(row, held, by=by, at=at)


@transaction.atomic
def start_answer(
    *, call: Call, vendor: Vendor, name: str, request_key: UUID, by: User, at: datetime
) -> Revision:
    """Begin a listing that answers: its draft has the needs and sectors of the call.

    Sent twice, it is begun once, and what was written meanwhile stays.
    Raises: CallClosedError, NotAllowedError.
    """
    row = _open(call, at)
    _check_acts(vendor, by)
    made = start_named(vendor=vendor, name=name, request_key=request_key, by=by, at=at)
    if not CallAnswer.objects.filter(call=row, platform=made.platform_id).exists():
        _kept(row, made.platform, by=by, at=at)
        content = judged(made.platform, {**made.content, **asked_of(row)})
        made = save_revision(revision=made, version=made.version, content=content, by=by, at=at)
    return made


@transaction.atomic
def take_back(*, answer: CallAnswer, seen: datetime, by: User, at: datetime) -> CallAnswer:
    """Take an answer back, on any day; sent again, or for one given anew since, nothing changes.

    Args:
        seen: when the answer that her page showed was given.

    Raises: NotAllowedError: she does not act for its vendor.
    """
    # As an answer is given: the call's row first.
    Call.objects.select_for_update(of=("self",), no_key=True).get(pk=answer.call_id)
    row = CallAnswer.objects.select_related("platform__vendor").get(pk=answer.pk)
    _check_acts(row.platform.vendor, by)
    if row.taken_back_at or row.answered_at != seen:
        return row
    # Never before it was given, whatever the clock of another machine says.
    row.taken_back_by, row.taken_back_at = by, max(at, row.answered_at)
    with pghistory.context(action="take-back-answer", user=by.pk):
        row.save(update_fields=["taken_back_by", "taken_back_at"])
    return row


def asked_of(call: Call) -> dict[str, object]:
    """What a call asks for as a draft says it; the vendor takes away what is not so."""
    needs = [{"need_id": code, "strength": Strength.CORE.value} for code in call.needs]
    if not call.sections:
        return {"platform_needs": needs, "sector_scope": SectorScope.ALL.value}
    return {
        "platform_needs": needs,
        "sector_scope": SectorScope.LISTED.value,
        "platform_sectors": [{"sector_id": code} for code in call.sections],
    }


def _open(call: Call, at: datetime) -> Call:
    """The row, kept open until the transaction ends. Raises: CallClosedError."""
    row = Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
    if not takes_answers(
        state=row.state,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        today=timezone.localdate(at),
    ):
        raise CallClosedError
    return row


def _check_acts(vendor: Vendor, by: User) -> None:
    if not vendors_of(by).filter(pk=vendor.pk).exists():
        raise NotAllowedError("party")


def _kept(call: Call, platform: Platform, *, by: User, at: datetime) -> CallAnswer:
    """One row a listing; one that was taken back is given anew. The call's row is locked."""
    given = {"answered_by": by, "answered_at": at, "taken_back_by": None, "taken_back_at": None}
    with pghistory.context(action="answer-call", user=by.pk):
        answer, is_new = CallAnswer.objects.get_or_create(
            call=call, platform=platform, defaults=given
        )
        if not is_new and answer.taken_back_at:
            for name, value in given.items():
                setattr(answer, name, value)
            answer.save(update_fields=list(given))
    return answer
