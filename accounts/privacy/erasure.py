"""Erasing a person: all or nothing, once, in one transaction."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import DataRequest, User
from accounts.post.letters import Envelope, post
from accounts.privacy.history import empty_trails
from accounts.privacy.holdings import Obstacle, Subject, all_holdings
from accounts.privacy.messages import forget_messages


class ObstacleError(Exception):
    """Something has to be settled first: `obstacles`."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(len(obstacles))
        self.obstacles = obstacles


def obstacles_for(user: User) -> list[Obstacle]:
    """What is in the way of erasing an account; empty for most people."""
    if user.is_staff:
        words = _("Yours is an account of the staff: an administrator closes it.")
        return [Obstacle(words, reverse("account-home"))]
    return [each for holding in all_holdings() for each in holding.obstacles(user)]


@transaction.atomic
def erase_person(
    *, user: User, at: datetime, by: User | None = None, reason: str = ""
) -> DataRequest | None:
    """Erase an account and all that hangs on it, and put one last mail into the queue.

    Args:
        by: of the staff, who does it for her; then with a reason, which stays and names nobody.

    Returns: the request, which names nobody; None if the account was gone already.
    Raises: ObstacleError: she is the only owner of an enterprise that others act for, or of staff.
    """
    row = User.objects.select_for_update(of=("self",)).filter(pk=user.pk).first()
    if row is None:
        return None
    for holding in all_holdings():
        holding.lock(row)
    if found := obstacles_for(row):
        raise ObstacleError(found)
    subject = Subject(row, email=row.email or "", phone=row.phone or "")
    request = DataRequest.objects.create(
        kind=DataRequest.Kind.ERASURE,
        user=row,
        asked_at=at,
        due_on=timezone.localdate(at),
        done_at=at,
        by=by,
        reason=reason,
    )
    trails = [trail for each in all_holdings() for trail in each.erase(subject, at)]
    empty_trails(trails, request=request)
    forget_messages(contacts=subject.contacts)
    _confirm(subject, request, language=row.language, at=at)
    request.refresh_from_db()
    return request


def _confirm(subject: Subject, request: DataRequest, *, language: str, at: datetime) -> None:
    """The last that she hears; the worker deletes the job with her address once it is sent."""
    to = subject.email or subject.phone
    post(Envelope("account-erased", str(request.pk), to, language), {}, at=at)
