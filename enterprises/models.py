"""Enterprises: who they are, who acts for them, what they need and use already."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from enterprises.bands import CAPITAL_BANDS, REVENUE_BANDS
from enterprises.querysets import EnterpriseQuerySet, InvitationQuerySet
from enterprises.triggers import keeps_an_owner
from reference.kept import kept
from reference.lookups import trigrams
from reference.models import Commune, Need, Sector


# By the statement, for an import writes thousands with each. The trackers are named because copies
# of the settings' ones cannot be told to work so.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    level=pghistory.Statement,
    attrs={
        "sector": kept(Sector, _("sector")),
        "commune": kept(Commune, _("commune")),
    },
)
class Enterprise(models.Model):
    """An SME or a household business; all but its kind and name may stay unsaid."""

    class Kind(models.TextChoices):
        SME = "SME", _("Enterprise")
        HOUSEHOLD = "HOUSEHOLD", _("Household business")

    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    name = models.CharField(_("name"), max_length=200)
    # As `reference.tax_codes.read_tax_code` writes it.
    tax_code = models.CharField(_("tax code"), max_length=14, null=True, blank=True)  # noqa: DJ001 - none is not a code
    is_tax_code_disputed = models.BooleanField(_("tax code claimed, not decided"), default=False)
    # Of these two Django's own index would come with a second one for beginnings of codes.
    sector = models.ForeignKey(
        Sector,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("sector"),
    )
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    # Upper ends of bands: exact figures are nobody's business.
    revenue_band_vnd = models.PositiveBigIntegerField(
        _("revenue a year, band"), null=True, blank=True, choices=REVENUE_BANDS
    )
    capital_band_vnd = models.PositiveBigIntegerField(
        _("total capital, band"), null=True, blank=True, choices=CAPITAL_BANDS
    )
    commune = models.ForeignKey(
        Commune,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("commune"),
    )
    is_women_owned = models.BooleanField(_("owned by women"), default=False)
    female_share_percent = models.PositiveSmallIntegerField(
        _("share of women among employees, %"), null=True, blank=True
    )
    is_social_enterprise = models.BooleanField(_("social enterprise"), default=False)
    # Raised by every change of the profile, so that a form that is older is not saved over it.
    version = models.PositiveIntegerField(default=1, editable=False)
    # The same for needs, conditions and tools.
    needs_version = models.PositiveIntegerField(default=1, editable=False)
    # Sent with the form: a second click or a resent form makes no second enterprise.
    request_key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("created at"))
    updated_at = models.DateTimeField(_("last changed"))

    objects = EnterpriseQuerySet.as_manager()

    class Meta:
        verbose_name = _("enterprise")
        verbose_name_plural = _("enterprises")
        indexes = [
            trigrams("name", name="enterprise_name_words"),
            models.Index(fields=["name", "id"], name="enterprise_by_name"),
            models.Index(fields=["sector"], name="enterprise_by_sector"),
            models.Index(fields=["commune"], name="enterprise_by_commune"),
            # By name and commune an import finds an enterprise that gives no tax code.
            models.Index(
                Func("name", function="vi_name_key"), "commune", name="enterprise_by_name_key"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="enterprise_has_a_name"),
            models.CheckConstraint(
                condition=Q(tax_code=None)
                | Q(tax_code__regex=r"^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$"),
                name="enterprise_tax_code_is_normal",
                violation_error_message=_("A tax code has 10, 13 or 12 digits."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="SME") | Q(tax_code=None) | ~Q(tax_code__regex=r"^[0-9]{12}$"),
                name="enterprise_personal_code_is_a_household_s",
                violation_error_message=_("Only a household business has a 12-digit tax code."),
            ),
            models.CheckConstraint(
                condition=Q(is_tax_code_disputed=False) | Q(tax_code__isnull=False),
                name="enterprise_disputes_a_code",
            ),
            models.UniqueConstraint(
                fields=["tax_code"],
                condition=Q(tax_code__isnull=False, is_tax_code_disputed=False),
                name="enterprise_tax_code_is_its_own",
                violation_error_message=_("Another enterprise has this tax code."),
            ),
            models.CheckConstraint(
                condition=Q(female_share_percent=None) | Q(female_share_percent__lte=100),
                name="enterprise_share_is_a_percentage",
                violation_error_message=_("A share lies between 0 and 100 percent."),
            ),
            models.CheckConstraint(
                condition=Q(revenue_band_vnd=None)
                | Q(revenue_band_vnd__in=[top for top, _label in REVENUE_BANDS]),
                name="enterprise_revenue_is_a_band",
            ),
            models.CheckConstraint(
                condition=Q(capital_band_vnd=None)
                | Q(capital_band_vnd__in=[top for top, _label in CAPITAL_BANDS]),
                name="enterprise_capital_is_a_band",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Membership(models.Model):
    """Somebody who acts for an enterprise; owners also decide who else does."""

    class Role(models.TextChoices):
        OWNER = "OWNER", _("owner")
        MEMBER = "MEMBER", _("member")

    user = models.ForeignKey(
        User, models.CASCADE, related_name="memberships", verbose_name=_("user")
    )
    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, related_name="memberships", verbose_name=_("enterprise")
    )
    role = models.CharField(_("role"), max_length=6, choices=Role)
    created_at = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        triggers = [keeps_an_owner()]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "enterprise"], name="membership_is_one_for_a_pair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.enterprise_id} {self.role}"

    @property
    def is_owner(self) -> bool:
        return self.role == self.Role.OWNER


@pghistory.track(exclude=["token_hash", "request_key"])
class Invitation(models.Model):
    """A letter that lets one address join an enterprise, once and for a few days."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=6, choices=Membership.Role)
    # The token itself is only in the letter; it is made anew from this key and the site's secret.
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    request_key = models.UUIDField(unique=True, editable=False)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("invited at"))
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="invitation_email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="invitation_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None), name="invitation_ends_one_way"
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None) | Q(accepted_at__isnull=False),
                name="invitation_accepted_says_when",
            ),
            models.UniqueConstraint(
                fields=["enterprise", "email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="invitation_is_one_for_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.email


@pghistory.track()
class TaxCodeClaim(models.Model):
    """An enterprise says that a tax code which another one holds is its own; staff decide."""

    class Status(models.TextChoices):
        OPEN = "OPEN", _("to be decided")
        GIVEN = "GIVEN", _("given to the claimant")
        KEPT = "KEPT", _("left with the holder")
        WITHDRAWN = "WITHDRAWN", _("withdrawn")

    tax_code = models.CharField(_("tax code"), max_length=14)
    claimant = models.ForeignKey(
        Enterprise, models.CASCADE, related_name="claims", verbose_name=_("claimant")
    )
    # Whoever held it when the claim was made; the decision looks at who holds it then.
    holder = models.ForeignKey(
        Enterprise, models.SET_NULL, null=True, related_name="+", verbose_name=_("holder")
    )
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.OPEN)
    claimed_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("claimed by")
    )
    claimed_at = models.DateTimeField(_("claimed at"))
    decided_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    note = models.CharField(_("reason of the decision"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("claim of a tax code")
        verbose_name_plural = _("claims of tax codes")
        indexes = [
            models.Index(fields=["-decided_at", "claimed_at", "id"], name="taxcodeclaim_to_decide"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["claimant"],
                condition=Q(status="OPEN"),
                name="taxcodeclaim_is_one_open_each",
            ),
            models.CheckConstraint(
                condition=Q(status="OPEN", decided_at=None)
                | (~Q(status="OPEN") & Q(decided_at__isnull=False)),
                name="taxcodeclaim_decided_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.tax_code


class Statement(models.Model):
    """What somebody wrote of the enterprise's trouble; after 90 days only its needs remain.

    Never changed but emptied, and not tracked: a history would keep the words longer.
    """

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="statements")
    # Phone numbers and e-mail addresses are taken out before.
    text = models.TextField(_("in her words"), max_length=2000, blank=True)
    # What the portal understood, best first; codes, not keys: the taxonomy may retire one.
    need_codes = ArrayField(models.CharField(max_length=60), default=list)
    language = models.CharField(_("language"), max_length=2, default="vi")
    request_key = models.UUIDField(unique=True, editable=False)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("written at"), db_index=True)

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")

    def __str__(self) -> str:
        return self.text[:60] or ", ".join(self.need_codes)


@pghistory.track()
class EnterpriseNeed(models.Model):
    """A need of an enterprise; one that was taken away stays, so that it is not guessed again."""

    class Source(models.TextChoices):
        STATED = "STATED", _("in own words")
        CHOSEN = "CHOSEN", _("picked from the list")
        ASSESSMENT = "ASSESSMENT", _("from the assessment")

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="needs")
    need = models.ForeignKey(Need, models.PROTECT, related_name="+", verbose_name=_("need"))
    importance = models.PositiveSmallIntegerField(_("importance"), default=2)
    source = models.CharField(_("source"), max_length=10, choices=Source)
    is_active = models.BooleanField(_("in force"), default=True)
    created_at = models.DateTimeField(_("created at"))
    updated_at = models.DateTimeField(_("last changed"))

    class Meta:
        verbose_name = _("need of an enterprise")
        verbose_name_plural = _("needs of enterprises")
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "need"], name="enterpriseneed_is_named_once"
            ),
            models.CheckConstraint(
                condition=Q(importance__gte=1, importance__lte=3),
                name="enterpriseneed_importance_is_1_to_3",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.need_id}"


