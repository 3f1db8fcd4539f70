"""Every act on a revision or a listing: one transaction, one row of the table in `rules`.

Each takes the row's lock, so of two officers at once one wins and the other gets
`RevisionMovedError` or `TransitionError` with the state that was found.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

import pghistory
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from platforms.choices import EDITORS, Act, Evidence, Status
from platforms.links.sites import unsafe_site
from platforms.models import Criterion, Decision, Message, Platform, Revision
from platforms.models.revisions import Side
from platforms.revisions import rules
from platforms.revisions.access import parties_for, parties_on, parts_in, parts_on
from platforms.revisions.breaches import breach_of
from platforms.revisions.content import write_content
from platforms.revisions.reasons import check_reason
from platforms.revisions.told import Told, tell
from platforms.revisions.writing import RevisionMovedError, locked
from platforms.rules import NotPublishableError, check_publishable
from platforms.tax_codes import learn_tax_code

__all__ = ["RevisionMovedError"]

# Namespace of the keys under which words that go with an act are kept once.
WORDS = UUID("6f6d6a53-3d3e-4a39-9f1c-3c9d4d1f9b70")


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says with an act: a criterion, a reason in words, the evidence found."""

    criterion: Criterion | None = None
    reason: str = ""
    evidence: str = Evidence.NONE

    @property
    def rule(self) -> str | None:
        """Code of the criterion."""
        return self.criterion.pk if self.criterion else None


NOTHING = Said()


class ContentError(Exception):
    """The content breaks a rule of the catalogue; `constraint` is its name."""

    def __init__(self, constraint: str) -> None:
        super().__init__(constraint)
        self.constraint = constraint


def submit_revision(*, revision: Revision, by: User, at: datetime, version: int) -> Revision:
    """Hand a draft in for review.

    Raises: NotPublishableError, ContentError: what it says could not be published as it stands.
    """
    return _act(Act.SUBMIT, revision, by=by, at=at, version=version)


def take_back_revision(*, revision: Revision, by: User, at: datetime, version: int) -> Revision:
    """Make a submitted revision a draft again, as long as nobody has taken it up."""
    return _act(Act.TAKE_BACK, revision, by=by, at=at, version=version)


def discard_revision(*, revision: Revision, by: User, at: datetime, version: int) -> Revision:
    """Give a revision up; the listing stays as it is."""
    return _act(Act.DISCARD, revision, by=by, at=at, version=version)


def take_revision(*, revision: Revision, by: User, at: datetime, version: int) -> Revision:
    """Take a submitted revision up for review."""
    return _act(Act.TAKE, revision, by=by, at=at, version=version)


def ask_for_changes(
    *, revision: Revision, by: User, at: datetime, version: int, said: Said
) -> Revision:
    """Send it back to its author with what is missing; the words go into the thread."""
    return _act(Act.ASK, revision, by=by, at=at, version=version, said=said)


def approve_revision(
    *, revision: Revision, by: User, at: datetime, version: int, said: Said
) -> Revision:
    """The first of the two yeses that publication needs; it names the kind of evidence.

    Raises: NotPublishableError: "no-evidence" and the like.
    """
    return _act(Act.APPROVE, revision, by=by, at=at, version=version, said=said)


def send_back_revision(
    *, revision: Revision, by: User, at: datetime, version: int, said: Said
) -> Revision:
    """The second person disagrees: back into review, with a note to colleagues."""
    return _act(Act.SEND_BACK, revision, by=by, at=at, version=version, said=said)


def publish_revision(*, revision: Revision, by: User, at: datetime, version: int) -> Revision:
    """Make the listing say what the revision says, for everybody, and log it."""
    return _act(Act.PUBLISH, revision, by=by, at=at, version=version)


def refuse_revision(
    *, revision: Revision, by: User, at: datetime, version: int, said: Said
) -> Revision:
    """Refuse by a criterion with a public reason; the listing stays as it is."""
    return _act(Act.REFUSE, revision, by=by, at=at, version=version, said=said)


