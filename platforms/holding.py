"""What the catalogue holds about people, from the parts that know it."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import Holding, Section, Subject, Trail
from platforms.interests.holding import INTERESTS
from platforms.joining.holding import PEOPLE
from platforms.revisions.forgetting import FORGETS

PARTS = (PEOPLE, INTERESTS)


def sections(user: User) -> Sequence[Section]:
    return tuple(each for part in PARTS for each in part.sections(user))


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    return tuple(trail for part in PARTS for trail in part.erase(subject, at))


HOLDING = Holding(
    app="platforms",
    title=_("Vendors that you act for or have a stake in, and what you wrote for listings"),
    covers=frozenset().union(*(part.covers for part in PARTS)),
    sections=sections,
    erase=erase,
    stays=tuple(each for part in PARTS for each in part.stays),
    lock=PEOPLE.lock,
    forgets=(*INTERESTS.forgets, *FORGETS),
)