@pghistory.track()
class Conditions(models.Model):
    """What a platform must fulfil for this enterprise besides its needs."""

    enterprise = models.OneToOneField(Enterprise, models.CASCADE, related_name="conditions")
    # Codes of the catalogue's ways of running and languages, which live in another app.
    deployments = ArrayField(models.CharField(max_length=20), default=list)
    languages = ArrayField(models.CharField(max_length=20), default=list)
    budget_vnd_per_month = models.PositiveBigIntegerField(null=True, blank=True)
    updated_at = models.DateTimeField(_("last changed"))

    class Meta:
        verbose_name = _("conditions")
        verbose_name_plural = _("conditions")

    def __str__(self) -> str:
        return str(self.enterprise_id)


@pghistory.track()
class ToolInUse(models.Model):
    """Software an enterprise uses already: of the catalogue by its slug, else by its name."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="tools")
    slug = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=120, blank=True)
    must_link = models.BooleanField(default=False)
    created_at = models.DateTimeField(_("created at"))

    class Meta:
        verbose_name = _("tool in use")
        verbose_name_plural = _("tools in use")
        constraints = [
            models.CheckConstraint(
                condition=Q(slug="", must_link=False) & ~Q(name="") | ~Q(slug="") & Q(name=""),
                name="toolinuse_is_listed_or_named",
            ),
            models.UniqueConstraint(
                "enterprise", "slug", condition=~Q(slug=""), name="toolinuse_slug_is_said_once"
            ),
            models.UniqueConstraint(
                "enterprise",
                Lower("name"),
                condition=~Q(name=""),
                name="toolinuse_name_is_said_once",
            ),
        ]

    def __str__(self) -> str:
        return self.slug or self.name