@transaction.atomic
def _act(
    act: Act,
    revision: Revision,
    *,
    by: User,
    at: datetime,
    version: int,
    said: Said = NOTHING,
) -> Revision:
    row = locked(revision)
    step = rules.OF_REVISIONS[act]
    if row.state == step.target and row.version == version + 1 and _did_it(row, act, by):
        return row  # sent twice
    who: dict[str, Any] = {"parties": parties_for(row, by), "parts": parts_in(row, by, at)}
    rules.check_transition(rules.OF_REVISIONS, act, now=row.state, **who)
    if row.version != version:
        raise RevisionMovedError(row)
    rules.check_said(step, criterion=said.rule, reason=said.reason)
    _check_content(act, row, said)
    for name, value in _marks(act, said, by, at).items():
        setattr(row, name, value)
    row.state, row.version, row.changed_at = step.target, row.version + 1, at
    with pghistory.context(action=act.lower(), user=by.pk, reason=said.reason):
        row.save()
        if act is Act.PUBLISH:
            _go_live(row, by, at)
    _note(row, act, said, by, at)
    decision = _log(act, row.platform, row, said, by, at) if row.closed_at else None
    tell(Told(act, row.platform, row, decision, by, at, said.reason))
    return row


def _did_it(row: Revision, act: Act, by: User) -> bool:
    """Whether she is the one who brought the row where it is."""
    actor = {Act.TAKE: row.reviewer_id, Act.APPROVE: row.approved_by_id}
    actor |= {Act.PUBLISH: row.published_by_id, Act.SUBMIT: row.author_id}
    return actor.get(act) == by.pk


def _marks(act: Act, said: Said, by: User, at: datetime) -> dict[str, Any]:
    """The columns that say who did it and when."""
    closing = {"closed_at": at}
    marks: dict[Act, dict[str, Any]] = {
        # Who submits answers for the text: she is its author.
        Act.SUBMIT: {"submitted_at": at, "author": by, "reviewer": None, "taken_at": None},
        Act.TAKE: {"reviewer": by, "taken_at": at},
        Act.APPROVE: {"approved_by": by, "approved_at": at, "evidence": said.evidence},
        Act.SEND_BACK: {"approved_by": None, "approved_at": None, "reviewer": by, "taken_at": at},
        Act.PUBLISH: {"published_by": by, **closing},
        Act.REFUSE: closing,
        Act.DISCARD: closing,
    }
    return marks.get(act, {})


def _check_content(act: Act, row: Revision, said: Said) -> None:
    """Raises: NotPublishableError, ContentError. What is submitted has no evidence judged yet."""
    if act not in (Act.SUBMIT, Act.APPROVE, Act.PUBLISH):
        return
    evidence = {Act.SUBMIT: "", Act.APPROVE: said.evidence}.get(act, row.evidence)
    check_publishable(
        evidence=evidence,
        summary_vi=row.content.get("summary_vi", ""),
        needs=len(row.content.get("platform_needs", [])),
    )
    # Older versions may hold what forms refuse by now.
    if unsafe_site(row.content):
        raise NotPublishableError("site")
    if broken := breach_of(row.platform, row.content):
        raise ContentError(broken)


def _go_live(row: Revision, by: User, at: datetime) -> None:
    """A suspended listing takes the text over but stays suspended."""
    platform = row.platform
    if platform.status != Status.SUSPENDED:
        platform.status = Status.PUBLISHED
        platform.published_at = platform.published_at or at
    platform.confirmed_on = timezone.localdate(at)
    platform.confirmed_by = (by.name or EDITORS)[:120]
    write_content(platform, {**row.content, "evidence": row.evidence})
    learn_tax_code(vendor=platform.vendor, code=row.private.get("tax_code") or "")


def _note(row: Revision, act: Act, said: Said, by: User, at: datetime) -> None:
    """Words that go with an act stand in the thread; those of a colleague's doubt among staff."""
    if not said.reason.strip() or act not in (Act.ASK, Act.SEND_BACK, Act.REFUSE):
        return
    kind = Message.Kind.NOTE if act is Act.SEND_BACK else Message.Kind.THREAD
    Message.objects.create(
        revision=row,
        kind=kind,
        side=Side.STAFF,
        author=by,
        text=said.reason.strip(),
        request_key=uuid5(WORDS, f"{act} {row.pk} {row.version}"),
        created_at=at,
    )


