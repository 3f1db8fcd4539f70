"""Instruments of maturity as versioned data.

A version is edited while it is a draft; published, the database keeps it as it is.
"""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessment.triggers import only_in_drafts
from reference.triggers import frozen, kept
from ui.bilingual import Bilingual

DRAFT_CONTENT = (
    "instrument_id",
    "number",
    "origin",
    "legal_reference",
    "intro_vi",
    "intro_en",
    "published_at",
)


def need_codes() -> ArrayField:
    """Codes of needs, best first. Codes, not keys: an array has no foreign keys."""
    return ArrayField(
        models.CharField(max_length=60),
        verbose_name=_("needs"),
        help_text=_("Codes of needs, best first, with commas between them."),
        default=list,
        blank=True,
    )


@pghistory.track()
class Instrument(models.Model):
    """A way of measuring maturity; what it asks stands in its versions."""

    code = models.SlugField(_("code"), max_length=60, primary_key=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=250)
    name_en = models.CharField(_("English name"), max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("assessment instrument")
        verbose_name_plural = _("assessment instruments")

    def __str__(self) -> str:
        return str(self.name)

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_vi, self.name_en)


@pghistory.track()
class InstrumentVersion(models.Model):
    """One numbered state of an instrument: draft, then published, then retired; never back."""

    class Status(models.TextChoices):
        DRAFT = "DRAFT", pgettext_lazy("instrument", "draft")
        PUBLISHED = "PUBLISHED", pgettext_lazy("instrument", "published")
        RETIRED = "RETIRED", pgettext_lazy("instrument", "retired")

    class Origin(models.TextChoices):
        OFFICIAL = "OFFICIAL", _("official")
        ILLUSTRATIVE = "ILLUSTRATIVE", _("illustrative")

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="versions", verbose_name=_("instrument")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.DRAFT)
    origin = models.CharField(
        _("wording"), max_length=12, choices=Origin, default=Origin.ILLUSTRATIVE
    )
    legal_reference = models.CharField(_("legal reference"), max_length=250, blank=True)
    intro_vi = models.TextField(_("Vietnamese introduction"), max_length=1000)
    intro_en = models.TextField(_("English introduction"), max_length=1000, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    # Of the shipped file it was made from; "" for those made in the admin.
    shipped_digest = models.CharField(max_length=32, blank=True, editable=False)

    class Meta:
        verbose_name = _("instrument version")
        verbose_name_plural = _("instrument versions")
        triggers = [
            frozen(
                "published_version_is_frozen",
                columns=DRAFT_CONTENT,
                state="OLD.status <> 'DRAFT'",
                text="a published version of an instrument does not change",
            ),
            frozen(
                "version_goes_forward",
                columns=("status",),
                state="(OLD.status, NEW.status) NOT IN "
                "(('DRAFT', 'PUBLISHED'), ('PUBLISHED', 'RETIRED'))",
                text="a version does not become a draft again",
            ),
            kept(
                "published_version_stays",
                state="OLD.status <> 'DRAFT'",
                text="a published version of an instrument stays",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "number"], name="instrumentversion_number_is_unique"
            ),
            models.UniqueConstraint(
                fields=["instrument"],
                condition=Q(status="DRAFT"),
                name="instrumentversion_has_one_draft",
                violation_error_message=_("This instrument already has a draft."),
            ),
            models.UniqueConstraint(
                fields=["instrument"],
                condition=Q(status="PUBLISHED"),
                name="instrumentversion_one_is_published",
            ),
            models.CheckConstraint(
                condition=Q(status="DRAFT", published_at=None)
                | (~Q(status="DRAFT") & Q(published_at__isnull=False)),
                name="instrumentversion_published_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} – {self.number}"

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def intro(self) -> Bilingual:
        return Bilingual(self.intro_vi, self.intro_en)


class Named(models.Model):
    """A part of a version with a name in both languages; written only while that is a draft."""

    name_vi = models.CharField(_("Vietnamese name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.name)

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_vi, self.name_en)


class Worded(models.Model):
    """A part of a version that people read as a sentence."""

    text_vi = models.CharField(_("Vietnamese text"), max_length=300)
    text_en = models.CharField(_("English text"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.text)

    @property
    def text(self) -> Bilingual:
        return Bilingual(self.text_vi, self.text_en)


@pghistory.track()
class Pillar(Named):
    """A group of questions with a share and a level of its own."""

    version = models.ForeignKey(
        InstrumentVersion, models.CASCADE, related_name="pillars", verbose_name=_("version")
    )
    code = models.SlugField(_("code"), max_length=60)
    max_points = models.PositiveSmallIntegerField(_("points at most"))
    needs = need_codes()
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("pillar")
        verbose_name_plural = _("pillars")
        triggers = [only_in_drafts("{row}.version_id")]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"],
                name="pillar_code_is_unique",
                violation_error_message=_("This version already has a pillar with this code."),
            ),
            models.CheckConstraint(condition=Q(max_points__gte=1), name="pillar_has_points"),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.name}"


@pghistory.track()
class LevelRule(Named):
    """What a level asks for; level 0 asks for nothing and only has a name."""

    version = models.ForeignKey(
        InstrumentVersion, models.CASCADE, related_name="levels", verbose_name=_("version")
    )
    level = models.PositiveSmallIntegerField(_("level"))
    percent_from = models.PositiveSmallIntegerField(_("share of a pillar from (%)"), default=0)
    is_inclusive = models.BooleanField(_("this share is enough"), default=False)
    points_above = models.PositiveSmallIntegerField(_("total above"), default=0)
    pillars_required = models.PositiveSmallIntegerField(_("pillars at this level"), default=0)

    class Meta:
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        triggers = [only_in_drafts("{row}.version_id")]
        constraints = [
            models.UniqueConstraint(fields=["version", "level"], name="levelrule_is_set_once"),
            models.CheckConstraint(condition=Q(level__lte=5), name="levelrule_is_at_most_5"),
            models.CheckConstraint(condition=Q(percent_from__lte=100), name="levelrule_is_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.name}"


@pghistory.track()
class Industry(Named):
    """An industry one chooses first, where an instrument asks each its own questions."""

    version = models.ForeignKey(
        InstrumentVersion, models.CASCADE, related_name="industries", verbose_name=_("version")
    )
    code = models.SlugField(_("code"), max_length=60)
    group = models.SlugField(
        _("group"), max_length=60, help_text=_("Industries of one group get the same questions.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("industry")
        verbose_name_plural = _("industries")
        triggers = [only_in_drafts("{row}.version_id")]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="industry_code_is_unique"),
        ]


@pghistory.track()
class Question(Worded):
    """One question of a pillar."""

    class Kind(models.TextChoices):
        ONE = "ONE", _("one answer, the higher the better")
        MANY = "MANY", _("several, each counts")

    pillar = models.ForeignKey(
        Pillar, models.CASCADE, related_name="questions", verbose_name=_("pillar")
    )
    code = models.SlugField(_("code"), max_length=60)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind, default=Kind.ONE)
    groups = ArrayField(
        models.SlugField(max_length=60),
        verbose_name=_("asked of"),
        help_text=_("Groups of industries, with commas between them; empty: everybody."),
        default=list,
        blank=True,
    )
    needs = need_codes()
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        triggers = [
            only_in_drafts("SELECT version_id FROM assessment_pillar WHERE id = {row}.pillar_id")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["pillar", "code"],
                name="question_code_is_unique",
                violation_error_message=_("This pillar already has a question with this code."),
            ),
        ]


@pghistory.track()
class Option(Worded):
    """One answer one may give."""

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="options", verbose_name=_("question")
    )
    code = models.SlugField(_("code"), max_length=60)
    score = models.PositiveSmallIntegerField(_("worth"))
    needs = need_codes()
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        triggers = [
            only_in_drafts(
                "SELECT version_id FROM assessment_pillar p JOIN assessment_question q "
                "ON q.pillar_id = p.id WHERE q.id = {row}.question_id"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "code"],
                name="option_code_is_unique",
                violation_error_message=_("This question already has an answer with this code."),
            ),
            models.CheckConstraint(condition=Q(score__lte=100), name="option_score_is_at_most_100"),
        ]
