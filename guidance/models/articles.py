"""Articles: short texts on how to go about something, with their sources."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guidance.choices import Stage, Topic
from guidance.models.laws import GuidanceSource, LegalReference, once
from guidance.querysets import GuidanceQuerySet
from reference.models import Need, Reference
from reference.triggers import bumps

# Pages that stand beside the articles under /learn/.
TAKEN = ("plans", "glossary", "skills", "stories")


@pghistory.track()
class Article(Reference):
    """A short text on how to go about something; its code is its address, its name the title."""

    stage = models.CharField(_("stage"), max_length=10, choices=Stage)
    topic = models.CharField(_("topic"), max_length=20, choices=Topic)
    body_vi = models.TextField(_("text in Vietnamese (Markdown)"), max_length=20_000)
    body_en = models.TextField(_("text in English (Markdown)"), max_length=20_000, blank=True)
    pillars = ArrayField(
        models.CharField(max_length=60), verbose_name=_("pillars"), default=list, blank=True
    )
    checked_on = models.DateField(_("last checked on"))
    review_on = models.DateField(_("check again by"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = GuidanceQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(review_on__gt=F("checked_on")),
                name="article_is_reviewed_after_it_was_checked",
                violation_error_message=_("The next check comes after the last one."),
            ),
            models.CheckConstraint(
                condition=~Q(code__in=TAKEN),
                name="article_address_is_not_taken",
                violation_error_message=_("A page of the portal has this address already."),
            ),
        ]


@pghistory.track()
class ArticleSource(GuidanceSource):
    article = models.ForeignKey(Article, models.CASCADE, related_name="sources")

    class Meta(GuidanceSource.Meta):
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(address="") | ~Q(note_vi=""), name="articlesource_says_something"
            ),
        ]


@pghistory.track()
class ArticleNeed(models.Model):
    """A need that an article helps with."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="article_needs")
    need = models.ForeignKey(Need, models.PROTECT, related_name="+", verbose_name=_("need"))

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        triggers = [bumps("catalogue")]
        constraints = [once("article", "need", name="articleneed_is_listed_once")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.need_id}"


@pghistory.track()
class ArticleReference(models.Model):
    """A law that an article speaks of."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="article_references")
    reference = models.ForeignKey(
        LegalReference, models.PROTECT, related_name="+", verbose_name=_("legal reference")
    )

    class Meta:
        verbose_name = _("legal reference")
        verbose_name_plural = _("legal references")
        triggers = [bumps("catalogue")]
        constraints = [once("article", "reference", name="articlereference_is_listed_once")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.reference_id}"
