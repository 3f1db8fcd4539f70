"""Writes of assessments: begun, answered, finished, begun again, asked of colleagues, claimed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from accounts.models import User
from assessment.models import (
    KEPT_DAYS,
    Assessment,
    ColleagueAnswer,
    InstrumentVersion,
    new_token,
)
from assessment.paper import Paper, paper_of
from assessment.rules import Answers, score, unanswered
from assessment.selectors import result_of
from enterprises.models import Enterprise, EnterpriseNeed
from enterprises.services import add_needs
from ledger.events.kinds import Happening
from ledger.events.services import note

KEPT = timedelta(days=KEPT_DAYS)


class FinishedError(Exception):
    """A finished assessment takes no more answers."""


class UnansweredError(Exception):
    """Some questions have no answer yet; `codes` in the order asked."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(codes)
        self.codes = codes


@dataclass(frozen=True, slots=True)
class About:
    """What an enterprise says of itself, all optional: VSIC code, size class, industry.

    `enterprise` is the one of the account that it is made for.
    """

    sector: str = ""
    size: str = ""
    industry: str = ""
    enterprise: Enterprise | None = None


@transaction.atomic
def begin(
    *,
    version_id: int,
    request_key: UUID,
    about: About,
    owner: User | None,
    language: str,
    at: datetime,
) -> Assessment:
    """A new attempt; the same form sent twice is one.

    Args:
        version_id: of a published version.
        owner: None for somebody without an account: then it is kept 90 days.
    """
    return _new(
        request_key,
        owner,
        version_id=version_id,
        series=uuid4(),
        sector_id=about.sector or None,
        size=about.size,
        industry=about.industry,
        enterprise=about.enterprise,
        answers={},
        language=language,
        at=at,
    )


def _new(request_key: UUID, owner: User | None, *, at: datetime, **values: object) -> Assessment:
    """One row a form and person: nobody reaches another's by sending her key."""
    row, _is_new = Assessment.objects.get_or_create(
        request_key=uuid5(request_key, str(owner.pk) if owner else ""),
        defaults={
            **values,
            "owner": owner,
            "created_at": at,
            "changed_at": at,
            "expires_at": None if owner else at + KEPT,
        },
    )
    return row


def paper_for(assessment: Assessment) -> Paper:
    """The paper an assessment answers."""
    return paper_of(assessment.version_id, assessment.industry)


def _locked(token: str, at: datetime) -> Assessment:
    """The stored row, which nobody else changes until the transaction ends."""
    return (
        Assessment.objects.select_for_update(of=("self",))
        .exclude(expires_at__lte=at)
        .get(token=token)
    )


@transaction.atomic
def save_answers(*, token: str, given: Answers, at: datetime) -> Assessment:
    """Keep some answers beside those that are there; kept again, nothing changes but the moment.

    Raises:
        Assessment.DoesNotExist: expired meanwhile, or never there.
        FinishedError: finished meanwhile, perhaps in another tab; nothing was kept.
        UnknownAnswerError: not on its paper.
    """
    row = _locked(token, at)
    if row.finished_at:
        raise FinishedError(token)
    row.answers = {**row.answers, **paper_for(row).checked(given)}
    row.changed_at = at
    if row.owner_id is None:
        row.expires_at = at + KEPT
    row.save(update_fields=["answers", "changed_at", "expires_at"])
    return row


@transaction.atomic
def finish(*, token: str, at: datetime) -> Assessment:
    """Work out the result and freeze it; finished before, it comes back as it is.

    Raises:
        Assessment.DoesNotExist: expired meanwhile, or never there.
        UnansweredError: some questions have no answer.
    """
    row = _locked(token, at)
    if row.finished_at:
        return row
    scheme = paper_for(row).scheme
    if missing := unanswered(scheme, row.answers):
        raise UnansweredError(missing)
    reached = score(scheme, row.answers)
    row.shares = {pillar.code: pillar.hundredths for pillar in reached.pillars}
    row.level, row.finished_at, row.changed_at = reached.level, at, at
    if row.owner_id is None:
        row.expires_at = at + KEPT
    row.save(update_fields=["shares", "level", "finished_at", "changed_at", "expires_at"])
    place = row.enterprise.commune_id if row.enterprise else None
    fact = str(row.request_key)
    note(Happening.ASSESSED, fact, at=at, commune=place, sector=row.sector_id, size=row.size)
    return row


