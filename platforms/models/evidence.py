"""Documents that support a listing."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from platforms.models.catalogue import Platform
from platforms.models.revisions import UNDER_REVIEW, moment, person
from reference.triggers import REFUSE

# Officers judge a listing by these: none goes or becomes another one before they have decided.
STAYS = "evidencefile_stays_under_review"
_FIXED = ("platform_id", "kind", "title", "stored_as", "content_type", "sha256", "removed_at")
_CHANGES = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in _FIXED)
_STATES = ", ".join(f"'{state.value}'" for state in UNDER_REVIEW)
STAYS_UNDER_REVIEW = pgtrigger.Trigger(
    name=STAYS,
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    func=f"""
        IF OLD.removed_at IS NULL AND (TG_OP = 'DELETE' OR {_CHANGES})
            AND EXISTS (SELECT FROM platforms_revision WHERE platform_id = OLD.platform_id
                AND state IN ({_STATES}))
        THEN {REFUSE.format(text="evidence stays while it is reviewed", name=STAYS)} END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    """,
)


class EvidenceFile(models.Model):
    """A document that supports a listing; only the vendor's people and staff may read it."""

    class Kind(models.TextChoices):
        CERTIFICATE = "CERTIFICATE", _("certificate")
        CUSTOMER = "CUSTOMER", _("reference of a customer")
        COMPANY = "COMPANY", _("company paper")
        OTHER = "OTHER", _("other document")

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="evidence_files")
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    title = models.CharField(_("title"), max_length=150)
    # Name in the private store; made by us, never the name that was sent.
    stored_as = models.CharField(max_length=120, unique=True, editable=False)
    content_type = models.CharField(_("type"), max_length=40, editable=False)
    size_bytes = models.PositiveIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    uploaded_by = person(_("uploaded by"))
    uploaded_at = models.DateTimeField(_("uploaded at"), editable=False)
    removed_at = moment(_("removed at"))
    # When its bytes went; the row stays.
    purged_at = moment(_("bytes deleted at"))

    class Meta:
        verbose_name = _("evidence file")
        verbose_name_plural = _("evidence files")
        triggers = [STAYS_UNDER_REVIEW]
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "sha256"],
                condition=Q(removed_at=None),
                name="evidencefile_is_kept_once",
            ),
            models.CheckConstraint(
                condition=Q(purged_at=None) | Q(removed_at__isnull=False),
                name="evidencefile_is_removed_before_it_is_purged",
            ),
        ]

    def __str__(self) -> str:
        return self.title
