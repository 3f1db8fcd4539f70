"""Indicators, what was published about them, targets by year, and what was counted elsewhere."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from programme.choices import Group, Kind, Measure, Qualifier
from reference.lookups import trigrams
from reference.models import Province, Reference
from reference.triggers import REFUSE
from ui.bilingual import Bilingual

FIRST_YEAR, LAST_YEAR = 2021, 2045


@pghistory.track()
class Indicator(Reference):
    """Something that is measured, with what the figure means."""

    group = models.CharField(_("group"), max_length=9, choices=Group)
    unit_vi = models.CharField(_("unit in Vietnamese"), max_length=60)
    unit_en = models.CharField(_("unit in English"), max_length=60)
    definition_vi = models.CharField(_("definition in Vietnamese"), max_length=500, blank=True)
    definition_en = models.CharField(_("definition in English"), max_length=500, blank=True)
    # What the portal counts for it; empty: only what others publish.
    measured = models.CharField(_("counted here as"), max_length=10, choices=Measure, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    @property
    def unit(self) -> Bilingual:
        return Bilingual(self.unit_vi, self.unit_en)

    @property
    def definition(self) -> Bilingual:
        return Bilingual(self.definition_vi, self.definition_en)


@pghistory.track()
class Figure(models.Model):
    """What somebody published about an indicator; figures that conflict stand side by side."""

    code = models.SlugField(_("code"), max_length=60, primary_key=True)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="figures", verbose_name=_("indicator")
    )
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    # None where the source names a range or words; the note says it.
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=2, null=True, blank=True)
    qualifier = models.CharField(_("exactness"), max_length=6, choices=Qualifier, blank=True)
    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)
    note_vi = models.CharField(_("note in Vietnamese"), max_length=400, blank=True)
    note_en = models.CharField(_("note in English"), max_length=400, blank=True)
    is_retired = models.BooleanField(_("retired"), default=False)
    shipped_digest = models.CharField(max_length=32, blank=True, editable=False)

    class Meta:
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        indexes = [trigrams("note_vi", name="figure_note_words")]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(note_vi=""), name="figure_says_something"
            ),
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="figure_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def note(self) -> Bilingual:
        return Bilingual(self.note_vi, self.note_en)


class FigureSource(models.Model):
    """Where a figure was read: a page, or an issue of the press."""

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField(default=0)
    address = models.URLField(_("address"), max_length=400, blank=True)
    press = models.CharField(_("issue of the press"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.CheckConstraint(
                condition=~Q(address="", press=""), name="figuresource_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.address or self.press


class TargetChange(models.Model):
    """A wish to change the target of a year that is over: decided by somebody else, with reason."""

    target = models.ForeignKey("Target", models.CASCADE, related_name="changes")
    value = models.DecimalField(_("new value"), max_digits=18, decimal_places=2)
    reason = models.CharField(_("reason"), max_length=500)
    asked_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"))
    request_key = models.UUIDField(unique=True, editable=False)
    is_approved = models.BooleanField(_("approved"), null=True)
    decided_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        verbose_name = _("change of a target")
        verbose_name_plural = _("changes of targets")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="targetchange_says_why"),
            models.CheckConstraint(
                condition=Q(is_approved=None, decided_at=None)
                | Q(is_approved__isnull=False, decided_at__isnull=False),
                name="targetchange_decided_says_when",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(asked_by=None) | ~Q(decided_by=F("asked_by")),
                name="targetchange_takes_two_people",
            ),
            models.UniqueConstraint(
                fields=["target"],
                condition=Q(is_approved=None),
                name="targetchange_is_one_open_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.value}"


# Once its year is over in Vietnam, a target's value follows only an approved change.
_REFUSED = REFUSE.format(
    text="a closed year takes two people", name="target_of_a_closed_year_is_kept"
)
_CLOSED = f"""
IF make_date(NEW.year + 1, 1, 1) <= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
    AND NOT EXISTS (
        SELECT FROM programme_targetchange AS asked
        WHERE asked.id = NEW.changed_by_id AND asked.target_id = NEW.id AND asked.is_approved
        AND asked.value = NEW.value AND NEW.changed_by_id IS DISTINCT FROM OLD.changed_by_id
    )
THEN {_REFUSED} END IF; RETURN NEW;
"""  # noqa: S608 - no value of anybody's stands in it


@pghistory.track()
class Target(models.Model):
    """What is to be reached in a year, in the whole country or a province."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="targets", verbose_name=_("indicator")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("province"),
        help_text=_("None: the whole country."),
    )
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=2)
    source = models.CharField(_("source"), max_length=400)
    shipped_digest = models.CharField(max_length=32, blank=True, default="", editable=False)
    # The approved change by which a closed year got its present value.
    changed_by = models.ForeignKey(
        TargetChange, models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        triggers = [
            pgtrigger.Trigger(
                name="target_of_a_closed_year_is_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.value IS DISTINCT FROM NEW.value OR OLD.year IS DISTINCT FROM NEW.year"
                ),
                func=_CLOSED,
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "province"],
                nulls_distinct=False,
                name="target_is_one_a_year",
                violation_error_message=_("This year has a target already."),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="target_year_is_near"
            ),
            models.CheckConstraint(condition=Q(value__gt=0), name="target_is_more_than_nothing"),
            models.CheckConstraint(condition=~Q(source=""), name="target_says_where_it_is_from"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}"


@pghistory.track()
class OfflineActual(models.Model):
    """What was done beside the portal in a month, entered by staff with its source."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="offline", verbose_name=_("indicator")
    )
    # The first day of its month.
    month = models.DateField(_("month"))
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("province"),
    )
    value = models.PositiveBigIntegerField(_("value"))
    source = models.CharField(_("source"), max_length=400)
    entered_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("entered by")
    )
    entered_at = models.DateTimeField(_("entered at"))
    request_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("figure from beside the portal")
        verbose_name_plural = _("figures from beside the portal")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "month", "province", "source"],
                nulls_distinct=False,
                name="offlineactual_is_entered_once",
                violation_error_message=_("This source was entered for this month already."),
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="offlineactual_is_of_a_month"),
            models.CheckConstraint(
                condition=~Q(source=""), name="offlineactual_says_where_it_is_from"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.month:%Y-%m}"


# Models that lie beside what works with them; imported last, here, where Django looks for them.
from programme.calls.models import Call, CallAnswer  # noqa: E402, F401
from programme.radar.models import DemandCell, WordCluster, WordNote  # noqa: E402, F401
from programme.survey.models import (  # noqa: E402, F401
    Survey,
    SurveyAnswer,
    SurveyOption,
    SurveyQuestion,
)
from programme.whatif.models import WhatIf  # noqa: E402, F401
