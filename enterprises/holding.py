"""What is held about enterprises and whoever acts for them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.privacy.holdings import (
    Forgetting,
    Holding,
    Obstacle,
    Section,
    Subject,
    Trail,
    history_of,
)
from enterprises.models import (
    Conditions,
    Enterprise,
    EnterpriseNeed,
    Invitation,
    Membership,
    Statement,
    TaxCodeClaim,
    ToolInUse,
)
from enterprises.services import forget_statements
from ledger.services import TEXT_DAYS
from sheets.services import forget_rows

OF_ENTERPRISE = (Conditions, EnterpriseNeed, Invitation, Membership, ToolInUse)

NAME = "enterprise__name"
WITH_IT = _("as long as the enterprise")


def owned(user: User) -> QuerySet[Enterprise]:
    """The enterprises of which she is an owner: all that is in them is hers to see."""
    mine = Membership.objects.filter(user=user, role=Membership.Role.OWNER)
    return Enterprise.objects.filter(pk__in=mine.values("enterprise"))


def only_hers(user: User) -> QuerySet[Enterprise]:
    """Those for which nobody else acts: they go with her."""
    others = Membership.objects.filter(enterprise=OuterRef("pk")).exclude(user=user)
    return owned(user).filter(~Exists(others))


def lock(user: User) -> None:
    """Of two owners who leave at one moment the second waits, and then is the last."""
    mine = Membership.objects.filter(user=user).values("enterprise")
    rows = Enterprise.objects.filter(pk__in=mine).select_for_update(of=("self",))
    list(rows.order_by("pk").values_list("pk"))


def obstacles(user: User) -> list[Obstacle]:
    """Enterprises that others act for and that would be left without an owner."""
    others = Membership.objects.filter(enterprise=OuterRef("pk")).exclude(user=user)
    owners = others.filter(role=Membership.Role.OWNER)
    rows = owned(user).filter(Exists(others), ~Exists(owners)).order_by("pk")
    words = gettext("Others act for %(name)s. Make one of them an owner, or take them out, first.")
    return [
        Obstacle(words % {"name": row.name}, reverse("enterprise-people", args=[row.pk]))
        for row in rows
    ]


def _first_to_go(rows: QuerySet[Statement]) -> date | None:
    oldest = rows.exclude(text="").aggregate(oldest=Min("created_at"))["oldest"]
    return timezone.localdate(oldest) + timedelta(days=TEXT_DAYS + 1) if oldest else None


def sections(user: User) -> Sequence[Section]:
    hers = owned(user)
    return (*_people(user), *_profile(hers), *_wants(hers), *_rest(hers))


def _people(user: User) -> Sequence[Section]:
    return (
        Section(
            "memberships",
            _("Enterprises that you act for"),
            _("until you leave"),
            Membership.objects.filter(user=user),
            (NAME, "role", "created_at"),
        ),
        Section(
            "invitations",
            _("Invitations that you sent or got"),
            _("as long as the enterprise; each opens nothing after 7 days"),
            _invitations(user),
            (NAME, "email", "role", "created_at", "expires_at", "accepted_at", "revoked_at"),
        ),
    )


def _profile(hers: QuerySet[Enterprise]) -> Sequence[Section]:
    return (
        Section(
            "enterprises",
            _("Enterprises that you own: their profile"),
            WITH_IT,
            hers,
            (
                *("kind", "name", "tax_code", "sector", "employees", "revenue_band_vnd"),
                *("capital_band_vnd", "commune", "is_women_owned", "female_share_percent"),
                *("is_social_enterprise", "created_at", "updated_at"),
            ),
        ),
    )


def _wants(hers: QuerySet[Enterprise]) -> Sequence[Section]:
    said = Statement.objects.filter(enterprise__in=hers)
    return (
        Section(
            "needs",
            _("Their needs"),
            WITH_IT,
            EnterpriseNeed.objects.filter(enterprise__in=hers),
            (NAME, "need", "importance", "source", "is_active", "created_at", "updated_at"),
        ),
        Section(
            "statements",
            _("What was written there in own words"),
            _("the words 90 days, what was understood as long as the enterprise"),
            said,
            (NAME, "text", "need_codes", "language", "created_at"),
            _first_to_go(said),
        ),
    )


def _rest(hers: QuerySet[Enterprise]) -> Sequence[Section]:
    return (
        Section(
            "conditions",
            _("What a platform must fulfil, and the budget"),
            WITH_IT,
            Conditions.objects.filter(enterprise__in=hers),
            (NAME, "deployments", "languages", "budget_vnd_per_month", "updated_at"),
        ),
        Section(
            "tools",
            _("Software in use"),
            WITH_IT,
            ToolInUse.objects.filter(enterprise__in=hers),
            (NAME, "slug", "name", "must_link", "created_at"),
        ),
        Section(
            "tax_code_claims",
            _("Claims of tax codes"),
            WITH_IT,
            TaxCodeClaim.objects.filter(claimant__in=hers),
            ("claimant__name", "tax_code", "status", "claimed_at", "decided_at", "note"),
        ),
    )


def _invitations(user: User) -> QuerySet[Invitation]:
    to_her = Q(email=user.email) if user.email else Q(pk__in=())
    return Invitation.objects.filter(to_her | Q(created_by=user))


def erase(subject: Subject, at: datetime) -> Sequence[Trail]:
    """Enterprises that are only hers go whole; from others she goes, and nothing of theirs."""
    gone = list(only_hers(subject.user).values_list("pk", flat=True))
    to_her = Q(email=subject.email) if subject.email else Q(pk__in=())
    Invitation.objects.filter(to_her).delete()
    Enterprise.objects.filter(pk__in=gone).delete()
    Membership.objects.filter(user=subject.user).delete()
    forget_rows(kind="enterprises", keys=gone)
    about_them = ContentType.objects.get_for_model(Enterprise)
    LogEntry.objects.filter(content_type=about_them, object_id__in=[str(pk) for pk in gone]).update(
        object_repr="", change_message=""
    )
    return (
        history_of(Enterprise)._default_manager.filter(pgh_obj_id__in=gone),
        *(
            history_of(each)._default_manager.filter(enterprise_id__in=gone)
            for each in OF_ENTERPRISE
        ),
        history_of(TaxCodeClaim)._default_manager.filter(claimant_id__in=gone),
        history_of(Invitation)._default_manager.filter(to_her_in_history(subject)),
    )


def to_her_in_history(subject: Subject) -> Q:
    return Q(email__iexact=subject.email) if subject.email else Q(pk__in=())


HOLDING = Holding(
    app="enterprises",
    title=_("Your enterprises"),
    covers=frozenset(
        f"enterprises.{model}{suffix}"
        for model in (
            *("Enterprise", "Membership", "Invitation", "TaxCodeClaim"),
            *("EnterpriseNeed", "Conditions", "ToolInUse"),
        )
        for suffix in ("", "Event")
    )
    | {"enterprises.Statement"},
    sections=sections,
    erase=erase,
    stays=(
        _(
            "Enterprises that others act for stay theirs, with needs and words that were written "
            "for them; your name and your address are gone from them."
        ),
    ),
    obstacles=obstacles,
    lock=lock,
    forgets=(
        Forgetting(
            "enterprises.statements",
            _("words that were written for an enterprise: 90 days"),
            forget_statements,
        ),
    ),
)
