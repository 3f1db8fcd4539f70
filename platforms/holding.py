"""What the catalogue holds about people: who uploaded which evidence."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import Holding, Section, Subject, Trail
from platforms.models import EvidenceFile
from platforms.revisions.forgetting import FORGETS


def sections(user: User) -> Sequence[Section]:
    return (
        Section(
            "listing_files",
            _("Evidence that you uploaded"),
            _("as long as the listing; without your name once your account is gone"),
            EvidenceFile.objects.filter(uploaded_by=user),
            ("platform__name", "kind", "title", "size_bytes", "uploaded_at", "removed_at"),
        ),
    )


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    """What she uploaded is the vendor's and stays without her name."""
    return ()


HOLDING = Holding(
    app="platforms",
    title=_("What you uploaded for listings"),
    covers=frozenset({"platforms.EvidenceFile"}),
    sections=sections,
    erase=erase,
    stays=(_("Evidence of listings stays the vendor's; your name is gone there."),),
    forgets=FORGETS,
)