@transaction.atomic
def begin_again(*, token: str, request_key: UUID, given: Answers, at: datetime) -> Assessment:
    """A new attempt that starts from the old answers, on the version that is offered now.

    Args:
        given: answers that were sent to the finished one; they go over the old ones.

    Returns: the attempt; the same form sent twice is one.
    Raises: Assessment.DoesNotExist: expired, never there, or not finished.
    """
    old = _locked(token, at)
    if old.finished_at is None:
        raise Assessment.DoesNotExist(token)
    offered = InstrumentVersion.objects.filter(
        instrument__versions=old.version_id, status=InstrumentVersion.Status.PUBLISHED
    ).first()
    version_id = offered.pk if offered else old.version_id
    paper = paper_of(version_id)
    industry = old.industry if old.industry in paper.industries else ""
    if paper.industries and not industry:
        version_id, paper, industry = old.version_id, paper_for(old), old.industry
    return _new(
        request_key,
        old.owner,
        version_id=version_id,
        series=old.series,
        sector_id=old.sector_id,
        size=old.size,
        industry=industry,
        enterprise_id=old.enterprise_id,
        answers=paper_of(version_id, industry).known_of({**old.answers, **given}),
        language=old.language,
        at=at,
    )


@transaction.atomic
def ask_colleagues(*, token: str, at: datetime) -> Assessment:
    """Give a finished assessment the link for colleagues; one that has it keeps it.

    Raises: Assessment.DoesNotExist: expired, never there, or not finished.
    """
    row = _locked(token, at)
    if row.finished_at is None:
        raise Assessment.DoesNotExist(token)
    if row.colleague_token is None:
        row.colleague_token = new_token()
        row.save(update_fields=["colleague_token"])
    return row


@transaction.atomic
def keep_colleague(
    *, colleague_token: str, request_key: UUID, given: Answers, at: datetime
) -> bool:
    """Keep what one colleague's answers come to, and nothing else of them.

    Returns: whether this was the first time the form was sent.

    Raises:
        Assessment.DoesNotExist: no such link, or expired.
        UnansweredError, UnknownAnswerError: as for the leader.
    """
    rows = Assessment.objects.exclude(expires_at__lte=at)
    asked = rows.get(colleague_token=colleague_token)
    paper = paper_for(asked)
    answers: Mapping[str, Collection[str]] = paper.checked(given)
    if missing := unanswered(paper.scheme, answers):
        raise UnansweredError(missing)
    reached = score(paper.scheme, answers)
    _, is_new = ColleagueAnswer.objects.get_or_create(
        request_key=uuid5(request_key, asked.token),
        defaults={
            "assessment": asked,
            "shares": {pillar.code: pillar.hundredths for pillar in reached.pillars},
        },
    )
    return is_new


@transaction.atomic
def claim(*, tokens: Collection[str], owner: User, at: datetime) -> int:
    """Give assessments that a browser holds to the account that signed in there.

    Those that belong to an account already, or have expired, stay as they are.

    Returns: how many were claimed; a second call claims none.
    """
    rows = Assessment.objects.filter(token__in=tokens, owner=None, expires_at__gt=at)
    return rows.update(owner=owner, expires_at=None)


@transaction.atomic
def forget_expired(*, at: datetime) -> int:
    """Delete what nobody claimed in its 90 days; safe to repeat. Returns how many went."""
    gone = Assessment.objects.filter(expires_at__lte=at)
    _, rows = gone.delete()
    return rows.get(Assessment._meta.label, 0)


@transaction.atomic
def take_needs(*, token: str, enterprise: Enterprise, by: User, at: datetime) -> None:
    """Put the needs behind the weakest pillars in force; repeated, it adds none.

    A result of hers that is for no enterprise yet is for this one from now on.

    Raises: Assessment.DoesNotExist: expired, never there, or not finished.
    """
    row = _locked(token, at)
    if row.finished_at is None:
        raise Assessment.DoesNotExist(token)
    if row.enterprise_id is None and row.owner_id == by.pk:
        row.enterprise = enterprise
        row.save(update_fields=["enterprise"])
    codes = result_of(row).needs
    source = EnterpriseNeed.Source.ASSESSMENT
    add_needs(enterprise=enterprise, codes=codes, source=source, by=by, at=at)


@transaction.atomic
def take_over(*, enterprise: Enterprise, by: User, at: datetime) -> None:
    """What somebody answered before she had an enterprise counts for the first she adds."""
    Assessment.objects.filter(owner=by, enterprise=None).update(enterprise=enterprise)
