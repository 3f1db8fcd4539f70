"""Who acts for a vendor: members, the letters that invite them, and claims that staff decide."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from platforms.models.vendors import FIRM_TAX_CODE, Vendor
from reference.lookups import trigrams


@pghistory.track()
class VendorMember(models.Model):
    """A person who edits the listings of a vendor and sees who asked for them."""

    vendor = models.ForeignKey(
        Vendor, models.CASCADE, related_name="members", verbose_name=_("vendor")
    )
    user = models.ForeignKey(
        User, models.CASCADE, related_name="vendor_memberships", verbose_name=_("person")
    )
    created_at = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("person of a vendor")
        verbose_name_plural = _("people of vendors")
        constraints = [
            models.UniqueConstraint(fields=["vendor", "user"], name="vendormember_is_listed_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.vendor_id}"


@pghistory.track(exclude=["token_hash"])
class VendorInvitation(models.Model):
    """A letter from staff that lets one address act for a vendor, once and for a few weeks."""

    vendor = models.ForeignKey(
        Vendor, models.CASCADE, related_name="invitations", verbose_name=_("vendor")
    )
    email = models.EmailField(_("e-mail address"))
    # The token itself is only in the letter.
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    request_key = models.UUIDField(unique=True, editable=False)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("invited at"))
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation of a vendor")
        verbose_name_plural = _("invitations of vendors")
        indexes = [trigrams("email", name="vendorinvitation_email_words")]
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="vendorinvitation_email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="vendorinvitation_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None),
                name="vendorinvitation_ends_one_way",
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None) | Q(accepted_at__isnull=False),
                name="vendorinvitation_accepted_says_when",
            ),
            models.UniqueConstraint(
                fields=["vendor", "email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="vendorinvitation_is_one_for_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.email


@pghistory.track()
class VendorClaim(models.Model):
    """Somebody says that she acts for a listed vendor; staff verify it and decide."""

    class Status(models.TextChoices):
        OPEN = "OPEN", _("to be decided")
        ACCEPTED = "ACCEPTED", _("accepted")
        REFUSED = "REFUSED", _("refused")
        WITHDRAWN = "WITHDRAWN", _("withdrawn")

    vendor = models.ForeignKey(
        Vendor, models.CASCADE, related_name="claims", verbose_name=_("vendor")
    )
    user = models.ForeignKey(
        User, models.CASCADE, related_name="vendor_claims", verbose_name=_("person")
    )
    position = models.CharField(_("position there"), max_length=100)
    tax_code = models.CharField(_("tax code of the firm"), max_length=14, blank=True, default="")
    proof = models.TextField(_("how staff can verify it"), max_length=1000)
    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.OPEN, editable=False
    )
    request_key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("asked at"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    answer = models.CharField(_("answer"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("claim of a vendor")
        verbose_name_plural = _("claims of vendors")
        constraints = [
            models.CheckConstraint(
                condition=Q(tax_code="") | Q(tax_code__regex=FIRM_TAX_CODE),
                name="vendorclaim_tax_code_is_normal",
            ),
            models.UniqueConstraint(
                fields=["vendor", "user"],
                condition=Q(status="OPEN"),
                name="vendorclaim_is_open_once",
            ),
            models.CheckConstraint(
                condition=Q(status="OPEN", decided_at=None)
                | (~Q(status="OPEN") & Q(decided_at__isnull=False)),
                name="vendorclaim_decided_says_when",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("user")),
                name="vendorclaim_is_decided_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(status="REFUSED") | ~Q(answer=""),
                name="vendorclaim_refused_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.vendor_id}"
