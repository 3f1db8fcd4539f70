"""What the catalogue holds about people: what they declare of their stakes in vendors."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import Forgetting, Holding, Section, Subject, Trail, history_of
from platforms.interests.models import Interest
from platforms.signals.services import forget_signals


def sections(user: User) -> Sequence[Section]:
    return (
        Section(
            "interests",
            _("Your declarations of interest"),
            _("as long as your account"),
            Interest.objects.filter(user=user),
            ("vendor__name", "kind", "note", "from_on", "until_on", "declared_at"),
        ),
    )


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    """Declarations go with the account of whoever made them."""
    Interest.objects.filter(user=subject.user).delete()
    return (history_of(Interest)._default_manager.filter(user_id=subject.user.pk),)


INTERESTS = Holding(
    app="platforms",
    title=_("Your stakes in vendors"),
    # Of a signal only which colleague has looked at it is about a person.
    covers=frozenset(
        {
            "platforms.Interest",
            "platforms.InterestEvent",
            "platforms.Signal",
            "platforms.SignalEvent",
        }
    ),
    sections=sections,
    erase=erase,
    forgets=(
        Forgetting(
            "platforms.signals", _("signals of misuse: a year after the last one"), forget_signals
        ),
    ),
)
