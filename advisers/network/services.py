"""Who belongs to the network: admitted, refused, paused, let go; each once, with its reason.

What changes somebody's standing is one transaction; what then happens to her cases is another,
for cases are locked before advisers everywhere. A job goes with the first, should the second fail.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pghistory
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import User
from advisers.cases.moving import move_cases, release_offers
from advisers.cases.rules import HELD, Position
from advisers.choices import Standing
from advisers.models import Adviser, Case, Offer, Organisation, Tenure
from advisers.network.rules import STEPS, Act, check_act, missing_in
from advisers.network.tasks import empty_desk_of
from advisers.network.told import tell_decided
from platforms.revisions.rules import NotAllowedError

Subject = Organisation | Adviser


class IncompleteProfileError(Exception):
    """She cannot be admitted yet: `missing` as `rules.missing_in`, or "organisation"."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(missing)
        self.missing = missing


def decide(*, subject: Subject, act: Act, reason: str, by: User, at: datetime) -> bool:
    """Decide about an organisation or an adviser; the people are told, cases move at once.

    Returns: whether anything changed; decided the same way before, nothing does.
    Raises: ActError, ReasonMissingError. IncompleteProfileError: of whom is admitted.
        NotAllowedError "own": it is she herself, or her own organisation.
    """
    is_new = _decide(subject=subject, act=act, reason=reason, by=by, at=at)
    if is_new and STEPS[act].after != Standing.ACTIVE:
        for adviser in _people_of(subject):
            empty_desk(adviser=adviser, at=at)
    return is_new


@transaction.atomic
def _decide(*, subject: Subject, act: Act, reason: str, by: User, at: datetime) -> bool:
    row = _locked(subject)
    if is_own(row, by):
        raise NotAllowedError("own")
    if not check_act(act, Standing(row.standing), reason):
        return False
    if isinstance(row, Adviser) and STEPS[act].after == Standing.ACTIVE:
        _check_complete(row)
    row.standing, row.standing_note = STEPS[act].after, reason.strip()[:500]
    row.vetted_at, row.vetted_by = at, by
    with pghistory.context(action=act.value, user=by.pk, reason=row.standing_note):
        row.save(update_fields=["standing", "standing_note", "vetted_at", "vetted_by"])
    if STEPS[act].after != Standing.ACTIVE:
        for adviser in _people_of(row):
            empty_desk_of.defer(adviser=adviser.pk)
    tell_decided(row, act, at=at)
    return True


def _locked(subject: Subject) -> Any:
    rows = type(subject)._default_manager.select_for_update(of=("self",), no_key=True)
    return rows.get(pk=subject.pk)


def is_own(row: Subject, by: User) -> bool:
    """Whether it is she herself, or the organisation in which she advises; one query."""
    firm = row.pk if isinstance(row, Organisation) else row.organisation_id
    return Adviser.objects.filter(user=by, organisation=firm).exclude(standing="LEFT").exists()


def missing_of(adviser: Adviser) -> tuple[str, ...]:
    """What her profile lacks; one query."""
    return missing_in(
        name=adviser.name,
        topics=[*adviser.functions, *adviser.needs],
        areas=adviser.areas.count(),
        has_account=adviser.user_id is not None,
    )


def _check_complete(row: Adviser) -> None:
    missing = missing_of(row)
    if row.organisation.standing != Standing.ACTIVE:
        missing = (*missing, "organisation")
    if missing:
        raise IncompleteProfileError(missing)


def _people_of(subject: Subject) -> list[Adviser]:
    if isinstance(subject, Adviser):
        return [subject]
    return list(Adviser.objects.filter(organisation=subject).order_by("pk"))


@transaction.atomic
def empty_desk(*, adviser: Adviser, at: datetime) -> int:
    """Move what somebody has who is not in the network now, release what waits for her answer.

    Returns: how many cases and offers moved on; 0 for whoever may go on.
    """
    if not gone(at).filter(pk=adviser.pk).exists():
        return 0
    released = release_offers(adviser=adviser, at=at)
    return released + move_cases(adviser=adviser, to=None, why=Tenure.Why.DEPARTURE, at=at)


def gone(at: datetime) -> Any:
    """Advisers who may have no cases: paused, let go, of such an organisation, without account."""
    away = ~Q(standing=Standing.ACTIVE) | ~Q(organisation__standing=Standing.ACTIVE)
    return Adviser.objects.filter(away | Q(user=None) | Q(user__is_active=False))


def empty_desks(*, at: datetime) -> int:
    """Daily: what stayed with somebody who is gone moves; offers to those without licence too.

    Returns: how many advisers had something.
    """
    held = Case.objects.filter(adviser=OuterRef("pk"), state__in=HELD)
    waiting = Offer.objects.filter(adviser=OuterRef("pk"), position=Position.OFFERED)
    busy = gone(at).filter(Exists(held) | Exists(waiting)).order_by("pk")
    ended = Adviser.objects.filter(Exists(waiting), licence_until__lt=timezone.localdate(at))
    return sum(bool(empty_desk(adviser=each, at=at)) for each in busy) + _release(
        ended.order_by("pk"), at
    )


def _release(advisers: Iterable[Adviser], at: datetime) -> int:
    return sum(bool(release_offers(adviser=each, at=at)) for each in advisers)
