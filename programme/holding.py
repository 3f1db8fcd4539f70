"""What the programme holds about people: which of the staff set, asked for or entered a figure."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import Holding, Section, Subject, Trail
from programme.models import EmbedHost, OfflineActual, TargetChange

KEPT = _("as long as the figure; without your name once your account is gone")
KEPT_SITE = _("as long as the site is known; without your name once your account is gone")


def sections(user: User) -> Sequence[Section]:
    """Nobody but the staff sets or enters figures."""
    if not user.is_staff:
        return ()
    return (
        Section(
            "target_changes",
            _("Changes of targets that you asked for"),
            KEPT,
            TargetChange.objects.filter(asked_by=user),
            ("target__indicator", "target__year", "value", "reason", "asked_at", "is_approved"),
        ),
        Section(
            "offline_figures",
            _("Figures from beside the portal that you entered"),
            KEPT,
            OfflineActual.objects.filter(entered_by=user),
            ("indicator", "month", "province", "value", "source", "entered_at"),
        ),
        Section(
            "embed_hosts",
            _("Sites that you listed to show the matcher"),
            KEPT_SITE,
            EmbedHost.objects.filter(added_by=user),
            ("origin", "holder", "is_active", "added_at"),
        ),
    )


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    """The keys to her account go with it; figures and reasons are the ministry's and stay."""
    return ()


HOLDING = Holding(
    app="programme",
    title=_("Targets and figures of the programme"),
    covers=frozenset(
        {
            *("programme.Target", "programme.TargetEvent", "programme.TargetChange"),
            *("programme.OfflineActual", "programme.OfflineActualEvent"),
            *("programme.EmbedHost", "programme.EmbedHostEvent"),
        }
    ),
    sections=sections,
    erase=erase,
    stays=(
        _("Targets and figures that you entered stay, without your name."),
        _("Sites that you listed stay listed, without your name."),
    ),
)
