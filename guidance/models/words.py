"""Words that owners meet, and the digital skills of a role."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from guidance.models.laws import once
from guidance.querysets import GuidanceQuerySet
from reference.models import Need, Reference
from reference.triggers import bumps


@pghistory.track()
class Term(Reference):
    """A word of the glossary; its name is the word."""

    meaning_vi = models.CharField(_("meaning in Vietnamese"), max_length=300)
    meaning_en = models.CharField(_("meaning in English"), max_length=300, blank=True)
    spellings = ArrayField(
        models.CharField(max_length=60),
        verbose_name=_("other spellings"),
        default=list,
        blank=True,
        help_text=_("Separated by commas; articles link them too."),
    )
    need = models.ForeignKey(
        Need,
        models.PROTECT,
        related_name="+",
        verbose_name=_("need"),
        null=True,
        blank=True,
    )

    objects = GuidanceQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("word of the glossary")
        verbose_name_plural = _("words of the glossary")
        triggers = [bumps("catalogue")]


@pghistory.track()
class SkillPath(Reference):
    """The digital skills of one role; its name is the role."""

    intro_vi = models.CharField(_("introduction in Vietnamese"), max_length=300)
    intro_en = models.CharField(_("introduction in English"), max_length=300, blank=True)
    # What the skills follow; the same for all.
    source = models.URLField(_("source"), max_length=400)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = GuidanceQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("skills of a role")
        verbose_name_plural = _("skills of roles")
        triggers = [bumps("catalogue")]


@pghistory.track()
class Skill(models.Model):
    """One skill: how to get it, and the question by which somebody checks herself."""

    path = models.ForeignKey(SkillPath, models.CASCADE, related_name="skills")
    code = models.SlugField(_("code"), max_length=30)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    need = models.ForeignKey(
        Need,
        models.PROTECT,
        related_name="+",
        verbose_name=_("need"),
        null=True,
        blank=True,
    )
    title_vi = models.CharField(_("skill in Vietnamese"), max_length=120)
    title_en = models.CharField(_("skill in English"), max_length=120, blank=True)
    how_vi = models.CharField(_("how to get it, in Vietnamese"), max_length=400)
    how_en = models.CharField(_("how to get it, in English"), max_length=400, blank=True)
    question_vi = models.CharField(_("question in Vietnamese"), max_length=200)
    question_en = models.CharField(_("question in English"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        triggers = [bumps("catalogue")]
        constraints = [once("path", "code", name="skill_is_listed_once")]

    def __str__(self) -> str:
        return self.title_vi
