"""Surveys by year with their questions, frozen once published, and answers that name nobody."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reference.models import Province, Sector
from reference.triggers import REFUSE, frozen, kept, only_in_drafts
from ui.bilingual import Bilingual

# As the constraint of the year says.
SURVEY_YEARS = range(2026, 2046)
FROZEN = "survey_is_frozen"
FROZEN_TEXT = "a published survey does not change"
_UNPUBLISHED = REFUSE.format(
    text="only a published survey takes answers", name="surveyanswer_is_of_a_published_survey"
)


@pghistory.track()
class Survey(models.Model):
    """The survey of a year: edited as a draft, then published; never back."""

    class Origin(models.TextChoices):
        OFFICIAL = "OFFICIAL", _("official")
        ILLUSTRATIVE = "ILLUSTRATIVE", _("illustrative")

    class Status(models.TextChoices):
        DRAFT = "DRAFT", pgettext_lazy("instrument", "draft")
        PUBLISHED = "PUBLISHED", pgettext_lazy("instrument", "published")

    year = models.PositiveSmallIntegerField(
        _("year"), unique=True, error_messages={"unique": _("This year has a survey already.")}
    )
    origin = models.CharField(
        _("wording"), max_length=12, choices=Origin, default=Origin.ILLUSTRATIVE
    )
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.DRAFT)
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_on = models.DateField(
        _("closes on"), null=True, blank=True, help_text=_("The last day on which it is open.")
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        triggers = [
            frozen(
                FROZEN,
                columns=("year", "origin", "opens_on", "published_at", "status"),
                state="OLD.status <> 'DRAFT'",
                text=FROZEN_TEXT,
            ),
            kept("published_survey_stays", state="OLD.status <> 'DRAFT'", text=FROZEN_TEXT),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=2026, year__lte=2045),
                name="survey_year_is_near",
                violation_error_message=_("A year from 2026 to 2045."),
            ),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(opens_on=None) | Q(closes_on__gte=F("opens_on")),
                name="survey_closes_after_it_opens",
                violation_error_message=_("It closes before it opens."),
            ),
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(opens_on__year=F("year")),
                name="survey_opens_in_its_year",
                violation_error_message=_("It opens within its year."),
            ),
            models.CheckConstraint(
                condition=Q(status="DRAFT", published_at=None)
                | Q(
                    status="PUBLISHED",
                    published_at__isnull=False,
                    opens_on__isnull=False,
                    closes_on__isnull=False,
                ),
                name="survey_published_says_when",
                violation_error_message=_("A published survey keeps its dates."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT


@pghistory.track()
class SurveyQuestion(models.Model):
    """One question; the same code in another year is the same question."""

    class Kind(models.TextChoices):
        SINGLE = "SINGLE", _("one answer")
        MULTIPLE = "MULTIPLE", _("several answers")
        SCALE = "SCALE", _("scale of five")
        NUMBER = "NUMBER", _("number")

    survey = models.ForeignKey(
        Survey, models.CASCADE, related_name="questions", verbose_name=_("survey")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    code = models.SlugField(_("code"), max_length=60)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.SINGLE)
    text_vi = models.CharField(_("Vietnamese text"), max_length=300)
    text_en = models.CharField(_("English text"), max_length=300)
    # What 1 and 5 of a scale mean, or the unit of a number.
    low_vi = models.CharField(_("1 means, in Vietnamese"), max_length=60, blank=True)
    low_en = models.CharField(_("1 means, in English"), max_length=60, blank=True)
    high_vi = models.CharField(_("5 means, in Vietnamese"), max_length=60, blank=True)
    high_en = models.CharField(_("5 means, in English"), max_length=60, blank=True)
    unit_vi = models.CharField(_("unit in Vietnamese"), max_length=60, blank=True)
    unit_en = models.CharField(_("unit in English"), max_length=60, blank=True)
    most = models.PositiveIntegerField(_("at most"), null=True, blank=True)

    class Meta:
        verbose_name = _("question of a survey")
        verbose_name_plural = _("questions of surveys")
        triggers = [
            only_in_drafts(
                table="programme_survey",
                owners="{row}.survey_id",
                name=FROZEN,
                text=FROZEN_TEXT,
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "code"],
                name="surveyquestion_code_is_unique",
                violation_error_message=_("Another question has this code."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind="SCALE")
                    & ~Q(low_vi="")
                    & ~Q(low_en="")
                    & ~Q(high_vi="")
                    & ~Q(high_en="")
                )
                | (~Q(kind="SCALE") & Q(low_vi="", low_en="", high_vi="", high_en="")),
                name="surveyquestion_scale_says_its_ends",
                violation_error_message=_(
                    "A scale, and nothing else, says what 1 and 5 mean, in both languages."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind="NUMBER", most__isnull=False, most__gte=1)
                    & ~Q(unit_vi="")
                    & ~Q(unit_en="")
                )
                | (~Q(kind="NUMBER") & Q(unit_vi="", unit_en="", most=None)),
                name="surveyquestion_number_says_its_unit",
                violation_error_message=_(
                    "A number, and nothing else, has a unit in both languages and a highest value."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.text_vi

    @property
    def text(self) -> Bilingual:
        return Bilingual(self.text_vi, self.text_en)


@pghistory.track()
class SurveyOption(models.Model):
    """One answer to choose from."""

    question = models.ForeignKey(SurveyQuestion, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    code = models.SlugField(_("code"), max_length=60)
    text_vi = models.CharField(_("Vietnamese text"), max_length=200)
    text_en = models.CharField(_("English text"), max_length=200)
    figure = models.ForeignKey(
        "Figure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("compared with"),
        help_text=_("A published figure that asked for the same."),
    )

    class Meta:
        verbose_name = _("answer to choose")
        verbose_name_plural = _("answers to choose")
        triggers = [
            only_in_drafts(
                table="programme_survey",
                owners=(
                    "SELECT survey_id FROM programme_surveyquestion WHERE id = {row}.question_id"
                ),
                name=FROZEN,
                text=FROZEN_TEXT,
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "code"],
                name="surveyoption_code_is_unique",
                violation_error_message=_("Another answer has this code."),
            ),
        ]

    def __str__(self) -> str:
        return self.text_vi


class SurveyAnswer(models.Model):
    """What somebody answered; no name, no account, and only the day."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers")
    # By code of the question: code of the option, list of them, point of the scale or number; what
    # was passed over is not there.
    answers = models.JSONField(_("answers"))
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, related_name="+", verbose_name=_("province")
    )
    section = models.ForeignKey(
        Sector, models.PROTECT, null=True, related_name="+", verbose_name=_("trade")
    )
    size = models.CharField(_("size"), max_length=9, blank=True)
    day = models.DateField(_("day"))
    # Of the form that was kept last: sent twice it is one answer.
    request_key = models.UUIDField(unique=True, editable=False)
    # Raised by each change, so that a form of another tab is not silently written over it.
    version = models.PositiveIntegerField(default=1, editable=False)
    # Keyed digests of account and browser with the year: one answer each, followed by nobody.
    person = models.CharField(max_length=32, blank=True, editable=False)
    browser = models.CharField(max_length=32, blank=True, editable=False)

    class Meta:
        verbose_name = _("answer to a survey")
        verbose_name_plural = _("answers to surveys")
        triggers = [
            pgtrigger.Trigger(
                name="surveyanswer_is_of_a_published_survey",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("survey_id"),
                func=(
                    "IF NOT EXISTS (SELECT FROM programme_survey AS held WHERE"
                    " held.id = NEW.survey_id AND held.status = 'PUBLISHED') THEN"
                    f" {_UNPUBLISHED} END IF; RETURN NEW;"
                ),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "person"],
                condition=~Q(person=""),
                name="surveyanswer_is_given_once",
            ),
            models.UniqueConstraint(
                fields=["survey", "browser"],
                condition=~Q(browser=""),
                name="surveyanswer_is_given_once_by_a_browser",
            ),
            models.CheckConstraint(condition=~Q(answers={}), name="surveyanswer_says_something"),
            models.CheckConstraint(
                condition=Q(size__in=["", "household", "micro", "small", "medium", "large"]),
                name="surveyanswer_size_is_known",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
