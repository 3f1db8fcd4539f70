"""What owners say after a recorded trial: written, read for breaches of law, answered, shown."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from ledger.notices import About, notify
from ledger.services import scrub
from matching.models import Review, Trial
from matching.trials.reminders import course_of
from matching.trials.rules import may_review
from matching.trials.services import people_of
from platforms.reviews import ReviewShown, ReviewsOf
from platforms.snapshot import Snapshot


class NoTrialError(Exception):
    """It did not begin, the vendor never had the request, or that is less than three days ago."""


class AlreadyAnsweredError(Exception):
    """The vendor has answered this review, or it is not published."""


@transaction.atomic
def write_review(*, trial: Trial, stars: int, text: str, at: datetime) -> Review:
    """Keep what an owner says; said again it replaces the earlier words and is read again.

    Raises: NoTrialError.
    """
    row = Trial.objects.select_for_update(of=("self",)).get(pk=trial.pk)
    if not may_review(course_of(row), timezone.localdate(at)):
        raise NoTrialError(row.pk)
    said = {"stars": stars, "text": scrub(text)[:1500]}
    held = Review.objects.filter(trial=row).first()
    if held and (held.stars, held.text) == (said["stars"], said["text"]):
        return held
    fresh = {
        **said,
        "state": Review.State.WAITING,
        "breach": "",
        "answer": "",
        "answered_at": None,
        "written_at": at,
        "decided_at": None,
        "decided_by": None,
    }
    return Review.objects.update_or_create(trial=row, defaults=fresh)[0]


@transaction.atomic
def decide_review(*, review: Review, breach: str, by: User, at: datetime) -> Review:
    """Publish a review, or refuse it for a breach of law; decided once, and its people are told.

    Args:
        breach: of `Review.Breach`, "" to publish.
    """
    row = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if row.state != Review.State.WAITING:
        return row
    row.state = Review.State.REFUSED if breach else Review.State.PUBLISHED
    row.breach, row.decided_at, row.decided_by = breach, at, by
    row.save(update_fields=["state", "breach", "decided_at", "decided_by"])
    _tell(row, kind=f"review-{row.state.lower()}", at=at)
    return row


@transaction.atomic
def answer_review(*, review: Review, text: str, at: datetime) -> Review:
    """The vendor's one public answer to a published review.

    Raises: AlreadyAnsweredError.
    """
    row = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    answer = scrub(text)[:1500]
    if row.answer == answer:
        return row
    if row.answer or row.state != Review.State.PUBLISHED:
        raise AlreadyAnsweredError(row.pk)
    row.answer, row.answered_at = answer, at
    row.save(update_fields=["answer", "answered_at"])
    _tell(row, kind="review-answered", at=at)
    return row


def _tell(row: Review, *, kind: str, at: datetime) -> None:
    trial = Trial.objects.select_related("platform").get(pk=row.trial_id)
    params = {"platform": trial.platform.name, "reason": row.get_breach_display()}
    about = About(f"{row.pk}:{int(row.written_at.timestamp())}", params, f"/my/trials/{trial.pk}/")
    for user in people_of(trial.enterprise_id, trial.asked_by_id):
        notify(user=user, kind=kind, about=about, at=at)


def load_reviews(snapshot: Snapshot) -> dict[str, ReviewsOf]:
    """Published reviews by platform, the latest first; one query. The snapshot's part "reviews"."""
    rows = Review.objects.filter(state=Review.State.PUBLISHED)
    rows = rows.select_related("trial__platform", "trial__enterprise")
    sectors = snapshot.taxonomy.sectors
    found: dict[str, list[ReviewShown]] = defaultdict(list)
    for row in rows.order_by("-written_at", "pk"):
        enterprise = row.trial.enterprise
        sector = sectors.get(enterprise.sector_id or "") if enterprise else None
        section = sectors.get(sector.section) if sector else None
        found[row.trial.platform.slug].append(
            ReviewShown(
                key=row.pk,
                stars=row.stars,
                text=row.text,
                is_household=enterprise is not None and enterprise.kind == "HOUSEHOLD",
                trade=section.short_name if section else None,
                written_on=timezone.localdate(row.written_at),
                answer=row.answer,
            )
        )
    return {slug: ReviewsOf(tuple(items)) for slug, items in found.items()}
