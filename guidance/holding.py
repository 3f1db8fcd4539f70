"""What the guidance holds: answers of nobody, whose words go after a year."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import Forgetting, Holding, Section, Subject, Trail
from guidance.answers import forget_words


def nothing(_user: User) -> Sequence[Section]:
    return ()


def nothing_to_erase(_subject: Subject, _at: datetime) -> Sequence[Trail]:
    return ()


HOLDING = Holding(
    app="guidance",
    title=_("What you read"),
    covers=frozenset(),
    sections=nothing,
    erase=nothing_to_erase,
    stays=(_("Whether pages were of use: they never said whose answer it was."),),
    forgets=(
        Forgetting("guidance.words", _("words on whether a page helped: one year"), forget_words),
    ),
)
