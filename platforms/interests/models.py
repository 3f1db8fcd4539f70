"""Declarations of interest."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class InterestQuerySet(models.QuerySet["Interest"]):
    def on(self, day: models.DateField | object) -> "InterestQuerySet":
        """Those that hold on a day."""
        is_open = Q(until_on=None) | Q(until_on__gte=day)
        return self.filter(is_open, from_on__lte=day)


@pghistory.track(exclude=["note"])
class Interest(models.Model):
    """One stake of one person in one vendor; ended, it stays as a record."""

    class Kind(models.TextChoices):
        EMPLOYED = "EMPLOYED", _("works for it")
        OWNS = "OWNS", _("owns a part of it")
        PAID = "PAID", _("is paid by it")
        FAMILY = "FAMILY", _("somebody of the family does")
        OTHER = "OTHER", _("something else")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="interests", verbose_name=_("who")
    )
    vendor = models.ForeignKey(
        "platforms.Vendor", models.PROTECT, related_name="interests", verbose_name=_("vendor")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    note = models.CharField(_("in her words"), max_length=300, blank=True)
    from_on = models.DateField(_("since"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    declared_at = models.DateTimeField(_("declared at"))
    request_key = models.UUIDField(unique=True, editable=False)

    objects = InterestQuerySet.as_manager()

    class Meta:
        verbose_name = _("declared interest")
        verbose_name_plural = _("declared interests")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "vendor", "kind", "from_on"], name="interest_is_declared_once"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="interest_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(kind="OTHER") | ~Q(note=""), name="interest_other_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.vendor_id} {self.kind}"
