"""Taking over what an owner writes of her enterprise's trouble."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from accounts.models import User
from enterprises.models import Enterprise, Statement
from enterprises.services import Stated, keep_statement
from ledger.models import Wish
from ledger.services import keep_wish
from matching.inputs import WHERE_TO_START, deployments_of
from matching.my.inputs import stored_inputs
from matching.rules import seed_of
from matching.selectors import match_for, understand
from matching.services import keep_unmet
from platforms.snapshot import Snapshot
from reference.needs import Recognition


def stated(said: Recognition, *, language: str) -> Stated:
    """What a text adds to an enterprise; "I don't know where to start" is no need."""
    return Stated(
        need_codes=[need.code for need in said.needs if need.code != WHERE_TO_START],
        existing=said.existing,
        budget_vnd=said.conditions.max_monthly_vnd,
        deployments=deployments_of(said),
        languages=said.conditions.languages,
        language=language,
    )


@transaction.atomic
def state_needs(
    *,
    enterprise: Enterprise,
    text: str,
    snapshot: Snapshot,
    request_key: UUID,
    by: User,
    at: datetime,
) -> Statement:
    """Understand a text, keep it, and put its needs in force; sent twice, it is kept once.

    Words that nobody understands, and needs that nothing covers, are noted for the ministry.
    """
    said = stated(understand(text, snapshot), language=_language())
    statement = keep_statement(
        enterprise=enterprise, text=text, said=said, request_key=request_key, by=by, at=at
    )
    if statement.created_at != at:
        return statement
    if said.need_codes:
        note_unmet(enterprise=enterprise, snapshot=snapshot, at=at)
    else:
        keep_wish(
            origin=Wish.Origin.MATCH,
            text=text,
            needs=(),
            filters="",
            language=_language(),
            on=timezone.localdate(at),
        )
    return statement


def note_unmet(*, enterprise: Enterprise, snapshot: Snapshot, at: datetime) -> None:
    """Note what the catalogue cannot give an enterprise as it stands stored."""
    outcome = match_for(
        inputs=stored_inputs(Enterprise.objects.get(pk=enterprise.pk)),
        snapshot=snapshot,
        seed=seed_of(timezone.localdate(at)),
    )
    keep_unmet(outcome, language=_language(), at=at)


def _language() -> str:
    return (get_language() or "vi")[:2]
