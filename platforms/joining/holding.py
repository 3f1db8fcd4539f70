"""What the catalogue holds about people: who acts for vendors, who wrote and decided what."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import Holding, Section, Subject, Trail, history_of
from ledger.models import Notice
from platforms.models import (
    EvidenceFile,
    Message,
    Revision,
    VendorClaim,
    VendorInvitation,
    VendorMember,
)

VENDOR, PLATFORM = "vendor__name", "platform__name"
WITH_LISTING = _("as long as the listing; without your name once your account is gone")


def sections(user: User) -> Sequence[Section]:
    return (*_people(user), *_texts(user))


def _people(user: User) -> Sequence[Section]:
    return (
        Section(
            "vendors",
            _("Vendors that you act for"),
            _("until you leave"),
            VendorMember.objects.filter(user=user),
            (VENDOR, "created_at"),
        ),
        Section(
            "vendor_claims",
            _("Vendors that you claimed"),
            _("as long as your account"),
            VendorClaim.objects.filter(user=user),
            (
                *(VENDOR, "position", "tax_code", "proof", "status"),
                *("created_at", "decided_at", "answer"),
            ),
        ),
        Section(
            "vendor_invitations",
            _("Invitations to act for a vendor"),
            _("as long as your account; each opens nothing after 21 days"),
            _invitations(user.email or ""),
            (VENDOR, "email", "created_at", "expires_at", "accepted_at", "revoked_at"),
        ),
    )


def _texts(user: User) -> Sequence[Section]:
    return (
        Section(
            "listing_drafts",
            _("Texts of listings that you wrote"),
            WITH_LISTING,
            Revision.objects.filter(author=user),
            (PLATFORM, "number", "side", "state", "content", "created_at", "submitted_at"),
        ),
        _evidence(user),
        Section(
            "listing_messages",
            _("Messages about listings that you wrote"),
            WITH_LISTING,
            Message.objects.filter(author=user),
            ("revision__platform__name", "kind", "text", "created_at"),
        ),
        Section(
            "listing_files",
            _("Evidence that you uploaded"),
            WITH_LISTING,
            EvidenceFile.objects.filter(uploaded_by=user),
            (PLATFORM, "kind", "title", "size_bytes", "uploaded_at", "removed_at"),
        ),
    )


def _evidence(user: User) -> Section:
    """What only staff read is the firm's: whoever left takes none of it along."""
    return Section(
        "listing_evidence",
        _("Evidence that you wrote for staff, for vendors that you act for"),
        WITH_LISTING,
        Revision.objects.filter(author=user, platform__vendor__members__user=user),
        (PLATFORM, "number", "private"),
    )


def _invitations(email: str) -> QuerySet[VendorInvitation]:
    return VendorInvitation.objects.filter(Q(email=email) if email else Q(pk__in=()))


def lock(user: User) -> None:
    """Nobody is let in or taken out of her vendors while she goes."""
    rows = VendorMember.objects.filter(user=user).select_for_update(of=("self",))
    list(rows.order_by("pk").values_list("pk"))


def _forget_letters(email: str) -> None:
    """Invitations to an address go, also from the log of the admin, which names them by it."""
    letters = [str(pk) for pk in _invitations(email).values_list("pk", flat=True)]
    about_them = ContentType.objects.get_for_model(VendorInvitation)
    entries = LogEntry.objects.filter(content_type=about_them, object_id__in=letters)
    entries.update(object_repr="", change_message="")
    _invitations(email).delete()


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    """She goes; what she wrote is the vendor's and stays without her name."""
    hers = VendorMember.objects.filter(user=subject.user)
    # Colleagues were told by name that she joined.
    told = [str(pk) for pk in hers.values_list("pk", flat=True)]
    Notice.objects.filter(kind="vendor-person-joined", key__in=told).delete()
    hers.delete()
    VendorClaim.objects.filter(user=subject.user).delete()
    _forget_letters(subject.email)
    to_her = Q(email__iexact=subject.email) if subject.email else Q(pk__in=())
    return (
        history_of(VendorMember)._default_manager.filter(user_id=subject.user.pk),
        history_of(VendorClaim)._default_manager.filter(user_id=subject.user.pk),
        history_of(VendorInvitation)._default_manager.filter(to_her),
    )


PEOPLE = Holding(
    app="platforms",
    title=_("Vendors that you act for, and what you wrote for listings"),
    covers=frozenset(
        {
            *("platforms.VendorMember", "platforms.VendorMemberEvent"),
            *("platforms.VendorInvitation", "platforms.VendorInvitationEvent"),
            *("platforms.VendorClaim", "platforms.VendorClaimEvent"),
            *("platforms.Revision", "platforms.RevisionEvent"),
            *("platforms.Message", "platforms.EvidenceFile", "platforms.Decision"),
        }
    ),
    sections=sections,
    erase=erase,
    stays=(
        _("Texts, messages and evidence of listings stay the vendor's; your name is gone there."),
        _("Decisions on listings stay in the public log, which names no person."),
    ),
    lock=lock,
)
