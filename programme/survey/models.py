"""Surveys by year, and answers that name nobody."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reference.models import Province, Sector
from reference.triggers import REFUSE

_ANSWERED = REFUSE.format(text="a survey with answers is kept", name="survey_with_answers_is_kept")


@pghistory.track()
class Survey(models.Model):
    """The questions of a year; once somebody has answered, the database keeps them as they are."""

    class Origin(models.TextChoices):
        OFFICIAL = "OFFICIAL", _("official")
        ILLUSTRATIVE = "ILLUSTRATIVE", _("illustrative")

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    origin = models.CharField(_("wording"), max_length=12, choices=Origin)
    # A list of {code, text_vi, text_en, options: [{code, text_vi, text_en}]}.
    questions = models.JSONField(_("questions"))
    is_open = models.BooleanField(_("takes answers"), default=True)

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        triggers = [
            pgtrigger.Trigger(
                name="survey_with_answers_is_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "(OLD.questions IS DISTINCT FROM NEW.questions"
                    " OR OLD.year IS DISTINCT FROM NEW.year"
                    " OR OLD.origin IS DISTINCT FROM NEW.origin)"
                ),
                func=(
                    "IF EXISTS (SELECT FROM programme_surveyanswer AS given"
                    f" WHERE given.survey_id = OLD.id) THEN {_ANSWERED} END IF; RETURN NEW;"
                ),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=2026, year__lte=2045), name="survey_year_is_near"
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class SurveyAnswer(models.Model):
    """What somebody answered; no name, no account, and only the day."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers")
    # Code of the question to code of the option; what was passed over is not there.
    answers = models.JSONField()
    province = models.ForeignKey(Province, models.PROTECT, null=True, related_name="+")
    section = models.ForeignKey(Sector, models.PROTECT, null=True, related_name="+")
    size = models.CharField(max_length=9, blank=True)
    day = models.DateField()
    # Of the form: sent twice it is one answer.
    request_key = models.UUIDField(unique=True, editable=False)
    # A keyed digest of the account, where somebody is signed in: one answer a year.
    person = models.CharField(max_length=32, blank=True, editable=False)

    class Meta:
        verbose_name = _("answer to a survey")
        verbose_name_plural = _("answers to surveys")
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "person"],
                condition=~Q(person=""),
                name="surveyanswer_is_given_once",
            ),
            models.CheckConstraint(condition=~Q(answers={}), name="surveyanswer_says_something"),
            models.CheckConstraint(
                condition=Q(size__in=["", "household", "micro", "small", "medium", "large"]),
                name="surveyanswer_size_is_known",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
