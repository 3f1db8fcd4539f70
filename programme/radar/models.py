"""What a night's count found, cell by cell, and what people wrote that nobody understood."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from reference.disclosure import FEWEST
from reference.models import Need, Province, Sector

UNMET = ("nowhere", "deployment", "language", "link", "several")
POOR = ("partly", "price")


class DemandCell(models.Model):
    """Of one trade and province: who declared a need, and for how many nothing fits, and why.

    A row without a need counts those with any need, each once, by its worst need. What was not
    said is none: without a section or province. Nothing of this is told unsuppressed.
    """

    class Source(models.TextChoices):
        ENTERPRISE = "ENTERPRISE", _("enterprises with an account or imported")
        RESULT = "RESULT", _("results without an account, of the last 90 days")

    day = models.DateField(_("day"))
    source = models.CharField(_("counted are"), max_length=10, choices=Source)
    need = models.ForeignKey(
        Need, models.PROTECT, null=True, related_name="+", verbose_name=_("need")
    )
    section = models.ForeignKey(
        Sector, models.PROTECT, null=True, related_name="+", verbose_name=_("trade")
    )
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, related_name="+", verbose_name=_("province")
    )
    asked = models.PositiveIntegerField(_("declared it"))
    # Without a platform: none has it at all; or each is kept out, by one kind of requirement.
    nowhere = models.PositiveIntegerField(_("no platform has it"), default=0)
    deployment = models.PositiveIntegerField(_("kept out by how it runs"), default=0)
    language = models.PositiveIntegerField(_("kept out by the language"), default=0)
    link = models.PositiveIntegerField(_("kept out by links with other software"), default=0)
    several = models.PositiveIntegerField(_("kept out by something else or several"), default=0)
    # With a poor one only: in part, or above the budget.
    partly = models.PositiveIntegerField(_("in part only"), default=0)
    price = models.PositiveIntegerField(_("above the budget only"), default=0)

    class Meta:
        verbose_name = _("cell of demand")
        verbose_name_plural = _("cells of demand")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "source", "need", "section", "province"],
                nulls_distinct=False,
                name="demandcell_is_counted_once",
            ),
            models.CheckConstraint(
                condition=Q(asked__gte=1)
                & Q(
                    asked__gte=F("nowhere")
                    + F("deployment")
                    + F("language")
                    + F("link")
                    + F("several")
                    + F("partly")
                    + F("price")
                ),
                name="demandcell_parts_fit_into_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.need_id or '*'} {self.section_id} {self.province_id}"

    @property
    def unmet(self) -> int:
        return sum(getattr(self, name) for name in UNMET)

    @property
    def poor(self) -> int:
        return sum(getattr(self, name) for name in POOR)


class WordCluster(models.Model):
    """Words that five people or more used where nobody understood them; made anew every night.

    Made of texts that are still kept, so it forgets with them.
    """

    # None: of the whole country.
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, related_name="+", verbose_name=_("province")
    )
    term = models.CharField(_("words, folded"), max_length=61)
    label = ArrayField(models.CharField(max_length=61), verbose_name=_("words"))
    people = models.PositiveIntegerField(_("people"))
    texts = models.PositiveIntegerField(_("texts"))
    day = models.DateField(_("day"))

    class Meta:
        verbose_name = _("words that were not understood")
        verbose_name_plural = _("words that were not understood")
        constraints = [
            models.UniqueConstraint(
                fields=["province", "term"],
                nulls_distinct=False,
                name="wordcluster_is_one_for_its_term",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=FEWEST, texts__gte=F("people")),
                name="wordcluster_is_of_several_people",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(self.label)


@pghistory.track()
class WordNote(models.Model):
    """What staff decided about words: that they are no need of software, until taken back."""

    term = models.CharField(_("words, folded"), max_length=61, primary_key=True)
    is_set_aside = models.BooleanField(_("no need of software"), default=True)
    noted_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("noted by")
    )
    noted_at = models.DateTimeField(_("noted at"))

    class Meta:
        verbose_name = _("note on words")
        verbose_name_plural = _("notes on words")
        constraints = [models.CheckConstraint(condition=~Q(term=""), name="wordnote_is_of_words")]

    def __str__(self) -> str:
        return self.term
