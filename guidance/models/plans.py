"""Plans: what to do first in a sector, step by step."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guidance.models.duties import Duty
from guidance.models.laws import GuidanceSource, once
from guidance.querysets import GuidanceQuerySet
from reference.models import Need, Reference, Sector
from reference.triggers import bumps


@pghistory.track()
class Plan(Reference):
    """The steps of one sector in their order; its code is its address, its name the sector's."""

    hurts_vi = models.TextField(_("where it usually hurts, in Vietnamese"), max_length=1000)
    hurts_en = models.TextField(
        _("where it usually hurts, in English"), max_length=1000, blank=True
    )
    checked_on = models.DateField(_("last checked on"))
    review_on = models.DateField(_("check again by"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = GuidanceQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("plan of a sector")
        verbose_name_plural = _("plans of sectors")
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(review_on__gt=F("checked_on")),
                name="plan_is_reviewed_after_it_was_checked",
                violation_error_message=_("The next check comes after the last one."),
            ),
        ]


@pghistory.track()
class PlanStep(models.Model):
    """One step: a need to meet, and the duty behind it where the law asks."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    need = models.ForeignKey(Need, models.PROTECT, related_name="+", verbose_name=_("need"))
    duty = models.ForeignKey(
        Duty,
        models.PROTECT,
        related_name="+",
        verbose_name=_("legal duty"),
        null=True,
        blank=True,
    )
    title_vi = models.CharField(_("step in Vietnamese"), max_length=120)
    title_en = models.CharField(_("step in English"), max_length=120, blank=True)
    text_vi = models.TextField(_("how, in Vietnamese"), max_length=600)
    text_en = models.TextField(_("how, in English"), max_length=600, blank=True)

    class Meta:
        verbose_name = _("step of a plan")
        verbose_name_plural = _("steps of a plan")
        triggers = [bumps("catalogue")]
        constraints = [once("plan", "position", name="planstep_has_a_place_of_its_own")]

    def __str__(self) -> str:
        return self.title_vi


@pghistory.track()
class PlanSector(models.Model):
    """A sector that a plan is for."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="plan_sectors")
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="+", verbose_name=_("sector"))

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        triggers = [bumps("catalogue")]
        constraints = [once("plan", "sector", name="plansector_is_listed_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.sector_id}"


@pghistory.track()
class PlanSource(GuidanceSource):
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sources")

    class Meta(GuidanceSource.Meta):
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(address="") | ~Q(note_vi=""), name="plansource_says_something"
            ),
        ]