def _log(
    act: Act, platform: Platform, revision: Revision | None, said: Said, by: User, at: datetime
) -> Decision | None:
    """The entry of the public log; what a writer gives up, or nobody ever saw, is no decision.

    Raises: PersonalDataError.
    """
    if act is Act.DISCARD or (act is Act.RETIRE and platform.published_at is None):
        return None
    check_reason(said.reason, about=[platform], by=by)
    evidence = revision.evidence if revision else platform.evidence
    return Decision.objects.create(
        platform=platform,
        revision=revision,
        act=act,
        criterion=said.criterion,
        evidence=evidence,
        reason=said.reason.strip(),
        decided_at=at,
        decided_by=by,
    )


def suspend_listing(*, platform: Platform, by: User, at: datetime, said: Said) -> Platform:
    """Take a published listing out of sight at once, by a criterion with a public reason."""
    return _act_on_listing(Act.SUSPEND, platform, by=by, at=at, said=said)


def lift_suspension(*, platform: Platform, by: User, at: datetime, said: Said) -> Platform:
    """Show it again; never by whoever suspended it."""
    return _act_on_listing(Act.LIFT, platform, by=by, at=at, said=said)


def retire_listing(*, platform: Platform, by: User, at: datetime, said: Said) -> Platform:
    """Take it out of the catalogue for good; its row, history and address stay."""
    return _act_on_listing(Act.RETIRE, platform, by=by, at=at, said=said)


def renew_listing(*, platform: Platform, by: User, at: datetime) -> Platform:
    """Confirm for another year that what it says is right; its vendor from month nine on."""
    return _act_on_listing(Act.RENEW, platform, by=by, at=at, said=NOTHING)


@transaction.atomic
def _act_on_listing(
    act: Act, platform: Platform, *, by: User, at: datetime, said: Said
) -> Platform:
    row = Platform.objects.select_for_update(of=("self",)).get(pk=platform.pk)
    step, today = rules.OF_LISTINGS[act], timezone.localdate(at)
    parties, parts = parties_on(row, by), parts_on(row, by, at)
    if row.status == step.target and (act is not Act.RENEW or row.confirmed_on == today):
        if parties & step.parties:
            return row  # sent twice
        raise rules.NotAllowedError("party")
    rules.check_transition(rules.OF_LISTINGS, act, now=row.status, parties=parties, parts=parts)
    rules.check_said(step, criterion=said.rule, reason=said.reason)
    row.status = step.target
    if act is Act.RENEW:
        rules.check_renewable(year_of(row, today), parties, parts)
        # Of a vendor the public reads which, never who.
        who = row.vendor.name if rules.Party.VENDOR in parties else by.name or EDITORS
        row.confirmed_on, row.confirmed_by = today, who[:120]
    with pghistory.context(
        action=act.lower(), user=by.pk, reason=said.reason.strip(), at=at.isoformat()
    ):
        row.save(update_fields=["status", "confirmed_on", "confirmed_by", "updated_at"])
    decision = _log(act, row, None, said, by, at)
    tell(Told(act, row, None, decision, by, at, said.reason))
    return row


def year_of(row: Platform, today: date) -> rules.Renewal:
    """Of a listing that is or was public."""
    published_on = timezone.localdate(row.published_at)
    return rules.renewal(confirmed_on=row.confirmed_on, published_on=published_on, today=today)


@transaction.atomic
def retire_unanswered(*, platform: Platform, at: datetime, reason: str) -> Platform:
    """What the yearly job does to a listing that nobody renewed: retired by no person."""
    row = Platform.objects.select_for_update(of=("self",)).get(pk=platform.pk)
    if row.status != Status.PUBLISHED or not row.published_at:
        return row
    if year_of(row, timezone.localdate(at)) is not rules.Renewal.OVERDUE:
        return row
    row.status = Status.RETIRED
    with pghistory.context(action="retire", reason=reason, at=at.isoformat()):
        row.save(update_fields=["status", "updated_at"])
    decision = Decision.objects.create(
        platform=row,
        act=Act.RETIRE,
        evidence=row.evidence,
        reason=reason,
        decided_at=at,
    )
    tell(Told(Act.RETIRE, row, None, decision, None, at, reason))
    return row
