"""Taking over what an owner writes of her enterprise's trouble."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from accounts.models import User
from enterprises.models import Enterprise, Statement
from enterprises.services import Stated, keep_statement
from ledger.models import Wish
from ledger.services import keep_wish
from matching.engine import ENGINE_VERSION
from matching.inputs import WHERE_TO_START, deployments_of
from matching.models import MatchResult
from matching.my.inputs import stored_inputs
from matching.rules import seed_of
from matching.selectors import match_for, understand
from matching.services import digest, keep_unmet, note_match, without_text
from platforms.snapshot import Snapshot
from reference.needs import Recognition

OWN_RESULTS = UUID("6d0e7c52-3f0c-4a53-9a3a-0d2b6a9f5c11")


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


@transaction.atomic
def own_result(
    *, enterprise: Enterprise, snapshot: Snapshot, by: User, at: datetime
) -> MatchResult:
    """The result of what an enterprise has stored; while that is equal, the same one."""
    inputs = stored_inputs(enterprise)
    key = uuid5(OWN_RESULTS, f"{enterprise.pk} {digest(inputs)}")
    result, is_new = MatchResult.objects.get_or_create(
        request_key=key,
        defaults={
            "owner": by,
            "enterprise": enterprise,
            "inputs": without_text(inputs),
            "language": _language(),
            "seed_on": timezone.localdate(at),
            "engine_version": ENGINE_VERSION,
            "catalogue_version": snapshot.version,
            "created_at": at,
            "expires_at": None,
        },
    )
    if is_new:
        outcome = match_for(inputs=inputs, snapshot=snapshot, seed=seed_of(result.seed_on))
        note_match(result, outcome, at=at)
    return result


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
