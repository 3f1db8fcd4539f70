"""Stories of enterprises: real ones only, with where each was published."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guidance.querysets import GuidanceQuerySet
from reference.models import Need, Province, Reference, Sector
from reference.triggers import bumps


@pghistory.track()
class Story(Reference):
    """What an enterprise did and what came of it, as was published; its name is the title."""

    # As the source names it; nobody is told of who is not named in public already.
    enterprise = models.CharField(_("enterprise"), max_length=200)
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("province"),
    )
    sector = models.ForeignKey(
        Sector, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sector")
    )
    need = models.ForeignKey(
        Need, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("need")
    )
    body_vi = models.TextField(_("text in Vietnamese (Markdown)"), max_length=6_000)
    body_en = models.TextField(_("text in English (Markdown)"), max_length=6_000, blank=True)
    source_name = models.CharField(_("source"), max_length=200)
    source_address = models.URLField(_("address of the source"), max_length=400)
    published_on = models.DateField(_("published on"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = GuidanceQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        triggers = [bumps("catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(source_address="") & ~Q(source_name=""),
                name="story_says_where_it_is_from",
                violation_error_message=_("A story names where it was published."),
            ),
            models.CheckConstraint(
                condition=~Q(enterprise=""),
                name="story_says_whose_it_is",
                violation_error_message=_("A story names its enterprise."),
            ),
        ]
