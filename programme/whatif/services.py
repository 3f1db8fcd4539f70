"""Asking a what-if, and working it out in the background."""

import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from matching.national.selectors import NoRunError, everybody, gains
from matching.national.services import AlreadyRunningError, catch_up, rematch
from platforms.snapshot import Snapshot
from programme.whatif.asked import Asked, offer_of, quality_of, variants
from programme.whatif.models import WhatIf
from programme.whatif.results import plain

log = logging.getLogger(__name__)


@transaction.atomic
def ask_what_if(*, asked: Asked, request_key: UUID, by: User, at: datetime) -> WhatIf:
    """Keep the question and hand it to the worker; the same form twice is one."""
    from programme.whatif.tasks import work_out_what_if

    row, is_new = WhatIf.objects.get_or_create(
        request_key=request_key,
        defaults={"inputs": asked.as_json(), "asked_by": by, "asked_at": at},
    )
    if is_new:
        work_out_what_if.defer(pk=row.pk)
    return row


def work_out(*, pk: int, snapshot: Snapshot, at: datetime) -> None:
    """Answer a what-if that waits; one that was answered, or is gone, changes nothing.

    Any trouble is logged and said on its page, so that nobody waits for ever.
    """
    row = WhatIf.objects.filter(pk=pk, state=WhatIf.State.WAITING).first()
    if row is None:
        return
    changes: dict[str, Any] = {"state": WhatIf.State.FAILED}
    try:
        changes = _answer(Asked.from_json(row.inputs), snapshot, at)
    except Exception:
        log.exception("what-if %s", pk)
    changes["ended_at"] = max(at, row.asked_at)
    WhatIf.objects.filter(pk=pk, state=WhatIf.State.WAITING).update(**changes)


def _answer(asked: Asked, snapshot: Snapshot, at: datetime) -> dict[str, Any]:
    try:
        catch_up(snapshot=snapshot, at=at)
    except AlreadyRunningError:
        log.info("A national match is being written: the one before serves")
    try:
        return _count(asked, snapshot)
    except NoRunError:  # a new site, before its first night
        rematch(snapshot=snapshot, at=at)
        return _count(asked, snapshot)


def _count(asked: Asked, snapshot: Snapshot) -> dict[str, Any]:
    with everybody(snapshot) as held:
        known, quality = set(snapshot.taxonomy.needs), quality_of(held.offers)
        tried = variants(asked, uncovered=held.run.uncovered, known=known)
        found, others = gains(
            held,
            offer_of(asked, quality=quality),
            variants=[offer_of(each.asked, quality=quality) for each in tried],
        )
        return {
            "state": WhatIf.State.DONE,
            "result": {
                **plain(found, tried, others),
                "quality": quality,
                "platforms": len(held.offers),
            },
            "read_at": held.run.read_at,
            "catalogue_version": snapshot.version,
        }
