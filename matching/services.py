"""Writes of the match: keeping a result, correcting it, forgetting it after 90 days."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ledger.events.kinds import Happening
from ledger.events.services import note
from ledger.models import DailyCount, Wish
from ledger.services import count, keep_wish, scrub
from matching.engine import ENGINE_VERSION
from matching.inputs import USUAL_IMPORTANCE, MatchInputs
from matching.models import KEPT_DAYS, MatchResult
from matching.rules import seed_of
from matching.selectors import MatchOutcome, match_for
from platforms.snapshot import Snapshot


@transaction.atomic
def keep_result(
    *, inputs: MatchInputs, snapshot: Snapshot, request_key: UUID, language: str, at: datetime
) -> MatchResult:
    """Store what was asked, so that its address shows the same answer for 90 days.

    The same form with the same contents, sent twice, is one result; changed and sent again it is
    another. Phone numbers and e-mail addresses do not reach the database.
    """
    inputs = replace(inputs, text=scrub(inputs.text))
    day = timezone.localdate(at)
    result, is_new = MatchResult.objects.get_or_create(
        request_key=uuid5(request_key, digest(inputs)),
        defaults={
            "text": inputs.text,
            "inputs": without_text(inputs),
            "language": language,
            "seed_on": day,
            "engine_version": ENGINE_VERSION,
            "catalogue_version": snapshot.version,
            "created_at": at,
            "expires_at": at + timedelta(days=KEPT_DAYS),
        },
    )
    if is_new:
        count(kind=DailyCount.Kind.MATCH, on=day)
        outcome = match_for(inputs=inputs, snapshot=snapshot, seed=seed_of(day))
        keep_unmet(outcome, language=language, at=at)
        note_match(result, outcome, at=at)
    return result


def note_match(result: MatchResult, outcome: MatchOutcome, *, at: datetime) -> None:
    """Count the match by place, trade and size, as far as they were said."""
    inputs, found = outcome.inputs, outcome.size
    note(
        Happening.MATCHED,
        str(result.request_key),
        at=at,
        commune=inputs.commune,
        sector=inputs.sector,
        size="household" if inputs.is_household else (found.size if found else ""),
    )


def without_text(inputs: MatchInputs) -> dict[str, Any]:
    """What the JSON column holds; the words have a column of their own, to be emptied alone."""
    return replace(inputs, text="").as_json()


def inputs_of(result: MatchResult) -> MatchInputs:
    return replace(MatchInputs.from_json(result.inputs), text=result.text)


def digest(inputs: MatchInputs) -> str:
    """The same for equal inputs."""
    return json.dumps(inputs.as_json(), sort_keys=True, ensure_ascii=True)


def keep_unmet(outcome: MatchOutcome, *, language: str, at: datetime) -> None:
    """Note for the ministry what this match leaves unmet; the same on one day counts up.

    A need that nothing covers, or words that nobody understood, are kept.
    """
    is_lost = outcome.is_default and bool(outcome.inputs.text)
    if not outcome.ranking.uncovered and not is_lost:
        return
    keep_wish(
        origin=Wish.Origin.MATCH,
        text=outcome.inputs.text,
        needs=() if outcome.is_default else outcome.ranking.uncovered,
        filters=_conditions(outcome.inputs),
        language=language,
        on=timezone.localdate(at),
    )


def _conditions(inputs: MatchInputs) -> str:
    """What may have kept platforms out, readable by staff and the same for equal conditions."""
    named = {
        "sector": [inputs.sector] if inputs.sector else [],
        "deployment": sorted(inputs.deployments),
        "language": sorted(inputs.languages),
        "link": sorted(inputs.must_link),
    }
    return " ".join(f"{name}={','.join(values)}" for name, values in named.items() if values)


@dataclass(frozen=True, slots=True)
class Correction:
    """One tap on a result: needs taken away or added, one kind of requirement given up.

    Attributes:
        relax: "deployment", "language:en", "link:misa-amis", or "" for none.
    """

    drop: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    relax: str = ""


_RELAXED = {"deployment": "deployments", "language": "languages", "link": "must_link"}


def corrected(inputs: MatchInputs, change: Correction) -> MatchInputs:
    """The inputs after a correction; repeated, it changes nothing more."""
    needs = {code: n for code, n in inputs.needs.items() if code not in change.drop}
    needs |= {code: USUAL_IMPORTANCE for code in change.add if code not in needs}
    gone = frozenset(inputs.needs) & frozenset(change.drop)
    set_aside = (inputs.set_aside | gone) - frozenset(needs)
    given_up = _given_up(inputs, change.relax) if change.relax else {}
    return replace(inputs, needs=needs, set_aside=set_aside, **given_up)


def _given_up(inputs: MatchInputs, relax: str) -> dict[str, Any]:
    """The deployments altogether; one language or one platform to link with."""
    kind, _, code = relax.partition(":")
    required = getattr(inputs, _RELAXED[kind])
    return {_RELAXED[kind]: required - {code} if code else frozenset()}


@transaction.atomic
def correct_result(
    *, token: str, change: Correction, snapshot: Snapshot, at: datetime
) -> MatchResult:
    """Correct a stored result in place: its address, its words and its day stay.

    Raises: MatchResult.DoesNotExist: expired meanwhile, or never there.
    """
    rows = MatchResult.objects.current(at=at).select_for_update(of=("self",))
    result = rows.get(token=token)
    inputs = corrected(inputs_of(result), change)
    result.inputs = without_text(inputs)
    result.save(update_fields=["inputs"])
    outcome = match_for(inputs=inputs, snapshot=snapshot, seed=seed_of(result.seed_on))
    keep_unmet(outcome, language=result.language, at=at)
    return result


@transaction.atomic
def claim_results(*, tokens: Sequence[str], owner: User, at: datetime) -> int:
    """Give results that a browser made to the account of who uses it; safe to repeat and to race.

    Args:
        tokens: as the browser's signed cookie names them.

    A claimed result does not expire: it is kept while its owner's account is. One that has an
    owner stays hers. Returns: how many changed hands.
    """
    rows = MatchResult.objects.filter(token__in=tokens, owner=None, expires_at__gt=at)
    return rows.update(owner=owner, expires_at=None)


@transaction.atomic
def forget_expired(*, at: datetime) -> int:
    """Delete the results whose 90 days are over; safe to repeat. Returns how many went."""
    gone, _ = MatchResult.objects.filter(expires_at__lte=at).delete()
    return gone
