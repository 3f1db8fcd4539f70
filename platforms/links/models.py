"""The last that became of each address a listing names."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from platforms.links.rules import MARK_NIGHTS, Outcome

CHOICES = [
    (Outcome.OK.value, _("works")),
    (Outcome.MOVED.value, _("moved for good")),
    (Outcome.REFUSED.value, _("there, but turns our check away")),
    (Outcome.GONE.value, _("gone")),
    (Outcome.UNREACHABLE.value, _("cannot be reached")),
    (Outcome.UNSAFE.value, _("not a public address")),
]


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    def marked(self) -> "LinkCheckQuerySet":
        """Those that failed for so many nights that staff should look."""
        return self.filter(failed_nights__gte=MARK_NIGHTS)

    def urgent_first(self) -> "LinkCheckQuerySet":
        """Never asked, then failing, then the longest not asked."""
        never = models.F("checked_at").asc(nulls_first=True)
        is_failing = models.Case(models.When(failed_nights__gt=0, then=0), default=1)
        return self.order_by(
            models.Case(models.When(checked_at=None, then=0), default=1), is_failing, never, "pk"
        )


class LinkCheck(models.Model):
    """One address of a platform or of a vendor: what came of it when last asked, by the machine."""

    platform = models.ForeignKey(
        "platforms.Platform",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="link_checks",
        verbose_name=_("platform"),
    )
    vendor = models.ForeignKey(
        "platforms.Vendor",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="link_checks",
        verbose_name=_("vendor"),
    )
    address = models.CharField(_("address"), max_length=400)
    # Empty until it was first asked.
    outcome = models.CharField(
        _("last answer"),
        max_length=11,
        choices=CHOICES,
        blank=True,
    )
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    reason = models.CharField(_("why"), max_length=20, blank=True)
    moved_to = models.CharField(_("moved to"), max_length=2000, blank=True)
    checked_at = models.DateTimeField(_("asked at"), null=True, blank=True)
    reached_at = models.DateTimeField(_("last answered at"), null=True, blank=True, db_index=True)
    failed_nights = models.PositiveSmallIntegerField(_("nights without an answer"), default=0)
    failed_on = models.DateField(_("last night without an answer"), null=True, blank=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of a listing")
        verbose_name_plural = _("links asked each night")
        constraints = [
            models.UniqueConstraint(fields=["platform", "address"], name="linkcheck_is_one_a_link"),
            models.UniqueConstraint(
                fields=["vendor", "address"], name="linkcheck_is_one_a_link_of_a_vendor"
            ),
            models.CheckConstraint(
                condition=Q(platform=None, vendor__isnull=False)
                | Q(platform__isnull=False, vendor=None),
                name="linkcheck_is_of_a_platform_or_a_vendor",
            ),
            models.CheckConstraint(condition=~Q(address=""), name="linkcheck_has_an_address"),
            models.CheckConstraint(
                condition=Q(outcome="", checked_at=None)
                | (~Q(outcome="") & Q(checked_at__isnull=False)),
                name="linkcheck_asked_says_when",
            ),
            models.CheckConstraint(
                condition=Q(failed_nights=0, failed_on=None)
                | Q(failed_nights__gt=0, failed_on__isnull=False),
                name="linkcheck_failed_says_when",
            ),
            models.CheckConstraint(
                condition=(Q(outcome=Outcome.MOVED.value) & ~Q(moved_to=""))
                | (~Q(outcome=Outcome.MOVED.value) & Q(moved_to="")),
                name="linkcheck_moved_says_where",
            ),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def is_marked(self) -> bool:
        return self.failed_nights >= MARK_NIGHTS
