"""What the law asks of whom, and by when."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guidance.choices import SIZES, Confidence, Kind, Recurrence
from guidance.models.articles import Article
from guidance.models.laws import LegalReference, listed, once
from guidance.querysets import GuidanceQuerySet
from reference.models import Need, Reference, Sector, SizeLimit
from reference.triggers import bumps


@pghistory.track()
class Duty(Reference):
    """What the law asks of some enterprises; nothing stands here that its sources do not say."""

    what_vi = models.TextField(_("what to do, in Vietnamese"), max_length=2000)
    what_en = models.TextField(_("what to do, in English"), max_length=2000, blank=True)
    steps_vi = models.TextField(
        _("first steps in Vietnamese"), max_length=2000, blank=True, help_text=_("One a line.")
    )
    steps_en = models.TextField(
        _("first steps in English"), max_length=2000, blank=True, help_text=_("One a line.")
    )
    legal_reference = models.ForeignKey(
        LegalReference,
        models.PROTECT,
        related_name="duties",
        verbose_name=_("legal reference"),
    )
    article = models.ForeignKey(
        Article,
        models.PROTECT,
        related_name="duties",
        verbose_name=_("article it comes from"),
        null=True,
        blank=True,
    )
    kinds = listed(Kind, _("for whom"), blank=False)
    sizes = listed(SizeLimit.SizeClass, _("size classes (none: all)"), blank=True)
    revenue_above_vnd = models.PositiveBigIntegerField(
        _("only with revenue a year above (VND)"), null=True, blank=True
    )
    revenue_up_to_vnd = models.PositiveBigIntegerField(
        _("only with revenue a year up to (VND)"), null=True, blank=True
    )
    condition_vi = models.CharField(
        _("only if …, in Vietnamese"),
        max_length=200,
        blank=True,
        help_text=_("Something that we do not ask, such as “you sell online”."),
    )
    condition_en = models.CharField(_("only if …, in English"), max_length=200, blank=True)
    elsewhere_vi = models.CharField(
        _("in other sectors only if …, in Vietnamese"), max_length=200, blank=True
    )
    elsewhere_en = models.CharField(
        _("in other sectors only if …, in English"), max_length=200, blank=True
    )
    in_force_on = models.DateField(_("in force since"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    recurrence = models.CharField(_("comes back"), max_length=7, choices=Recurrence, blank=True)
    confidence = models.CharField(
        _("how well checked"), max_length=10, choices=Confidence, default=Confidence.UNVERIFIED
    )
    check_vi = models.CharField(_("whom to ask, in Vietnamese"), max_length=300)
    check_en = models.CharField(_("whom to ask, in English"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = GuidanceQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("legal duty")
        verbose_name_plural = _("legal duties")
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kinds__len__gt=0) & Q(kinds__contained_by=Kind.values),
                name="duty_is_for_somebody",
                violation_error_message=_("Say whom it is for."),
            ),
            models.CheckConstraint(
                condition=Q(sizes__contained_by=SIZES), name="duty_sizes_are_known"
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=False) | Q(in_force_on__isnull=False),
                name="duty_says_when",
                violation_error_message=_("Say since when it is in force, or when it is due."),
            ),
            models.CheckConstraint(
                condition=Q(recurrence="") | Q(due_on__isnull=False),
                name="duty_comes_back_from_a_day",
                violation_error_message=_("What comes back needs a first due date."),
            ),
            models.CheckConstraint(
                condition=Q(revenue_above_vnd=None)
                | Q(revenue_up_to_vnd=None)
                | Q(revenue_up_to_vnd__gt=F("revenue_above_vnd")),
                name="duty_revenue_limits_are_in_order",
                violation_error_message=_("The upper limit is above the lower one."),
            ),
        ]


@pghistory.track()
class DutyNeed(models.Model):
    """A need that a duty creates: software helps to meet it."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="duty_needs")
    need = models.ForeignKey(Need, models.PROTECT, related_name="+", verbose_name=_("need"))

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        triggers = [bumps("catalogue")]
        constraints = [once("duty", "need", name="dutyneed_is_listed_once")]

    def __str__(self) -> str:
        return f"{self.duty_id} {self.need_id}"


@pghistory.track()
class DutySector(models.Model):
    """A sector that a duty is for; a duty without sectors is for all."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="duty_sectors")
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="+", verbose_name=_("sector"))

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        triggers = [bumps("catalogue")]
        constraints = [once("duty", "sector", name="dutysector_is_listed_once")]

    def __str__(self) -> str:
        return f"{self.duty_id} {self.sector_id}"
